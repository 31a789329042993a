"""Descriptions of services: what each is for, what may be asked, what it answers.

A service without a description still stands in the document, with an answer of any kind. A site that
adds services of its own describes them with `describe(name, Described(…))`.
"""

from dataclasses import dataclass, field
from typing import Any

from wagtail_plone.schemas.words import Schema

DESCRIBED: dict[str, "Described"] = {}


@dataclass(frozen=True)
class Param:
    """One parameter: of the query unless `where` says otherwise."""

    name: str
    description: str
    schema: Schema
    example: Any = None
    where: str = "query"
    # False: several values in one parameter, commas between them.
    explode: bool = True

    def as_openapi(self) -> dict[str, Any]:
        """The parameter as OpenAPI has it."""
        return {
            "name": self.name,
            "in": self.where,
            "description": self.description,
            **({"required": True} if self.where == "path" else {}),
            **({} if self.explode else {"style": "form", "explode": False}),
            "schema": self.schema,
            **({} if self.example is None else {"example": self.example}),
        }


@dataclass(frozen=True)
class Described:
    """A service in words and schemas.

    `answers` has the schema of the answer, then those with one segment, with two … after the name, which
    `rest` names. `body` is what POST takes; `example` what to put behind the address in an example.
    `kinds` are the media types of the answers, JSON where there are fewer of them.
    """

    tag: str
    summary: str
    description: str
    answers: tuple[Schema, ...]
    parameters: tuple[Param, ...] = ()
    rest: tuple[Param, ...] = ()
    body: Schema | None = None
    body_example: Any = None
    example: str = ""
    # The path below the root that the example asks: "" is the site root, one segment the root of a language,
    # two a page. The documentation asks a page of the site's instead (`docs.guides.example_values`).
    example_place: str = "/en"
    kinds: tuple[str, ...] = ()
    # Answers that are errors beside those of every address.
    errors: tuple[int, ...] = ()
    # An answer without a body.
    is_empty: bool = field(default=False)

    def kind(self, segments: int) -> str:
        """The media type of the answer with so many segments after the name."""
        return self.kinds[segments] if segments < len(self.kinds) else "application/json"


UNKNOWN = Described(
    tag="Other",
    summary="A service of this site.",
    description="Nothing has been written about it.",
    answers=({},),
)


def describe(name: str, description: Described) -> None:
    """Describe the service of a name."""
    DESCRIBED[name] = description


def described(name: str) -> Described:
    """The description of a service; `UNKNOWN` where nobody has written one."""
    return DESCRIBED.get(name, UNKNOWN)
