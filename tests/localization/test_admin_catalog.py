"""The admin in Kazakh: our catalogs of Wagtail's and wagtail-localize's strings, and that users get them."""

import json
import re
from collections import Counter
from pathlib import Path

import django.conf
import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

DOMAINS = ("django", "djangojs")
LOCALE = Path(settings.BASE_DIR) / "locale"
# Named and positional placeholders of both kinds, and tags with all they say.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")


def catalog(domain: str, language: str = "kk") -> polib.POFile:
    """Our catalog of the admin."""
    return polib.pofile(str(LOCALE / "admin" / language / "LC_MESSAGES" / f"{domain}.po"))


def key(entry: polib.POEntry) -> tuple[str | None, str]:
    """The key by which gettext finds a message."""
    return entry.msgctxt, entry.msgid


def shipped(domain: str) -> dict[tuple[str | None, str], polib.POEntry]:
    """Every message of the installed applications of Wagtail and wagtail-localize, in English."""
    folders = [
        Path(app.path) for app in apps.get_app_configs() if app.name.split(".")[0].startswith("wagtail")
    ]
    return {
        key(entry): entry
        for folder in folders
        if (file := folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po").exists()
        for entry in polib.pofile(str(file))
        if not entry.obsolete
    }


def forms(entry: polib.POEntry) -> tuple[list[str], list[str]]:
    """A message's forms in English and in Kazakh: one each, or two where it counts something."""
    if entry.msgid_plural:
        return [entry.msgid, entry.msgid_plural], [entry.msgstr_plural[0], entry.msgstr_plural[1]]
    return [entry.msgid], [entry.msgstr]


@pytest.fixture
def kazakh_admin(client, db):
    """A client logged in as an administrator whose admin is Kazakh."""
    user = get_user_model().objects.create_superuser("aigul", password="secret")
    UserProfile.objects.create(user=user, preferred_language="kk")
    client.force_login(user)
    return client


@pytest.mark.parametrize("domain", DOMAINS)
class TestCatalog:
    """The messages of the catalogs."""

    def test_has_every_string_of_the_installed_packages(self, domain):
        """After an upgrade of Wagtail this names what is new: translate it in locale/admin."""
        present = {key(entry) for entry in catalog(domain)}
        assert sorted(set(shipped(domain)) - present, key=str) == []

    def test_translates_plurals_as_plurals(self, domain):
        ours = {key(entry): entry for entry in catalog(domain)}
        assert [
            entry.msgid
            for text_key, entry in shipped(domain).items()
            if text_key in ours and ours[text_key].msgid_plural != entry.msgid_plural
        ] == []

    def test_is_complete_and_checked(self, domain):
        entries = catalog(domain)
        assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []
        assert [entry.msgid for entry in entries if not all(forms(entry)[1])] == []
        assert [entry.msgid for entry in entries if len(entry.msgstr_plural or (0, 1)) != 2] == []
        assert entries.metadata["Plural-Forms"] == "nplurals=2; plural=(n!=1);"
        assert entries.metadata["Language"] == "kk"

    def test_is_in_order_and_names_no_places(self, domain):
        """A change of one string is a change of one entry."""
        entries = catalog(domain)
        keys = [(entry.msgid, entry.msgctxt or "") for entry in entries]
        assert keys == sorted(set(keys))
        assert [entry.msgid for entry in entries if entry.occurrences] == []

    def test_keeps_placeholders_and_markup(self, domain):
        """Each form fills in what its English form does, but may leave out a number it says in words."""
        wrong = []
        for entry in catalog(domain):
            english, kazakh = forms(entry)
            allowed = set().union(*(PLACEHOLDER.findall(text) for text in english))
            for source, text in zip(english, kazakh, strict=True):
                placeholders = set(PLACEHOLDER.findall(text))
                tags = Counter(TAG.findall(text)) == Counter(TAG.findall(source))
                if not tags or not set(PLACEHOLDER.findall(source)) <= placeholders <= allowed:
                    wrong.append((source, text))
        assert wrong == []

    def test_keeps_the_space_at_either_end(self, domain):
        """Some strings are put together with a name after them."""
        assert [
            entry.msgid
            for entry in catalog(domain)
            for source, text in zip(*forms(entry), strict=True)
            if (source[:1].isspace(), source[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace())
        ] == []


def test_russian_has_no_gaps():
    """Ours has what Wagtail's Russian lacks: else Django says it in the first language, Kazakh."""
    folders = [LOCALE, LOCALE / "admin", Path(django.conf.__file__).parent / "locale"]
    folders += [Path(app.path) / "locale" for app in apps.get_app_configs()]
    for domain in DOMAINS:
        present = {
            key(entry)
            for folder in folders
            if (file := folder / "ru" / "LC_MESSAGES" / f"{domain}.po").exists()
            for entry in polib.pofile(str(file))
            if entry.translated()
        }
        assert sorted(set(shipped(domain)) - present, key=str) == []


def test_our_own_words_win():
    """The admin says what the site says, where the site and Wagtail say the same in English."""
    ours = polib.pofile(str(LOCALE / "kk" / "LC_MESSAGES" / "django.po"))
    shared = {key(entry) for entry in catalog("django")} & {
        key(entry) for entry in ours if entry.translated()
    }
    assert shared
    with translation.override("kk"):
        differ = [
            msgid
            for context, msgid in shared
            if not ours.find(msgid, msgctxt=context or False).msgid_plural
            and (translation.pgettext(context, msgid) if context else translation.gettext(msgid))
            != ours.find(msgid, msgctxt=context or False).msgstr
        ]
    assert differ == []


@pytest.mark.parametrize(
    ("address", "msgid"),
    [
        ("wagtailadmin_javascript_catalog", "Enter your comments..."),
        ("wagtail_localize:javascript_catalog", "Applying editor lock"),
    ],
)
def test_scripts_speak_kazakh(kazakh_admin, address, msgid):
    script = kazakh_admin.get(reverse(address)).content.decode()
    messages = json.loads(re.search(r"newcatalog = (\{.*?\});?\n", script, re.DOTALL).group(1))
    entries = {entry.msgid: entry for entry in catalog("djangojs")}
    assert messages[msgid] == entries[msgid].msgstr
    assert messages["%(num)s error"] == ["%(num)s қате", "%(num)s қате"]
    assert "n!=1" in script.replace(" ", "")


def test_the_login_page_is_kazakh(client, site):
    page = client.get(reverse("wagtailadmin_login"), HTTP_ACCEPT_LANGUAGE="kk").content.decode()
    for text in ("Пайдаланушы аты", "Құпиясөзді енгізіңіз", "Құпиясөзді ұмыттыңыз ба?", "Мені есте сақтау"):
        assert text in page


def test_the_first_page_is_kazakh(kazakh_admin, site):
    page = kazakh_admin.get(reverse("wagtailadmin_home")).content.decode()
    for text in ("Басты тақта", "Барлық беттерден іздеу", "Негізгі мазмұнға өту"):
        assert text in page
    # What calendars are made of stands there as data for the scripts.
    months = json.loads(re.search(r'"MONTHS": (\[.*?\])', page).group(1))
    assert months[:2] == ["қаңтар", "ақпан"]


def test_weeks_of_the_calendars_start_on_monday(kazakh_admin, site):
    page = kazakh_admin.get(
        reverse("wagtailadmin_pages:add", args=("programs", "forumpage", site.taraz.pk))
    ).content.decode()
    starts = re.findall(r"dayOfWeekStart(?:&quot;|\"): (\d)", page)
    assert starts
    assert set(starts) == {"1"}
