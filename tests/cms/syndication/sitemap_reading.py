"""Sitemaps as a search engine reads them: refused where they break the protocol."""

from dataclasses import dataclass, field

from defusedxml.ElementTree import fromstring

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
# The order of sitemap.xsd, before what extensions add.
IN_URL = [f"{SITEMAP}loc", f"{SITEMAP}lastmod", LINK, f"{IMAGE}image", f"{NEWS}news"]


@dataclass
class Told:
    """What a sitemap says of one address."""

    changed: str = ""
    alternates: set[tuple[str, str]] = field(default_factory=set)
    pictures: list[str] = field(default_factory=list)
    news: dict[str, str] = field(default_factory=dict)


def read(body: bytes) -> dict[str, Told]:
    """What a sitemap says, by address; refused where it breaks the protocol."""
    root = fromstring(body)
    assert root.tag == f"{SITEMAP}urlset"
    found: dict[str, Told] = {}
    for url in root:
        assert url.tag == f"{SITEMAP}url"
        order = [IN_URL.index(child.tag) for child in url]
        assert order == sorted(order)
        address, told = url.findtext(f"{SITEMAP}loc"), Told(url.findtext(f"{SITEMAP}lastmod") or "")
        assert address not in found
        assert address.startswith("http")
        assert len(address) < 2048
        for link in url.findall(LINK):
            assert link.get("rel") == "alternate"
            told.alternates.add((link.get("hreflang"), link.get("href")))
        told.pictures = [image.findtext(f"{IMAGE}loc") for image in url.findall(f"{IMAGE}image")]
        for news in url.iter(f"{NEWS}news"):
            assert [child.tag for child in news] == [
                f"{NEWS}{name}" for name in ("publication", "publication_date", "title")
            ]
            leaves = [leaf for leaf in news.iter() if not len(leaf)]
            told.news = {leaf.tag.removeprefix(NEWS): leaf.text for leaf in leaves}
        found[address] = told
    return found
