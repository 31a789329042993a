"""A machine translates what nobody has, says so, and leaves everything else as it is.

The machine is a small HTTP server that speaks LibreTranslate's API.
"""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from cms.localization.machine import LibreTranslator, MachineTranslationError, translate_rest
from cms.localization.models import TranslationProgress
from cms.localization.store.segments import MACHINE, MACHINE_MADE, MANUAL, segments_of
from cms.localization.store.stored_texts import confirm, write
from tests import factories

pytestmark = pytest.mark.django_db


class Server:
    """A server that puts a word before every string; what it does wrong is set from outside."""

    def __init__(self):
        self.questions: list[dict] = []
        self.language_requests = 0
        self.languages = [{"code": "en", "name": "English", "targets": ["en", "ru", "kk"]}]
        self.status = 200
        self.error = ""
        self.delay = 0.0
        self.answer = lambda text: f"МТ {text}"
        self.raw: bytes | None = None
        self.before_answering = lambda: None

    def reply(self, path: str, question: dict | None) -> tuple[int, bytes]:
        """Status and body of an answer."""
        time.sleep(self.delay)
        self.before_answering()
        if path == "/languages":
            self.language_requests += 1
            return self.status, self.raw or json.dumps(self.languages).encode()
        self.questions.append(question)
        if self.status != 200:
            return self.status, json.dumps({"error": self.error}).encode()
        return 200, self.raw or json.dumps({"translatedText": list(map(self.answer, question["q"]))}).encode()


@pytest.fixture
def server():
    """The server under way; its address in `url`."""
    behaviour = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._send(None)

        def do_POST(self):
            self._send(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _send(self, question):
            status, body = behaviour.reply(self.path, question)
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # Whoever asked has given up waiting.

        def log_message(self, *args):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    behaviour.url = f"http://127.0.0.1:{http.server_port}"
    yield behaviour
    http.shutdown()
    http.server_close()


@pytest.fixture
def machine(server, settings):
    """The server, configured as the site's machine; set options with it."""

    def configure(**options) -> LibreTranslator:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "cms.localization.machine.LibreTranslator",
            "OPTIONS": {"URL": server.url, **options},
        }
        return get_machine_translator()

    configure()
    return configure


def strings(*texts) -> list[StringValue]:
    """Stored strings."""
    return [StringValue(text) for text in texts]


def test_without_an_address_there_is_no_machine(submitted, forum):
    assert get_machine_translator() is None
    translation = submitted(forum)
    with pytest.raises(MachineTranslationError, match="No machine translation is set up"):
        translate_rest(translation)


# The server


def test_strings_are_sent_as_html_in_the_server_s_own_codes(machine, server, locales):
    translated = machine().translate(locales["en"], locales["ru"], strings("Tom &amp; Ann"))
    assert server.questions == [{"q": ["Tom &amp; Ann"], "format": "html", "source": "en", "target": "ru"}]
    assert translated == {StringValue("Tom &amp; Ann"): StringValue("МТ Tom &amp; Ann")}


def test_a_key_is_sent_where_there_is_one(machine, server, locales):
    machine(API_KEY="secret").translate(locales["en"], locales["ru"], strings("One"))
    assert server.questions[0]["api_key"] == "secret"


def test_many_strings_go_in_several_requests(machine, server, locales):
    texts = [f"Text {number}" for number in range(7)]
    translated = machine(BATCH_SIZE=3).translate(locales["en"], locales["ru"], strings(*texts))
    assert [len(question["q"]) for question in server.questions] == [3, 3, 1]
    assert [translated[StringValue(text)].data for text in texts] == [f"МТ {text}" for text in texts]


def test_long_strings_go_in_requests_of_limited_length(machine, server, locales):
    texts = ["a" * 40, "b" * 40, "c" * 40, "d" * 300, "e"]
    translated = machine(BATCH_LENGTH=100).translate(locales["en"], locales["ru"], strings(*texts))
    assert [[len(text) for text in question["q"]] for question in server.questions] == [
        [40, 40],
        [40],
        [300],
        [1],
    ]
    assert len(translated) == 5


def test_the_same_string_is_asked_for_once(machine, server, locales):
    machine().translate(locales["en"], locales["ru"], strings("Same", "Same"))
    assert server.questions[0]["q"] == ["Same"]


def test_only_pairs_of_languages_the_server_knows_can_be_translated(machine, server, locales):
    assert machine().can_translate(locales["en"], locales["ru"])
    assert not machine().can_translate(locales["ru"], locales["en"])
    assert not machine().can_translate(locales["en"], locales["en"])


def test_the_server_is_asked_for_its_languages_once(machine, server, locales):
    for _visit in range(3):
        machine().can_translate(locales["en"], locales["kk"])
    assert server.language_requests == 1


def test_a_server_that_is_away_is_not_asked_on_every_visit(machine, server, locales):
    server.status = 503
    for _visit in range(3):
        assert not machine().can_translate(locales["en"], locales["kk"])
    assert server.language_requests == 1


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ('See <a id="a1">this</a>', "Смотри это"),
        ('See <a id="a1">this</a>', 'Смотри <a id="a2">это</a>'),
        ('See <a id="a1">this</a>', 'Смотри <a id="a1">это</a> <a id="a1">и это</a>'),
        ("A <b>bold</b> word", "A <i>bold</i> word"),
        ("Plain", "<script>alert(1)</script>"),
        ("Plain", ""),
        ("Plain", "  "),
        ("Plain", None),
    ],
)
def test_a_result_without_the_tags_of_its_source_is_left_out(machine, server, locales, source, result):
    server.answer = lambda text: result if text == source else "Хорошо"
    translated = machine().translate(locales["en"], locales["ru"], strings(source, "Good"))
    assert translated == {StringValue("Good"): StringValue("Хорошо")}


def test_tags_may_stand_in_another_order(machine, server, locales):
    server.answer = lambda text: '<b>слово</b> <a id="a1">это</a>'
    source = '<a id="a1">this</a> <b>word</b>'
    translated = machine().translate(locales["en"], locales["ru"], strings(source))
    assert translated[StringValue(source)].data == '<b>слово</b> <a id="a1">это</a>'


# What goes wrong


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"status": 403, "error": "Invalid API key"}, "refused to translate: Invalid API key"),
        ({"status": 500}, "refused to translate: 500"),
        ({"raw": b"<html>Welcome</html>"}, "an answer that can't be read"),
        ({"raw": b'{"translatedText": ["one too many", "another"]}'}, "an answer that can't be read"),
        ({"raw": b'{"translatedText": "no list"}'}, "an answer that can't be read"),
    ],
)
def test_an_answer_that_is_none_is_an_error_for_people(machine, server, locales, wrong, message):
    assert machine().can_translate(locales["en"], locales["ru"])
    for name, value in wrong.items():
        setattr(server, name, value)
    with pytest.raises(MachineTranslationError, match=message):
        machine().translate(locales["en"], locales["ru"], strings("One"))


def test_a_server_that_takes_too_long_is_given_up(machine, server, locales):
    assert machine().can_translate(locales["en"], locales["ru"])
    server.delay = 1
    with pytest.raises(MachineTranslationError, match="did not answer in time"):
        machine(TIMEOUT=0.1).translate(locales["en"], locales["ru"], strings("One"))


def test_a_server_that_is_not_there_can_t_be_reached(machine, locales, forum, submitted):
    translation = submitted(forum)
    machine(URL="http://127.0.0.1:9")
    with pytest.raises(MachineTranslationError, match=r"can't translate .* or can't be reached"):
        translate_rest(translation)


def test_a_failure_half_way_stores_nothing(machine, server, forum, submitted):
    translation = submitted(forum)

    def fail_later():
        server.status = 500 if server.questions else 200

    server.before_answering = fail_later
    machine(BATCH_SIZE=1)
    with pytest.raises(MachineTranslationError):
        translate_rest(translation)
    assert not StringTranslation.objects.exists()


# Translations


def test_the_machine_translates_what_nobody_has_and_is_named(machine, forum, submitted, django_user_model):
    user = django_user_model.objects.create_user("translator")
    translation = submitted(forum)
    number = len(segments_of(translation))
    assert translate_rest(translation, user) == number
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    assert title.text == "МТ Leadership forum"
    assert title.state == MACHINE_MADE
    assert (title.translation.translation_type, title.translation.tool_name) == (MACHINE, "LibreTranslate")
    assert title.translation.last_translated_by == user


def test_what_the_machine_made_is_not_settled_until_a_person_confirms_it(machine, forum, submitted):
    translation = submitted(forum)
    number = translate_rest(translation)
    progress = TranslationProgress.objects.get(translation=translation)
    assert (progress.machine, progress.settled, progress.percent) == (number, 0, 0)
    title = segments_of(translation)[0]
    confirm(translation, title, None)
    progress.refresh_from_db()
    assert (progress.machine, progress.settled) == (number - 1, 1)
    confirmed = segments_of(translation)[0]
    assert (confirmed.text, confirmed.translation.translation_type) == (title.text, MANUAL)


def test_what_a_person_wrote_is_neither_sent_nor_touched(machine, server, forum, submitted):
    translation = submitted(forum)
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    write(translation, title, "Форум лидеров")
    translate_rest(translation)
    assert all("Leadership forum" not in question["q"] for question in server.questions)
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    assert (title.text, title.translation.translation_type) == ("Форум лидеров", MANUAL)


def test_what_a_person_writes_while_the_machine_is_thinking_stands(machine, forum, submitted, monkeypatch):
    translation = submitted(forum)
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    number = len(segments_of(translation))
    answered = LibreTranslator.translate

    def written_meanwhile(self, *args):
        answer = answered(self, *args)
        write(translation, title, "Форум лидеров")
        return answer

    monkeypatch.setattr(LibreTranslator, "translate", written_meanwhile)
    assert translate_rest(translation) == number - 1
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    assert (title.text, title.translation.translation_type) == ("Форум лидеров", MANUAL)


def test_nothing_left_is_nothing_asked(machine, server, forum, translated):
    assert translate_rest(translated(forum)) == 0
    assert server.questions == []


def test_a_result_that_is_too_long_for_its_place_stays_untranslated(machine, server, forum, submitted):
    translation = submitted(forum)
    server.answer = lambda text: "я" * 200 if text == "Leadership forum" else f"МТ {text}"
    assert translate_rest(translation) == len(segments_of(translation)) - 1
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    assert title.translation is None


def test_links_of_rich_text_survive_the_machine(machine, server, site, submitted):
    text = '<p>Read <a href="https://example.org">the programme</a> first.</p>'
    story = factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, body=[{"type": "paragraph", "value": text}]
    )
    translation = submitted(story)
    translate_rest(translation)
    (paragraph,) = [segment for segment in segments_of(translation) if segment.is_rich]
    assert paragraph.translation.data == 'МТ Read <a id="a1">the programme</a> first.'


def test_the_result_is_counted_once_however_many_segments_there_are(machine, forum, submitted, monkeypatch):
    from cms.localization.store import progress

    translation = submitted(forum)
    counted = []
    recount = progress.recount
    monkeypatch.setattr(
        progress, "recount", lambda translation: counted.append(translation) or recount(translation)
    )
    translate_rest(translation)
    assert counted == [translation]
