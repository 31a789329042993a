"""Help where the work is: each form leads to its topic, and each topic says the same in three languages."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template import RequestContext
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse
from django.utils.translation import gettext, override
from wagtail.admin.menu import help_menu
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.editorial.help.hooks import note_topic
from cms.editorial.help.link import help_link
from cms.editorial.help.texts import LANGUAGES, NAME, as_html, filled, language_for, picture_path, source
from cms.editorial.help.topics import BY_PAGE_TYPE, BY_SCREEN, BY_SLUG, TOPICS, topic_at
from tests import factories

SLUGS = list(BY_SLUG)
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
# Views of ours that answer to scripts or lead on: nobody sees a screen of theirs.
NO_SCREENS = re.compile(
    r"api/|checks/|gallery/|plone-preview/|signed-in|choose-|bulk/\*|help/|reports/plone-failures/results/"
)
FOREIGN_MANUAL = re.compile(r"(guide|docs)\.wagtail\.org")


def routes() -> dict[str, str]:
    """Every address of the admin, with `#` for a number and `*` for a word, and the module of its view."""
    found = {}

    def walk(patterns, before: str) -> None:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                address = re.sub(r"<[^>]*>", "*", re.sub(r"<int:\w+>", "#", route))
                found.setdefault(address.removeprefix("admin/"), pattern.callback.__module__)
            else:
                walk(pattern.url_patterns, route)

    walk([pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "admin/"], "")
    return found


def begins(address: str, beginning: str) -> bool:
    """True where an address begins so; a word of it may stand for any."""
    parts, wanted = address.split("/"), beginning.rstrip("/$").split("/")
    return all(part in ("*", word) for part, word in zip(parts, wanted, strict=False)) and len(parts) >= len(
        wanted
    )


def shape(slug: str, language: str) -> dict:
    """What a text is made of, whatever its words."""
    text = source(slug, language)
    return {
        "paragraphs": len(re.split(r"\n\s*\n", text.strip())),
        "headings": len(re.findall(r"^#+ ", text, re.MULTILINE)),
        "items": re.findall(r"^(-|\d+\.) ", text, re.MULTILINE),
        "pictures": [name for _alt, name in PICTURE.findall(text)],
        "links": LINK.findall(text),
        "names": Counter(match["msgid"] for match in NAME.finditer(text)),
    }


@pytest.fixture
def signed_in(site, django_user_model):
    """A browser of somebody with a language: an editor of the Taraz branch, or an administrator."""

    def browser(language: str = "en", *, administrator: bool = False) -> Client:
        make = (
            django_user_model.objects.create_superuser
            if administrator
            else django_user_model.objects.create_user
        )
        user = make("aigul", password="right")
        user.groups.add(set_up(site.taraz).editors)
        UserProfile.objects.create(user=user, preferred_language=language)
        client = Client()
        client.force_login(user)
        return client

    return browser


def help_of(response: HttpResponse) -> list[str]:
    """Where the links to the help on a screen lead."""
    assert response.status_code == 200
    return re.findall(r'<a class="help-link" href="/admin/help/([^"]*)"', response.content.decode())


def test_every_page_that_can_be_made_has_a_topic():
    made = {model._meta.label_lower for model in get_page_models() if model.is_creatable}
    assert made == set(BY_PAGE_TYPE)


def test_every_snippet_has_a_topic():
    without = [
        model._meta.label
        for model in get_snippet_models()
        if not topic_at(f"snippets/{model._meta.app_label}/{model._meta.model_name}/add/")
    ]
    assert without == []


def test_every_screen_of_ours_has_a_topic():
    own = [
        address
        for address, module in routes().items()
        if module.startswith(("cms.", "wagtail_plone.")) and not NO_SCREENS.match(address)
    ]
    assert len(own) > 40
    assert [address for address in own if topic_at(address.replace("#", "1").replace("*", "x")) is None] == []


def test_no_topic_names_a_screen_that_is_gone():
    addresses = routes()
    gone = [
        beginning
        for beginning in BY_SCREEN
        if beginning != "$" and not any(begins(address, beginning) for address in addresses)
    ]
    assert gone == []


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("", "first-screen"),
        ("desk/7/published/", "first-screen"),
        ("desk/7/approvals/", "approving"),
        ("desk/new/newspage/5/", "news"),
        ("desk/next-year/5/", "events"),
        ("pages/add/programs/forumpage/5/", "events"),
        ("pages/add/programs/trainerpage/5/", "people"),
        ("pages/5/", "pages"),
        ("pages/5/unpublish/", "publishing"),
        ("pages/5/delete/", "deleting"),
        ("pages/5/history/", "trouble"),
        ("images/33/", "photographs"),
        ("images/33/delete/", "deleting"),
        ("documents/multiple/add/", "photographs"),
        ("snippets/cms/topic/add/", "pages"),
        ("snippets/localization/glossaryentry/edit/4/", "translating"),
        ("localization/", "translating"),
        ("localization/translate/4/", "translating"),
        ("localization/release/4/", "translating"),
        ("localization/release/4/unpublish/", "publishing"),
        ("shown-drafts/4/", "drafts"),
        ("bin/", "deleting"),
        ("branches/people/add/", "branches"),
        ("reports/events/", "reports"),
        ("reports/workflow/", "approving"),
        ("bulk/wagtailcore/page/delete/", "deleting"),
    ],
)
def test_a_screen_leads_to_the_topic_that_fits_it_best(address, slug):
    assert topic_at(address).slug == slug


def test_a_topic_leads_on_to_others():
    for topic in TOPICS:
        assert topic.related
        assert topic.slug not in topic.related
        assert set(topic.related) <= set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_topic_says_the_same_in_every_language(slug):
    english = shape(slug, "en")
    assert english["pictures"]
    assert english["headings"] > 1
    assert {language: shape(slug, language) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, english)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_name_of_a_button_is_one_the_admin_has(slug):
    names = {
        name
        for match in NAME.finditer(source(slug, "en"))
        for name in (match["msgid"], match["within"])
        if name
    }
    unknown = []
    for language in ("ru", "kk"):
        with override(language):
            unknown += [(language, name) for name in names if gettext(name) == name]
    assert unknown == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_a_text_shows_is_there_and_no_other(language):
    shown = {name for slug in SLUGS for name in shape(slug, language)["pictures"]}
    missing = [name for name in shown if not finders.find(picture_path(name, language))]
    assert missing == []
    folder = Path(finders.find(picture_path("desk", language))).parent
    assert {file.stem for file in folder.iterdir()} == shown


def test_pictures_are_no_burden():
    folder = Path(finders.find(picture_path("desk", "en"))).parent.parent
    assert sum(file.stat().st_size for file in folder.rglob("*.webp")) < 1_500_000


@pytest.mark.parametrize("slug", SLUGS)
def test_links_in_a_text_lead_to_topics(slug):
    assert set(shape(slug, "en")["links"]) <= set(SLUGS)


def test_a_name_is_what_the_admin_calls_it_in_the_reader_s_language():
    assert filled("Press {{Submit for approval}}.", "ru") == "Press **Отправить на согласование**."
    assert filled("{{forum|capfirst}}", "kk") == "**Форум**"
    assert filled("{{Translate into %(language)s|language=Kazakh}}", "en") == "**Translate into Kazakh**"


def test_a_name_with_signs_of_markdown_stays_a_name():
    assert filled("{{*}}", "en") == r"**\***"


def test_a_picture_waits_until_it_is_seen_and_keeps_its_room():
    html = as_html("first-screen", "kk")
    assert re.search(r'src="[^"]*cms/help/kk/desk[^"]*" alt="Баст[^"]+" width="\d+" height="\d+"', html)
    assert html.count("<img") == html.count('loading="lazy"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_uses_the_admin_reads_the_help_in_their_language(signed_in, language):
    browser = signed_in(language)
    index = browser.get(reverse("help:index")).content.decode()
    for topic in TOPICS:
        assert reverse("help:topic", args=[topic.slug]) in index
        page = browser.get(reverse("help:topic", args=[topic.slug])).content.decode()
        assert as_html(topic.slug, language) in page
        assert f'lang="{language}"' in page


def test_a_language_that_the_help_does_not_speak_is_answered_in_english():
    assert language_for("de") == "en"
    assert language_for(None) == "en"


def test_a_topic_there_is_not_is_not_found(signed_in):
    assert signed_in().get("/admin/help/nothing/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(site):
    response = Client().get(reverse("help:index"))
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_forms_of_pages_lead_to_the_topic_of_their_type(signed_in, site, forum):
    browser = signed_in(administrator=True)
    pages = {
        forum: "events/",
        factories.NewsPageFactory(parent=site.taraz): "news/",
        factories.TrainerPageFactory(parent=site.taraz): "people/",
        site.taraz: "branches/",
    }
    for page, topic in pages.items():
        assert help_of(browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))) == [topic]
    add = reverse("wagtailadmin_pages:add", args=["programs", "contestpage", site.taraz.pk])
    assert help_of(browser.get(add)) == ["events/"]
    assert help_of(browser.get(reverse("wagtailadmin_pages:delete", args=[forum.pk]))) == ["deleting/"]


def test_a_page_that_is_not_translated_yet_leads_to_translating(signed_in, forum):
    forum.save_revision().publish()
    fallback = Page.objects.filter(alias_of=forum).exclude(locale=forum.locale).first()
    response = signed_in(administrator=True).get(reverse("wagtailadmin_pages:edit", args=[fallback.pk]))
    assert help_of(response) == ["translating/"]


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("wagtailadmin_home", "first-screen/"),
        ("wagtailadmin_explore_root", "pages/"),
        ("wagtailimages:index", "photographs/"),
        ("wagtailimages:add_multiple", "photographs/"),
        ("wagtaildocs:index", "photographs/"),
        ("wagtaildocs:add_multiple", "photographs/"),
        ("wagtailsnippets_cms_topic:add", "pages/"),
        ("wagtailsnippets_localization_glossaryentry:list", "translating/"),
        ("localization:dashboard", "translating/"),
        ("localization:releases", "translating/"),
        ("bin:index", "deleting/"),
        ("branch_people:list", "branches/"),
        ("branch_people:join", "branches/"),
        ("events_report", "reports/"),
        ("wagtailadmin_reports:workflow", "approving/"),
        ("wagtailusers_users:add", "branches/"),
        ("help:index", None),
    ],
)
def test_a_screen_has_one_link_to_its_help(signed_in, name, topic):
    response = signed_in(administrator=True).get(reverse(name), follow=True)
    assert help_of(response) == ([topic] if topic else [])


def test_the_link_says_its_topic_and_opens_beside_what_is_typed(signed_in):
    screen = signed_in(administrator=True).get(reverse("wagtailimages:index")).content.decode()
    link = re.search(r'<a class="help-link"[^>]*>', screen)[0]
    assert 'aria-label="Help: Photographs and documents (opens in a new tab)"' in link
    assert 'target="_blank"' in link


def link_on(path: str, page=None, **headers) -> str:
    """The link on a screen, with what a header knows that is included by itself: the request."""
    request = RequestFactory().get(path, headers=headers)
    if page is not None:
        note_topic(request, page)
    return help_link(RequestContext(request))


def test_the_link_asks_the_database_nothing(forum, django_assert_num_queries):
    page = Page.objects.get(pk=forum.pk).specific
    with django_assert_num_queries(0):
        assert "/help/events/" in link_on(f"/admin/pages/{page.pk}/edit/", page)
        assert "/help/photographs/" in link_on("/admin/images/33/")


def test_a_screen_of_no_topic_leads_to_all_topics():
    assert 'href="/admin/help/"' in link_on("/admin/styleguide/")


def test_what_a_script_puts_into_a_screen_has_no_link_of_its_own():
    assert link_on("/admin/images/chooser/", **{"x-requested-with": "XMLHttpRequest"}) == ""


def test_the_menu_has_our_help_in_place_of_wagtail_s(rf, signed_in, django_user_model):
    signed_in()
    request = rf.get("/admin/")
    request.user = django_user_model.objects.get(username="aigul")
    names = [item.name for item in help_menu.menu_items_for_request(request)]
    assert names == ["help-topics", "keyboard-shortcuts-trigger"]


def test_nothing_leads_editors_to_an_english_manual(signed_in, forum):
    browser = signed_in(administrator=True)
    for address in (reverse("wagtailadmin_home"), reverse("wagtailadmin_pages:edit", args=[forum.pk])):
        assert not FOREIGN_MANUAL.search(browser.get(address).content.decode())
