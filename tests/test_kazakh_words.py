"""One word for one thing in both Kazakh catalogs, and the singular after a numeral."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext, override
from wagtail.admin.localization import get_available_admin_time_zones
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Page

CATALOGS = {
    "site": Path(settings.BASE_DIR, "locale", "kk", "LC_MESSAGES", "django.po"),
    "admin": Path(settings.BASE_DIR, "locale", "admin", "kk", "LC_MESSAGES", "django.po"),
    "scripts": Path(settings.BASE_DIR, "locale", "admin", "kk", "LC_MESSAGES", "djangojs.po"),
}
# A number, or what stands for one, then a plural: «2 беттер».
NUMBERS = r"%\((?:\w+_)?(?:count|counter|number|total|objects|num|most|length|size)\)[ds]|%d|\{\}|\b\d+"
PLURAL_AFTER_A_NUMBER = re.compile(
    rf"(?:{NUMBERS})(?:</?\w[^>]*>)*\s+(?:</?\w[^>]*>)*"
    r"[^\W\d_]*(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ын|ін|ды|ді|ға|ге|да|де|дан|ден)?\b"
)


def texts() -> list[tuple[str, str, str]]:
    """Texts of the catalogs: catalog, source, translation."""
    return [
        (name, entry.msgid, text)
        for name, path in CATALOGS.items()
        for entry in polib.pofile(str(path))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if text
    ]


def saying(pattern: str) -> list[tuple[str, str, str]]:
    return [text for text in texts() if re.search(pattern, text[2])]


def test_a_noun_after_a_number_stands_in_the_singular():
    assert [text for text in texts() if PLURAL_AFTER_A_NUMBER.search(text[2])] == []


def test_the_rule_sees_plurals_after_numbers():
    assert PLURAL_AFTER_A_NUMBER.search("2 беттер")
    assert PLURAL_AFTER_A_NUMBER.search("%(count)d <b>бетті</b>, %(count)s беттері")
    assert not PLURAL_AFTER_A_NUMBER.search("%(count)d бет")


@pytest.mark.parametrize("source", ["%(count)d %(model_name)s deleted."])
def test_a_name_that_may_be_a_plural_stands_before_its_number(source):
    with override("kk"):
        said = ngettext(source, source, 2) % {"count": 2, "model_name": "беттер"}
    assert "2 беттер" not in said
    assert "беттер (2)" in said


def test_a_title_is_one_word_and_a_topic_another():
    with override("kk"):
        assert gettext("Title") == "Атауы"
        assert gettext("title") == "атауы"
        assert gettext("Topic") == "Тақырып"
    titles = [
        text
        for text in saying(r"[Тт]ақырып(?!ша)")
        if re.search(r"\btitles?\b", text[1], re.IGNORECASE)
        and "%(title)s" not in text[1]
        # Both are told of there.
        and not re.search(r"\btopics?\b", text[1])
    ]
    assert titles == []


def test_approval_is_one_word():
    assert saying(r"[Кк]елісу") == []


def test_what_is_switched_off_is_not_what_is_deleted():
    switched = re.compile(r"disabl|deactivat|turn off|referer", re.IGNORECASE)
    assert [text for text in saying(r"\b[Өө]шір") if not switched.search(text[1])] == []
    with override("kk"):
        assert gettext("Delete") == "Жою"
        assert gettext("Disable") == "Өшіру"


def test_time_zones_are_those_that_browsers_know():
    """A browser refuses the system's own names, and the account's form with them."""
    zones = get_available_admin_time_zones()
    assert {"Asia/Almaty", "Asia/Aqtau", "UTC"} <= set(zones)
    assert [zone for zone in zones if "/" not in zone] == ["UTC"]


def test_releases_and_snippets_have_names():
    assert saying(r"жариялаулар|[Үү]зінді") == []


def test_a_list_tells_its_length_after_the_name_of_what_it_lists():
    paginator = WagtailPaginator(Page.objects.none(), 10)
    paginator.count = 2
    with override("kk"):
        shown = render_to_string(
            "wagtailadmin/shared/pagination_nav.html", {"items": paginator.page(1), "linkurl": "/admin/"}
        )
    assert "Беттер: 2" in " ".join(shown.split())
    assert "2 беттер" not in shown
