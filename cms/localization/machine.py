"""Machine translation by a LibreTranslate server of one's own; off unless its address is set.

An implementation of wagtail-localize's machine translators
(https://wagtail-localize.org/how-to/integrations/machine-translation/) for the API described at
https://docs.libretranslate.com/. What a machine made is marked as such until a person confirms it.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

import requests
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.localization.store.machines import Machine, configured_machine, translated_by
from cms.localization.store.segments import MACHINE, Segment, as_stored, as_typed, checked, plain, segments_of
from cms.localization.store.stored_texts import Text, put
from cms.localization.store.translations import Translation

logger = logging.getLogger(__name__)
# The languages a server knows hardly change; a server that is away may be back soon.
LANGUAGES_FOR, ABSENCE_FOR = 3600, 60
# A page waits for these, not somebody who asked for a translation.
LANGUAGES_WITHIN = 5


class MachineTranslationError(Exception):
    """Why a machine could not translate, in words for people."""


class LibreTranslator(Machine):
    """A LibreTranslate server. Options (`WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]`):

    `URL` of the server; `API_KEY`, where it wants one; `TIMEOUT` in seconds for each answer (60); and how
    much goes into one request: `BATCH_SIZE` strings (25) of `BATCH_LENGTH` characters in all (5000).
    """

    display_name = "LibreTranslate"

    def __init__(self, options: dict):
        super().__init__(options)
        self.url = options["URL"].rstrip("/")
        self.timeout = options.get("TIMEOUT", 60)
        self.batch_size = options.get("BATCH_SIZE", 25)
        self.batch_length = options.get("BATCH_LENGTH", 5000)

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Tell whether the server translates between two languages; False while it can't be reached.

        Asked on every visit of a translation, so what the server said is kept for an hour, and that it did
        not answer for a minute.
        """
        try:
            languages = self.languages()
        except MachineTranslationError:
            return False
        source, target = _code(source_locale, languages), _code(target_locale, languages)
        return source != target and target in languages.get(source, ())

    def languages(self) -> dict[str, list[str]]:
        """The codes of the languages the server knows, each with those it translates it into."""
        key = f"libretranslate-languages-{sha256(self.url.encode()).hexdigest()}"
        known = cache.get(key)
        if known is None:
            try:
                known = self._ask_for_languages()
            except MachineTranslationError:
                cache.set(key, {}, ABSENCE_FOR)
                raise
            cache.set(key, known, LANGUAGES_FOR)
        if not known:
            raise _unreachable(self.display_name)
        return known

    def translate_texts(
        self, source_locale: Locale, target_locale: Locale, texts: Iterable[str]
    ) -> dict[str, str]:
        """Translate stored texts, in as many requests as their length takes; by text what was made of it.

        A result without the inline tags of its source is left out: a link would be lost, or a tag shown.
        Raises `MachineTranslationError` where the server does not answer as it should; nothing is returned
        then.
        """
        languages = self.languages()
        wanted = {"source": _code(source_locale, languages), "target": _code(target_locale, languages)}
        translations = {}
        for batch in self._batches(dict.fromkeys(texts)):
            for text, result in zip(batch, self._ask_for_batch(batch, wanted), strict=True):
                value = _usable(text, result)
                if value is None:
                    logger.info("%s: no usable result for %r", self.display_name, text)
                else:
                    translations[text] = value
        return translations

    def _batches(self, texts: Iterable[str]) -> Iterator[list[str]]:
        """Neighbours together as far as the limits allow; what is longer by itself goes alone."""
        batch: list[str] = []
        length = 0
        for text in texts:
            if batch and (len(batch) >= self.batch_size or length + len(text) > self.batch_length):
                yield batch
                batch, length = [], 0
            batch.append(text)
            length += len(text)
        if batch:
            yield batch

    def _ask_for_batch(self, batch: list[str], wanted: dict[str, str]) -> list[str]:
        question = {"q": batch, "format": "html", **wanted}
        if self.options.get("API_KEY"):
            question["api_key"] = self.options["API_KEY"]
        answer = self._ask("POST", "/translate", json=question)
        results = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(results, list) or len(results) != len(batch):
            raise _unclear(self.display_name)
        return results

    def _ask_for_languages(self) -> dict[str, list[str]]:
        answer = self._ask("GET", "/languages", timeout=min(self.timeout, LANGUAGES_WITHIN))
        try:
            return {language["code"]: list(language["targets"]) for language in answer}
        except (KeyError, TypeError) as error:
            raise _unclear(self.display_name) from error

    def _ask(self, method: str, path: str, timeout: float | None = None, **content):
        """The server's answer to a request, decoded. A redirect is none: it could lead the key elsewhere."""
        try:
            response = requests.request(
                method,
                self.url + path,
                timeout=timeout or self.timeout,
                allow_redirects=False,
                **content,
            )
        except requests.Timeout as error:
            raise MachineTranslationError(
                _("%(machine)s did not answer in time. Try again later.") % {"machine": self.display_name}
            ) from error
        except requests.RequestException as error:
            logger.warning("%s can't be reached: %s", self.display_name, error)
            raise _unreachable(self.display_name) from error
        try:
            answer = response.json()
        except requests.JSONDecodeError:
            answer = None
        if response.status_code != requests.codes.ok:
            raise self._refusal(response.status_code, answer)
        return answer

    def _refusal(self, status: int, answer) -> MachineTranslationError:
        reason = str(answer.get("error", "")) if isinstance(answer, dict) else ""
        logger.warning("%s answered %s: %s", self.display_name, status, reason)
        return MachineTranslationError(
            _("%(machine)s refused to translate: %(reason)s")
            % {"machine": self.display_name, "reason": reason[:300] or status}
        )


def translate_rest(translation: Translation, user=None) -> int:
    """Let the configured machine translate the segments that have no translation; how many it did.

    They are marked as made by it. What the machine made too long, or without its tags, stays without a
    translation. What somebody writes meanwhile stands. Raises `MachineTranslationError`; nothing is stored
    then.
    """
    machine = configured_machine()
    if machine is None:
        raise MachineTranslationError(_("No machine translation is set up."))
    rest = [segment for segment in segments_of(translation) if segment.translation is None]
    if not rest:
        return 0
    locales = translation.source.locale, translation.target_locale
    if not machine.can_translate(*locales):
        raise MachineTranslationError(
            _("%(machine)s can't translate from %(source)s into %(target)s, or can't be reached.")
            % {
                "machine": machine.display_name,
                "source": locales[0].get_display_name(),
                "target": locales[1].get_display_name(),
            }
        )
    translations = translated_by(machine, *locales, [segment.source_html for segment in rest])
    texts = [
        text
        for segment in rest
        if segment.source_html in translations
        and (
            text := _text(translation, segment, translations[segment.source_html], machine.display_name, user)
        )
    ]
    return len(put(translation, texts, user, may_replace=False))


def _text(translation: Translation, segment: Segment, html: str, tool: str, user) -> Text | None:
    """A result on its way to its segment; None where it doesn't fit."""
    try:
        stored = checked(translation, segment, as_typed(html, segment.is_rich).strip())
    except ValidationError:
        return None
    return Text.of(segment, stored, user, kind=MACHINE, tool=tool)


def _code(locale: Locale, languages: Iterable[str]) -> str:
    """The name a server has for a language: its whole code, or the part before the hyphen."""
    by_name = {code.lower(): code for code in languages}
    whole = locale.language_code.lower()
    short = whole.split("-")[0]
    return by_name.get(whole) or by_name.get(short) or short


def _usable(source: str, result) -> str | None:
    """A result as it is stored; None where it is empty or its tags are not those of its source."""
    if not isinstance(result, str) or not plain(result).strip():
        return None
    if _tags(result) != _tags(source):
        return None
    try:
        return as_stored(result.strip(), is_rich=True)
    except ValueError:
        return None


def _tags(html: str) -> Counter:
    """Count how often each tag stands in a string, by its name and attributes."""
    soup = BeautifulSoup(html, "html.parser")
    return Counter((tag.name, tuple(sorted(tag.attrs.items()))) for tag in soup.find_all(True))


def _unreachable(machine: str) -> MachineTranslationError:
    return MachineTranslationError(_("%(machine)s can't be reached. Try again later.") % {"machine": machine})


def _unclear(machine: str) -> MachineTranslationError:
    return MachineTranslationError(
        _("%(machine)s gave an answer that can't be read. Is its address right?") % {"machine": machine}
    )
