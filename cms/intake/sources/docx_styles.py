"""What a .docx says in its side parts: styles, numbering, what references lead to (ECMA-376, part 1)."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from cms.intake.sources.archives import Archive
from cms.intake.sources.elements import attribute, below, child, local

_QUOTES = frozenset(("quote", "intense quote", "block text"))
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or characters: its English name in small letters, and what it says of its own."""

    name: str
    based_on: str
    properties: Element | None
    paragraph: Element | None


def is_on(properties: Element | None, name: str) -> bool | None:
    """A switch such as `b`: on, off, or not said (None)."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val", "1") not in {"0", "false", "none", "off"}


class Styles:
    """The styles of a document; what one doesn't say, the one it is based on does."""

    def __init__(self, root: Element | None):
        self._styles = {
            attribute(style, "styleId"): Style(
                attribute(child(style, "name"), "val").lower(),
                attribute(child(style, "basedOn"), "val"),
                child(style, "rPr"),
                child(style, "pPr"),
            )
            for style in below(root, "style")
        }

    def chain(self, identifier: str) -> list[Style]:
        """The style and those it is based on."""
        found: list[Style] = []
        while identifier in self._styles and len(found) < _DEEPEST_STYLE:
            found.append(self._styles[identifier])
            identifier = found[-1].based_on
        return found

    def is_on(self, identifier: str, name: str) -> bool:
        """Tell whether a style turns a switch of characters on."""
        said = (is_on(style.properties, name) for style in self.chain(identifier))
        return next((value for value in said if value is not None), False)

    def heading(self, identifier: str) -> int:
        """The level of headings of a paragraph style, from 1; 0 for other styles."""
        for style in self.chain(identifier):
            if style.name == "title":
                return 1
            head, _, level = style.name.partition(" ")
            if head in {"heading", "заголовок"} and level.isdecimal():
                return min(max(int(level[:2]), 1), 6)
            outline = attribute(child(style.paragraph, "outlineLvl"), "val")
            if outline.isdecimal() and int(outline[:2]) < 6:
                return int(outline[:2]) + 1
        return 0

    def is_quote(self, identifier: str) -> bool:
        """Tell whether a paragraph style is that of quotations."""
        return any(style.name in _QUOTES for style in self.chain(identifier))

    def list_depth(self, identifier: str) -> int:
        """The depth that Word's own styles of lists have in their name ("List Bullet 2": 1); else 0."""
        names = (
            style.name.rpartition(" ") for style in self.chain(identifier) if style.name.startswith("list ")
        )
        return next((int(level) - 1 for _head, _blank, level in names if level in {"2", "3", "4", "5"}), 0)

    def numbering(self, identifier: str, own: Element | None) -> tuple[str, str]:
        """The list of a paragraph and its level there ("" where neither it nor its style says).

        What its `own` properties leave open its style says, and what that leaves open the one it is based on.
        """
        said = [own, *(child(style.paragraph, "numPr") for style in self.chain(identifier))]
        return tuple(
            next((value for one in said if (value := attribute(child(one, name), "val"))), "")
            for name in ("numId", "ilvl")
        )


class Numbering:
    """The lists of a document."""

    def __init__(self, root: Element | None):
        self._abstract = {attribute(one, "abstractNumId"): one for one in below(root, "abstractNum")}
        self._of_style = {
            attribute(link, "val"): one for one in self._abstract.values() for link in below(one, "styleLink")
        }
        self._formats_by_list: dict[str, dict[str, str]] = {}
        for one in below(root, "num"):
            formats = self._formats(self._definition(attribute(child(one, "abstractNumId"), "val")))
            self._formats_by_list[attribute(one, "numId")] = {**formats, **self._formats(one)}

    def _definition(self, identifier: str) -> Element | None:
        """What defines the levels of a list; it may leave that to a style of lists."""
        found = self._abstract.get(identifier)
        style = attribute(child(found, "numStyleLink"), "val")
        return self._of_style.get(style, found)

    @staticmethod
    def _formats(root: Element | None) -> dict[str, str]:
        return {
            attribute(level, "ilvl"): attribute(child(level, "numFmt"), "val") for level in below(root, "lvl")
        }

    def item(self, identifier: str, level: str) -> str:
        """What a list and a level make of a paragraph: "0 bullet", "1 number" (depth first), else ""."""
        if identifier in {"", "0"}:
            return ""
        level = level or "0"
        written = self._formats_by_list.get(identifier, {}).get(level, "bullet")
        depth = int(level) if level.isdecimal() and len(level) < 3 else 0
        return "" if written == "none" else f"{depth} {'bullet' if written == 'bullet' else 'number'}"


class Relations:
    """What the references of a part lead to: other parts, or addresses."""

    def __init__(self, archive: Archive, part: str):
        folder, _, name = part.rpartition("/")
        root = archive.xml_of(f"{folder}/_rels/{name}.rels".lstrip("/"))
        self._folder = folder
        self._relations = {
            attribute(one, "Id"): one
            for one in (root if root is not None else ())
            if local(one) == "Relationship"
        }

    def address(self, identifier: str) -> str:
        """The address outside of the document that a reference leads to; "" where it leads to a part."""
        found = self._relations.get(identifier)
        return attribute(found, "Target") if attribute(found, "TargetMode") == "External" else ""

    def part(self, identifier: str) -> str:
        """The part of the archive that a reference leads to; "" where it leads outside."""
        found = self._relations.get(identifier)
        if found is None or attribute(found, "TargetMode") == "External":
            return ""
        return self._path(attribute(found, "Target"))

    def parts(self, kind: str) -> list[str]:
        """All parts of a kind, such as `header` or `footnotes`."""
        return [
            self._path(attribute(one, "Target"))
            for one in self._relations.values()
            if attribute(one, "Type").rpartition("/")[2] == kind
            and attribute(one, "TargetMode") != "External"
        ]

    def _path(self, target: str) -> str:
        if target.startswith("/"):
            return target[1:]
        steps = self._folder.split("/") if self._folder else []
        for step in target.split("/"):
            if step == "..":
                del steps[-1:]
            elif step != ".":
                steps.append(step)
        return "/".join(steps)
