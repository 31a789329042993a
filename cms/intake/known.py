"""What the site knows already, as rules are told of it: plain data, gathered from the database elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A known branch, trainer, organisation, school, hall or topic.

    `key` stands for it (a branch: the slug of its page, such as `taraz`; others: any word of the caller's);
    `names` are its names in all languages and spellings, the one to be shown first.
    """

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """All known things by their sort. A trainer's `names` are "Given Family" in each language."""

    branches: tuple[Thing, ...] = ()
    trainers: tuple[Thing, ...] = ()
    organisations: tuple[Thing, ...] = ()
    venues: tuple[Thing, ...] = ()
    topics: tuple[Thing, ...] = ()
