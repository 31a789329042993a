"""Columns of tables and keys of JSON by the names people give them, and a story made of one row."""

import re
from collections.abc import Mapping
from functools import cache

from django.utils.translation import gettext as _

from cms.intake.archives.markup import as_html
from cms.intake.archives.story import ArchivedPicture, ArchivedStory, Problem
from cms.intake.archives.values import listed, moment, whole_number

# What a column is called in an archive, in small letters and without signs, in English, Russian and Kazakh.
NAMES = {
    "title": (
        "title", "headline", "heading", "name", "subject",
        "заголовок", "название", "наименование", "тема новости",
        "атауы", "тақырыбы", "тақырып аты", "аты",
    ),
    "date": (
        "date", "published", "publication date", "date published", "created", "effective", "published at",
        "pubdate", "post date",
        "дата", "дата публикации", "опубликовано", "дата создания", "день",
        "күні", "жарияланған күні", "күн", "мерзімі", "жарияланды",
    ),
    "text": (
        "text", "body", "content", "html", "body html", "article", "full text", "fulltext", "story",
        "текст", "содержание", "содержимое", "контент", "полный текст", "статья", "тело",
        "мәтін", "мәтіні", "мазмұны", "толық мәтін",
    ),
    "lead": (
        "lead", "summary", "description", "intro", "introtext", "abstract", "excerpt", "teaser", "annotation",
        "лид", "анонс", "аннотация", "кратко", "краткое описание", "описание", "вступление",
        "лиді", "қысқаша", "қысқаша мазмұны", "аңдатпа", "сипаттамасы",
    ),
    "views": (
        "views", "hits", "view count", "viewcount", "visits", "reads",
        "просмотры", "просмотров", "количество просмотров", "число просмотров", "прочтений",
        "қаралым", "қаралымы", "қаралымдар", "қаралды", "қаралым саны", "көрілім",
    ),
    "url": (
        "url", "address", "link", "old url", "old address", "path", "permalink", "@id",
        "адрес", "ссылка", "старый адрес", "адрес страницы", "урл",
        "мекенжайы", "мекенжай", "сілтеме", "ескі мекенжайы", "беттің мекенжайы",
    ),
    "images": (
        "images", "image", "pictures", "picture", "photos", "photo", "gallery",
        "изображения", "изображение", "картинки", "картинка", "фото", "фотографии", "галерея",
        "суреттер", "сурет", "суреті", "фотосуреттер", "фотолар", "галереясы",
    ),
    "topics": (
        "topics", "topic", "tags", "tag", "categories", "category", "keywords", "subjects", "rubric",
        "темы", "тема", "теги", "тег", "рубрика", "рубрики", "категория", "категории", "ключевые слова",
        "тақырыптар", "тақырыптары", "тақырып", "айдар", "санат", "санаттар", "тегтер",
    ),
    "language": ("language", "lang", "locale", "язык", "тіл", "тілі"),
    "id": ("id", "uid", "number", "номер", "нөмірі", "№"),
}  # fmt: skip
_BY_NAME = {name: column for column, names in NAMES.items() for name in names}
LANGUAGES = {
    "kk": ("kk", "kz", "kaz", "қаз", "қазақша", "қазақ тілі", "казахский"),
    "ru": ("ru", "rus", "рус", "русский", "орысша", "орыс тілі"),
    "en": ("en", "eng", "english", "английский", "ағылшынша"),
}
_LANGUAGE_BY_NAME = {name: code for code, names in LANGUAGES.items() for name in names}


@cache
def column_of(name: str) -> str | None:
    """The column a header means; None for one that means nothing here."""
    plain = " ".join(re.sub(r"[_\-.:*\"'«»()]+", " ", name.lower().lstrip("\ufeff")).split())
    return _BY_NAME.get(plain)


def recognised(names) -> dict[str, str]:
    """The columns among headers, each with its header; of two that mean the same the first."""
    found: dict[str, str] = {}
    for name in names:
        column = column_of(name)
        if column is not None:
            found.setdefault(column, name)
    return found


def language_code(text: str) -> str:
    """The site's language a text names, in any of them or by a code; "" for none."""
    plain = text.strip().lower()
    return _LANGUAGE_BY_NAME.get(plain) or _LANGUAGE_BY_NAME.get(plain.partition("-")[0], "")


def story_of(
    row: int, values: Mapping[str, str], headers: Mapping[str, str], folder: str = ""
) -> ArchivedStory:
    """The story of a row. `values` are texts by column, `headers` what the archive calls the columns."""
    problems: list[Problem] = []

    def read(column: str, parse, expected: str):
        text = values.get(column, "").strip()
        found = parse(text) if text else None
        if text and found is None:
            told = expected % {"value": text[:60]}
            problems.append(Problem(row, headers.get(column, column), told, is_error=True))
        return found

    published = read(
        "date", moment, _("“%(value)s” is no date. Expected one such as 14.11.2019 or 2019-11-14.")
    )
    views = read("views", whole_number, _("“%(value)s” is no number. Expected a whole one, such as 1772."))
    language = read(
        "language", language_code, _("“%(value)s” is no language of this site. Expected kk, ru or en.")
    )
    return ArchivedStory(
        row,
        title=" ".join(values.get("title", "").split()),
        address=values.get("url", "").strip(),
        identity=values.get("id", "").strip(),
        published=published,
        views=views,
        lead=" ".join(values.get("lead", "").split()),
        html=as_html(values.get("text", "")),
        pictures=tuple(ArchivedPicture(name) for name in listed(values.get("images", ""))),
        topics=listed(values.get("topics", "").replace(",", "|")),
        language=language or "",
        folder=folder,
        problems=tuple(problems),
    )
