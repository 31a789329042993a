"""Rich text in typed data: HTML that means the same outside of the site.

Wagtail's `expand_db_html` gives addresses in the site's own terms (relative, of pages readers may not
see, of media files) and asks the providers of videos for markup while the page is being stored.
"""

from bs4.element import Tag
from wagtail.rich_text import expand_db_html

from wagtail_plone.serialize.markup import parsed
from wagtail_plone.serialize.prefetched import Context
from wagtail_plone.serialize.references import html_references
from wagtail_plone.serialize.targets import ImageInfo, link_url, primary_key, safe_url

# Plone's scale for each place Wagtail's editor can give an image; its own are 800 and 500 wide.
SCALE, SIDE_SCALE = "large", "teaser"
SIDES = ("left", "right")


def public_html(html: str, context: Context) -> str:
    """Rich text of the database with whole addresses, in the page's language; nothing else is changed.

    A link to what readers cannot open becomes its words, and a video a link to it. Link types and embeds
    that the site itself has registered are expanded by their own handlers.
    """
    # Most texts refer to nothing, and parsing is what costs.
    if "<a" not in html and "<embed" not in html:
        return html
    context.know(html_references(html))
    tree = parsed(html)
    for root in tree.find_all("html"):
        root.unwrap()
    for tag in tree.find_all(["a", "embed"]):
        if tag.name == "a":
            _link(tag, context)
        elif tag.get("embedtype") == "image":
            _image(tag, context)
        elif tag.get("embedtype") == "media":
            _video(tag)
    return expand_db_html(tree.decode())


def _link(tag: Tag, context: Context) -> None:
    kind = tag.get("linktype")
    # An anchor leads nowhere and is no link; a link type of the site's own is its handler's.
    if kind not in (None, "page", "document") or (kind is None and not tag.has_attr("href")):
        return
    url = link_url(tag.attrs, context.links)
    if url is None:
        tag.unwrap()
        return
    if kind:
        for name in ("linktype", "id", "parent-id"):
            del tag[name]
    tag["href"] = url


def _image(tag: Tag, context: Context) -> None:
    key = primary_key(tag.get("id"))
    info = context.links.image(key) if key is not None else None
    if info is None:
        tag.decompose()
        return
    alt, side = str(tag.get("alt", info.alt)), tag.get("format")
    tag.name = "img"
    tag.attrs = {**_scale(info, SIDE_SCALE if side in SIDES else SCALE), "alt": alt}
    if side in SIDES:
        # Wagtail's own class for it, which its clients have rules for.
        tag["class"] = f"richtext-image {side}"


def _scale(info: ImageInfo, name: str) -> dict[str, str]:
    """The attributes that show an image in a scale, or as it is where it is smaller."""
    (whole,) = info.scales["image"]
    shown = whole["scales"].get(name, whole)
    return {
        "src": f"{info.url}/{shown['download']}",
        "width": str(shown["width"]),
        "height": str(shown["height"]),
    }


def _video(tag: Tag) -> None:
    url = safe_url(tag.get("url"))
    if url is None:
        tag.decompose()
        return
    tag.name, tag.attrs, tag.string = "a", {"href": url}, url
