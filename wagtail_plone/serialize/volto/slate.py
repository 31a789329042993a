"""Rich text and HTML → Slate nodes and blocks, as Volto 19 reads them.

Slate (volto-slate, `editor/config.jsx`): a node is a text `{"text": "…"}` or an element `{"type",
"children"}`. Marks (strong, em …) and links are inline elements, and every inline element has a text
before and after it, an empty one if need be. Children of an element are never an empty list. A line
break is "\\n" inside a text.

A nested list stands inside the item it belongs to, as in HTML. Volto's editor lifts it beside the item
when it loads it (`normalizeNode.js`); Volto's page shows either, and only this form is valid HTML.
"""

from wagtail_plone.serialize.markup import events
from wagtail_plone.serialize.targets import Links, link_url, primary_key, safe_url
from wagtail_plone.serialize.volto.inline import Inline, Line, node_text
from wagtail_plone.serialize.volto.layout import image_block, slate_block, video_block

MARKS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "ins": "u", "del": "del", "s": "del",
    "strike": "del", "sub": "sub", "sup": "sup", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
# The page's title is its only first-level heading, and Volto knows four levels.
LEAVES = {
    "p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4",
    "blockquote": "blockquote",
}  # fmt: skip
# Blocks without a counterpart: what is in them becomes paragraphs.
OTHER_BLOCKS = frozenset({
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "optgroup", "option", "pre", "search", "section", "select",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
LISTS = frozenset({"ul", "ol"})
MAX_LIST_DEPTH = 10


class _List:
    """A list being read: items of a line and the lists below it."""

    def __init__(self, kind: str):
        self.kind = kind
        self.items: list[tuple[Line, list[_List]]] = []
        self.open = False

    def node(self) -> dict | None:
        """The list as a Slate node; None where it has no item."""
        items = []
        for line, lists in self.items:
            below = [node for node in (child.node() for child in lists) if node]
            # An item without words keeps its place: numbers of a list count it.
            items.append({"type": "li", "children": [*(line.children() or [{"text": ""}]), *below]})
        return {"type": self.kind, "children": items} if items else None


class _Reader:
    """Turns the tags and texts of one piece of HTML into nodes, with the embeds among them as blocks."""

    def __init__(self, links: Links):
        self.links = links
        self.nodes: list[dict] = []
        self.inlines: list[Inline] = []
        self.leaves = ["p"]
        self.leaf: Line | None = None
        self.lists: list[_List] = []
        self.after_list: list[dict] = []
        self.preformatted = 0
        # What each open tag did, to be undone when it closes.
        self.opened: list[str] = []

    def read(self, html: str) -> list[dict]:
        """All of it, in order."""
        for kind, content in events(html):
            if isinstance(content, str):
                self.text(content)
            elif kind == "open":
                self.opened.append(self.open(content))
            else:
                self.close(self.opened.pop())
        self.end_leaf()
        return self.nodes

    def open(self, tag) -> str:
        """Takes an opening tag in; answers with what has to be undone at its end."""
        name = tag.name
        if name == "br":
            self.line_break()
        elif name == "embed":
            self.embed(tag.attrs)
        elif name == "a" or name in MARKS:
            return self.open_inline(name, tag.attrs)
        elif name in LISTS:
            return self.open_list(name)
        elif name == "li" and self.lists:
            self.lists[-1].open = False
            self.new_item()
            return "item"
        elif name in LEAVES or name in OTHER_BLOCKS:
            return self.open_block(name)
        return ""

    def open_inline(self, name: str, attributes: dict) -> str:
        """A mark or a link; one inside another of its kind adds nothing."""
        inline = Inline(MARKS.get(name, "link"))
        if name == "a":
            inline.url = link_url(attributes, self.links)
        if (name == "a" and not inline.url) or any(outer.kind == inline.kind for outer in self.inlines):
            return ""
        self.inlines.append(inline)
        return "inline"

    def open_list(self, name: str) -> str:
        """A list of its own, or one below the item that is being read."""
        self.end_leaf()
        if len(self.lists) >= MAX_LIST_DEPTH:
            return ""
        inner = _List(name)
        if self.lists:
            if not self.lists[-1].open:
                self.new_item()
            self.lists[-1].items[-1][1].append(inner)
        self.lists.append(inner)
        return "list"

    def open_block(self, name: str) -> str:
        """A block: a new paragraph, heading or quotation, or a new line of the one that is open."""
        inner = LEAVES.get(name) or self.leaves[-1]
        if inner == "p" and self.leaves[-1] == "blockquote":
            inner = "blockquote"
        self.leaves.append(inner)
        self.preformatted += name == "pre"
        self.boundary()
        return "pre" if name == "pre" else "block"

    def close(self, what: str) -> None:
        """Ends what a tag began."""
        if what == "inline":
            self.inlines.pop()
        elif what == "item":
            self.lists[-1].open = False
        elif what == "list":
            finished = self.lists.pop()
            if not self.lists:
                self.nodes += [node for node in (finished.node(), *self.after_list) if node]
                self.after_list = []
        elif what:
            self.leaves.pop()
            self.preformatted -= what == "pre"
            self.boundary()

    def boundary(self) -> None:
        """A block begins or ends here: list items and quotations go on in a new line, others are over."""
        if self.lists:
            if self.lists[-1].open:
                self.lists[-1].items[-1][0].break_before_next()
        elif self.leaf and self.leaf.kind == self.leaves[-1] == "blockquote":
            self.leaf.break_before_next()
        else:
            self.end_leaf()

    def end_leaf(self) -> None:
        """Puts the paragraph, heading or quotation that is being read with the others."""
        if self.leaf and (children := self.leaf.children()):
            self.nodes.append({"type": self.leaf.kind, "children": children})
        self.leaf = None

    def new_item(self) -> None:
        """Starts an item of the innermost list."""
        self.lists[-1].items.append((Line("li"), []))
        self.lists[-1].open = True

    def line(self) -> Line | None:
        """The line that words go to now, or None where one would have to be started."""
        if not self.lists:
            return self.leaf
        inner = self.lists[-1]
        # Words after a nested list are an item of their own: Slate puts no text after a block.
        return inner.items[-1][0] if inner.open and not inner.items[-1][1] else None

    def started_line(self) -> Line:
        """The line that words go to now, started if need be."""
        line = self.line()
        if line is not None:
            return line
        if self.lists:
            self.new_item()
            return self.lists[-1].items[-1][0]
        self.leaf = Line(self.leaves[-1])
        return self.leaf

    def text(self, text: str) -> None:
        """Words between tags."""
        for number, part in enumerate(text.split("\n") if self.preformatted else [text]):
            if number:
                self.line_break()
            if part.strip(" \t\n\r\f") or self.line():
                self.started_line().add(part, self.inlines)

    def line_break(self) -> None:
        """A `<br>`. One before any words has nothing to break."""
        if line := self.line():
            line.add_break(self.inlines)

    def embed(self, attributes: dict) -> None:
        """An image or a video: a block of its own, after the list where it stands in one."""
        block = _embedded(attributes, self.links)
        if not self.lists:
            # Even a missing one parts the words before it from those after it.
            self.end_leaf()
        if block:
            (self.after_list if self.lists else self.nodes).append(block)


def _embedded(attributes: dict, links: Links) -> dict | None:
    """The block of an `<embed>` of rich text; None where what it shows is missing or of another kind."""
    kind = attributes.get("embedtype")
    if kind == "media":
        return video_block(safe_url(attributes.get("url")))
    pk = primary_key(attributes.get("id"))
    info = links.image(pk) if kind == "image" and pk is not None else None
    if info is None:
        return None
    # Wagtail's own formats are fullwidth, left and right (wagtail/images/formats.py).
    side = attributes.get("format") if attributes.get("format") in ("left", "right") else None
    return image_block(info, attributes.get("alt"), align=side or "center", size="m" if side else "l")


def slate_nodes(html: str, links: Links) -> list[dict]:
    """Rich text (Wagtail's database format) or plain HTML as top-level Slate nodes.

    Blocks without words are left out, so empty HTML gives []; embeds are too (`rich_text_blocks` has
    them). A link whose target is missing or may not be followed becomes its words. Never raises.
    """
    return [node for node in _Reader(links).read(html or "") if "@type" not in node]


def rich_text_blocks(html: str, links: Links) -> list[dict]:
    """Rich text as Volto blocks in order: a slate block a top-level node, images and videos between."""
    nodes = _Reader(links).read(html or "")
    return [node if "@type" in node else slate_block(node) for node in nodes]


def plain_text(html: str) -> str:
    """The words of a piece of HTML; blocks, items of lists and `<br>` begin a new line."""
    return "\n".join(node_text(node) for node in slate_nodes(html, Links()))
