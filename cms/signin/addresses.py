"""The address a request comes from, seen through the proxies in front of the site and no further.

`X-Forwarded-For` is anybody's to write. Each proxy appends the address that it was asked from, so only the
end of the header is believed, as far as the site's own proxies go: `TRUSTED_PROXIES` names them, or says
how many there are.
"""

from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What one customer of a provider is given of IPv6: counting single addresses of it would count nothing.
IPV6_PREFIX = 64
Network = IPv4Network | IPv6Network


def trusted(configured: list[str]) -> int | list[Network]:
    """Read `TRUSTED_PROXIES`: the number of proxies, or their addresses and networks.

    Raises `ValueError`, naming what is neither.
    """
    if len(configured) == 1 and configured[0].isdecimal():
        return int(configured[0])
    return [ip_network(text, strict=False) for text in configured]


def client_address(request: HttpRequest) -> str | None:
    """The client's address, for counting: an IPv6 one stands for its network. None where there is none."""
    nearest, proxies = _parsed(request.META.get("REMOTE_ADDR", "")), settings.TRUSTED_PROXIES
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    # From the nearest to the farthest, each written down by the one before it.
    hops = [nearest, *(_parsed(hop) for hop in reversed(forwarded) if hop.strip())]
    if isinstance(proxies, int):
        client = hops[min(proxies, len(hops) - 1)]
    else:
        # A local socket has no address, and only what runs on this machine can use it.
        behind = hops[1:] if nearest is None else hops
        client = next((hop for hop in behind if not _is_one_of(proxies, hop)), hops[-1])
    if client is None:
        return None
    if isinstance(client, IPv6Address):
        return str(ip_network((client, IPV6_PREFIX), strict=False).network_address)
    return str(client)


def _parsed(hop: str):
    """An address without its port, an IPv4 one whichever way it is written; None for anything else."""
    text = hop.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_one_of(proxies: list[Network], hop) -> bool:
    return hop is not None and any(hop in network for network in proxies)
