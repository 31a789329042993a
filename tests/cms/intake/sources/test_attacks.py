"""Pasted markup dies at the door: nothing of it runs, and no trick makes the reading long."""

import contextlib
import re
import sys

import pytest
from bs4 import BeautifulSoup

from cms.intake.body import body_blocks
from cms.intake.sources import markup
from cms.intake.sources.html import read_html
from cms.intake.sources.links import harmless
from cms.intake.sources.opening import read_paste
from cms.intake.sources.plain import read_plain
from cms.intake.sources.refusals import UnreadableReport
from tests.cms.intake.sources.reading import assert_sound

SCRIPTS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x00>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    '<img src=x onerror="alert(1)">',
    "<img src=x:alert(1) onerror=eval(src)>",
    '<img """><script>alert(1)</script>">',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java&#x09;script&colon;alert(1)">x</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="https://a.example/&quot; onmouseover=&quot;alert(1)">x</a>',
    '<a href="https://a.example/\'><script>alert(1)</script>">x</a>',
    "<a href='https:javascript:alert(1)'>x</a>",
    '<a href="//evil.example">x</a>',
    '<a href="https://\\evil.example">x</a>',
    '<p style="background:url(javascript:alert(1))">x',
    "<style>@import 'javascript:alert(1)';</style>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=javascript:alert(1)//><form action=javascript:alert(1)>",
    "<button formaction=javascript:alert(1)>x",
    "<details open ontoggle=alert(1)>x</details><video><source onerror=alert(1)></video>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<title></title><script>alert(1)</script></title>",
    "<template><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "<table><tr><td>&lt;img src=x onerror=alert(1)&gt;<td><img src=x onerror=alert(1)>b</table>",
    "<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2>",
    "<ul><li><b onclick=alert(1)>x</b><li>&lt;svg onload=alert(1)&gt;</ul>",
]
ALLOWED = {"p", "b", "i", "a", "ul", "ol", "li", "br"}


def assert_harmless(blocks):
    """The body's rich text has known tags alone, links lead to the web, and no other attribute is left."""
    for block in blocks:
        if block["type"] != "paragraph":
            continue
        for tag in BeautifulSoup(block["value"], "html.parser").find_all():
            assert tag.name in ALLOWED, block
            assert set(tag.attrs) <= ({"href"} if tag.name == "a" else set()), block
            assert re.match(r"(?i)(https?://|mailto:|tel:)", tag.get("href", "https://")), block
        assert len(re.findall("<", block["value"])) == len(
            re.findall(r"</?(?:p|b|i|a|ul|ol|li|br)\b", block["value"])
        )


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_pasted_script_becomes_words_or_nothing(script):
    for report in (read_paste(f"<p>Форум</p>{script}<p>Конец</p>", ""), read_plain(f"Форум {script}")):
        assert_sound(report)
        assert "Форум" in report.text
        assert_harmless(body_blocks(report))
        assert all(harmless(mark.href) == mark.href for mark in report.marks)


@pytest.mark.parametrize(
    "address",
    [
        "https://cpm.kz/a?b=1#c",
        "http://cpm.kz",
        "mailto:a@cpm.kz?subject=b",
        "tel:+77262431234",
        "HTTPS://A.KZ/қ",
    ],
)
def test_addresses_of_pages_mail_and_telephones_stay(address):
    assert harmless(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/a",
        "cpm.kz",
        "javascript:a",
        "data:text/html,a",
        "https:a",
        "https:///a",
        "file:///a",
        "tel:a",
        "mailto:",
    ],
)
def test_other_addresses_go(address):
    assert harmless(address) == ""


TRAPS = [
    *(
        "<!--",
        "<!",
        "<?",
        "</",
        "</a",
        "<a",
        '<a "',
        "<a '",
        "<a b=",
        '<a b="',
        "<a b='<",
        "<script>",
        "<title>",
    ),
    *(
        "<p>",
        "<b>",
        "<div>",
        "<ul><li>",
        "<table><tr><td>",
        "<table>",
        "</b>",
        "<b><p>",
        "<a href=x>",
        "<pre>",
    ),
    *(
        "<blockquote>",
        "<h1>",
        "&#9",
        "&",
        "&amp",
        "<",
        ">",
        '"',
        " ",
        "\t",
        "\n",
        " \n",
        "- ",
        "<br>",
        "a<br>",
    ),
    *("<b>a</b>", "<p>a</p>", "<li>", "<dd>", "<td colspan=50>", "<td rowspan=99>a", "<!--a-->", "<style>"),
    *(
        "<p style='mso-list:l0 level1'>",
        "<header>",
        "<nav>",
        "<i style='font-weight:bold'>",
        "1) ",
        "a\tb\n",
        "é\u0301",
    ),
]


def calls(markup: str) -> int:
    """How many functions are called to read markup: a measure that no busy machine changes."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        body_blocks(read_html(markup))
    except UnreadableReport:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("trap", TRAPS)
def test_twice_the_markup_takes_twice_the_work(trap):
    once, twice = (calls("<p>a" + trap * count + "z") for count in (600, 1200))
    assert twice < 2.4 * once + 2000


@pytest.mark.parametrize("trap", TRAPS)
def test_what_is_missing_once_is_not_looked_for_again(trap, monkeypatch):
    """Searches that run to the end in vain are what makes a reader of HTML slow."""
    vain = 0

    class Counted:
        def __init__(self, pattern):
            self._pattern = pattern

        def match(self, text, place):
            nonlocal vain
            found = self._pattern.match(text, place)
            vain += found is None
            return found

    class Text(str):
        __slots__ = ()

        def find(self, *arguments):
            nonlocal vain
            place = super().find(*arguments)
            vain += place == -1
            return place

    monkeypatch.setattr(markup, "_TAG", Counted(markup._TAG))
    markup._Parser(Text("<p>a" + trap * 2000 + "z"))
    assert vain <= 5


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if not trap.endswith(">")])
def test_no_pattern_looks_at_half_open_markup_again_and_again(trap):
    """A pattern that begins anew at each place of a row would not come back from this one."""
    assert read_html("<p>a" + trap * (300_000 // len(trap)) + "z").text


@pytest.mark.parametrize("trap", [*TRAPS, "\u0301", "\u200b", "a\u00a0", "•", "1.", "ab-\n"])
def test_no_plain_text_is_a_trap(trap):
    with contextlib.suppress(UnreadableReport):
        assert_sound(read_plain("a" + trap * 50_000))


def test_nesting_without_end_keeps_its_words():
    for tag in ("div", "b", "blockquote", "ul><li", "table><tr><td"):
        names = [name.strip("<>") for name in tag.split(">")]
        opened = "".join(f"<{name}>" for name in tag.replace("<", "").split(">"))
        report = read_html(f"{opened * 5000}глубоко{'</' + names[0] + '>' * 5000}<p>дальше")
        assert "глубоко" in report.text
        assert "дальше" in report.text


def test_a_reference_of_thousands_of_digits_is_no_error():
    assert read_html(f"<p>a&#{'9' * 5000};b&#x{'f' * 5000};&#0;&#xD800;").text.startswith("a")
