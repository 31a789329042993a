"""The demo's YAML files read into the records they consist of; a mistake is said with file and key."""

from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from cms.demo.loading import page_records, records
from cms.demo.loading.markup import to_html
from cms.demo.loading.page_records import PAGE_TYPES
from cms.demo.loading.records import LANGUAGES, RichText, Text

CONTENT = Path(__file__).resolve().parent.parent / "content"
PLAIN = {
    bool: "true or false",
    date: "a day, such as 2019-11-14",
    int: "a whole number",
    str: "a text; put figures and yes or no in quotes",
}


class ContentError(ValueError):
    """A mistake in a file of the demo: which file, which key, what was expected there."""

    def __init__(self, file: str, key: str, expected: str):
        super().__init__(f"{file}: {f'{key}: ' if key else ''}{expected}")


@dataclass(frozen=True)
class Content:
    """All of the demo: topics by slug, pictures by the name of their file, pages by address."""

    topics: dict[str, Text]
    pictures: dict[str, records.Picture]
    pages: dict[str, page_records.Page]

    def of(self, kind: type[page_records.Page]) -> list:
        """The pages of a type; events and news by date, the others by address."""
        chosen = [page for page in self.pages.values() if isinstance(page, kind)]
        day = {page_records.News: "date"}.get(kind, "starts")
        return sorted(chosen, key=lambda page: (str(getattr(page, day, "")), page.address))


@dataclass(frozen=True)
class Where:
    """A place in a file, and the names that may be referred to there."""

    file: str
    names: Mapping[Any, Collection[str]]
    key: str = ""

    def at(self, key: str | int) -> "Where":
        """The place below this one."""
        step = f"[{key + 1}]" if isinstance(key, int) else f".{key}" if self.key else key
        return Where(self.file, self.names, f"{self.key}{step}")

    def error(self, expected: str) -> ContentError:
        """The error to raise for a mistake here."""
        return ContentError(self.file, self.key, expected)


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
    """YAML that doesn't let a key of a mapping be given twice."""

    def construct_mapping(self, node, deep=False):
        """Refuse the second of two equal keys, which YAML would silently let win."""
        names = [key.value for key, _value in node.value]
        for name in names:
            if names.count(name) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{name}” is given twice", node.start_mark
                )
        return super().construct_mapping(node, deep)


def read(folder: Path = CONTENT) -> Content:
    """Read all files of the demo. Raises `ContentError` for the first mistake."""
    topics, pictures = _yaml(folder, "topics.yaml"), _yaml(folder, "pictures.yaml")
    pages: dict[str, dict] = {}
    for path in sorted((folder / "pages").rglob("*.yaml")):
        relative = path.relative_to(folder / "pages").with_suffix("").as_posix()
        pages[relative] = _yaml(folder, f"pages/{relative}.yaml")
    names = _names(topics, pictures, pages)
    checked = {address: _page(address, data, names) for address, data in pages.items()}
    for page in checked.values():
        if page.address != "home" and page.parent not in checked:
            expected = f"there is no pages/{page.parent}.yaml, the page above it"
            raise ContentError(f"pages/{page.address}.yaml", "", expected)
    return Content(
        topics={slug: build(Text, name, Where("topics.yaml", names, slug)) for slug, name in topics.items()},
        pictures={
            name: build(records.Picture, data, Where("pictures.yaml", names, name))
            for name, data in pictures.items()
        },
        pages=checked,
    )


def _yaml(folder: Path, name: str) -> dict:
    """The mapping a file holds."""
    try:
        data = yaml.load((folder / name).read_text(encoding="utf-8"), _Loader)  # noqa: S506  a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise ContentError(name, f"line {line}", f"this is no readable YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(name, "", f"expected a file in UTF-8: {error}") from error
    if not isinstance(data, dict):
        raise ContentError(name, "", "expected keys with values")
    return data


def _names(topics: dict, pictures: dict, pages: dict[str, dict]) -> dict[Any, Collection[str]]:
    """The names allowed of each kind."""

    def of(*kinds: str) -> set[str]:
        return {address for address, data in pages.items() if data.get("type") in kinds}

    return {
        records.TopicName: topics.keys(),
        records.PictureName: pictures.keys(),
        records.PageAddress: pages.keys(),
        records.BranchName: {address.rpartition("/")[2] for address in of("branch")},
        records.EventAddress: of("forum", "contest"),
        records.TrainerAddress: of("trainer"),
    }


EXPECTED_NAMES = {
    records.TopicName: "the name of a topic in topics.yaml",
    records.PictureName: "the name of a picture in pictures.yaml",
    records.PageAddress: "the address of a page, such as branches/taraz/forum-2019",
    records.BranchName: "the name of a branch, such as taraz",
    records.EventAddress: "the address of a forum or contest, such as branches/taraz/forum-2019",
    records.TrainerAddress: "the address of a trainer, such as branches/taraz/d-k-berdibekova",
}


def _page(address: str, data: dict, names: dict) -> page_records.Page:
    where = Where(f"pages/{address}.yaml", names)
    kind = data.get("type")
    if kind not in PAGE_TYPES:
        raise where.at("type").error(f"expected one of {', '.join(PAGE_TYPES)}, not {kind!r}")
    rest = {key: value for key, value in data.items() if key != "type"}
    return build(PAGE_TYPES[kind], rest, where, address=address)


def build(kind: Any, value: Any, where: Where, **given: Any) -> Any:
    """The value as a record, or what else its type says. `given` are fields the file does not have."""
    if kind in where.names:
        if not isinstance(value, str) or value not in where.names[kind]:
            raise where.error(f"expected {EXPECTED_NAMES[kind]}, not {value!r}")
        return value
    if isinstance(kind, type) and issubclass(kind, Text):
        return _text(kind, value, where)
    if is_dataclass(kind):
        return _mapping(kind, value, where, given)
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (option for option in get_args(kind) if option is not NoneType)
        return build(kind, value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise where.error("expected a list: each item begins with a dash")
        return tuple(build(get_args(kind)[0], item, where.at(number)) for number, item in enumerate(value))
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise where.error(f"expected one of {', '.join(get_args(kind))}, not {value!r}")
        return value
    if kind is time:
        return _hour(value, where)
    if type(value) is not kind:
        raise where.error(f"expected {PLAIN[kind]}, not {value!r}")
    return value


def _mapping(kind: type, value: Any, where: Where, given: dict) -> Any:
    """A mapping as the dataclass it is written for."""
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in given}
    if not isinstance(value, dict):
        raise where.error(f"expected keys with values: {', '.join(hints)}")
    for key in value:
        if key not in hints:
            raise where.at(str(key)).error(f"this key isn't known here; known are {', '.join(hints)}")
    for field in fields(kind):
        if field.default is MISSING and field.name in hints and field.name not in value:
            raise where.at(field.name).error("this key is missing")
    built = {key: build(hints[key], item, where.at(key)) for key, item in value.items()}
    try:
        return kind(**built, **given)
    except ValueError as error:
        raise where.error(str(error)) from error


def _text(kind: type[Text], value: Any, where: Where) -> Text:
    """Words in all languages."""
    if not isinstance(value, dict) or set(value) != set(LANGUAGES):
        raise where.error(f"expected the same text in each of {', '.join(LANGUAGES)}")
    for language, words in value.items():
        if not isinstance(words, str) or not words.strip():
            raise where.at(language).error("expected a text that isn't empty; put figures in quotes")
    make = to_html if issubclass(kind, RichText) else str.strip
    return kind({language: make(value[language]) for language in LANGUAGES})


def _hour(value: Any, where: Where) -> time:
    """An hour of the day. Without quotes YAML makes a number of it."""
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise where.error(f'expected an hour in quotes, such as "09:30", not {value!r}') from error
