"""The translation dashboard: who sees what, and who may submit what, tried at the server."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.editorial.branches.mending import set_up
from cms.localization.access import may_submit, may_translate
from cms.localization.dashboard.states import CellState
from cms.localization.submission import submit
from tests import factories

pytestmark = pytest.mark.django_db

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def editor(site, live, django_user_model):
    """An editor of the Taraz branch, in all languages."""
    user = django_user_model.objects.create_user("editor")
    user.groups.add(set_up(site.taraz).editors)
    return user


def item(page):
    """The name of a page's family in forms."""
    return f"{page.content_type_id}:{page.translation_key}"


def messages_of(response):
    return [str(message).strip() for message in response.context["messages"]]


# Who sees what


def test_an_administrator_sees_pages_drafts_and_snippets(ask, administrator, live, site, locales):
    factories.NewsPageFactory(parent=site.aktau, locale=locales["en"], title="A draft", live=False)
    factories.TopicFactory(name="Leadership", locale=locales["en"])
    assert {"Leadership forum", "A draft", "Leadership", "Aktau branch"} <= set(ask(administrator))


def test_a_family_is_one_row_named_by_its_original(ask, administrator, live):
    assert Page.objects.filter(translation_key=live.translation_key).count() == 3
    rows = [row for row in ask(administrator).values() if row.title == live.title]
    assert [row.original.pk for row in rows] == [live.pk]


def test_an_editor_sees_the_pages_of_their_branch_and_no_other_s(ask, editor, site, locales):
    factories.NewsPageFactory(parent=site.aktau, locale=locales["en"], title="In Aktau")
    factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], title="In Taraz", live=False)
    factories.TopicFactory(name="Leadership", locale=locales["en"])
    seen = set(ask(editor))
    assert {"Leadership forum", "In Taraz", "Taraz branch"} <= seen
    assert not {"In Aktau", "Aktau branch", "Leadership"} & seen


def test_an_editor_sees_a_page_of_theirs_in_whatever_language_it_was_written(ask, editor, site, locales):
    kazakh = site.taraz.get_translation(locales["kk"])
    factories.NewsPageFactory(parent=kazakh, locale=locales["kk"], title="Таразда")
    set_up(site.taraz)
    assert "Таразда" in ask(editor)


def test_a_translator_sees_what_readers_see_and_drafts_submitted_for_their_language(
    ask, translator, live, site, locales
):
    for title, codes in (("Mine", ["ru"]), ("Kazakh's", ["kk"]), ("Nobody's", [])):
        draft = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], title=title, live=False)
        submit(draft, [locales[code] for code in codes])
    factories.NewsPageFactory(parent=site.aktau, locale=locales["en"], title="Public")
    factories.TopicFactory(name="Leadership", locale=locales["en"])
    seen = set(ask(translator))
    assert {"Leadership forum", "Public", "Mine", "Leadership"} <= seen
    assert not {"Kazakh's", "Nobody's"} & seen


@pytest.mark.parametrize("may_log_in", [True, False])
def test_nobody_else_sees_the_dashboard_or_submits(client, django_user_model, live, may_log_in):
    user = django_user_model.objects.create_user("somebody")
    if may_log_in:
        user.user_permissions.add(*Permission.objects.filter(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("localization:dashboard")).status_code == 302
    chosen = {"item": item(live), "language": "ru", "action": "submit"}
    assert client.post(reverse("localization:chosen"), chosen).status_code == 302
    assert not Translation.objects.exists()


# Who may submit what


def test_an_editor_submits_their_pages_into_every_language(choose_rows, editor, live):
    response = choose_rows(editor, [item(live)], ["kk", "ru", "en"])
    assert messages_of(response) == ["2 translations were submitted."]
    assert Translation.objects.count() == 2


def test_an_editor_can_t_submit_another_branch_s_page(choose_rows, editor, site, locales):
    foreign = factories.NewsPageFactory(parent=site.aktau, locale=locales["en"])
    choose_rows(editor, [item(foreign)], ["ru"])
    choose_rows(editor, [item(site.aktau)], ["ru"])
    assert not Translation.objects.exists()


def test_a_translator_submits_into_their_own_language_alone(choose_rows, translator, live, locales):
    response = choose_rows(translator, [item(live)], ["kk", "ru"])
    assert Translation.objects.get().target_locale == locales["ru"]
    submitted, refused = messages_of(response)
    assert submitted.startswith("1 translation was submitted.")
    assert "Leadership forum" in refused and "Kazakh" in refused and "you may not submit it" in refused


def test_a_translator_can_t_submit_a_draft_that_nobody_submitted(choose_rows, translator, site, locales):
    draft = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], live=False)
    choose_rows(translator, [item(draft)], ["ru"])
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    "wrong", ["", ":", "x:y", "0:", f"99999:{NOBODY}", f"1:{NOBODY}", "1:1", "-1:'", "²:x"]
)
def test_items_that_name_nothing_do_nothing(choose_rows, administrator, live, wrong):
    response = choose_rows(administrator, [wrong], ["ru"])
    assert response.status_code == 200
    assert not Translation.objects.exists()


def test_what_is_no_original_is_not_submitted_as_one(choose_rows, administrator, live, locales):
    fallback = live.get_translation(locales["ru"])
    choose_rows(administrator, [item(fallback)], ["kk"])
    assert Translation.objects.get().source.locale == locales["en"]


def test_nothing_is_submitted_by_following_a_link(client, administrator, live):
    client.force_login(administrator)
    address = reverse("localization:chosen")
    assert client.get(address, {"item": item(live), "language": "ru"}).status_code == 405
    assert not Translation.objects.exists()


def test_buttons_stand_exactly_where_the_server_would_agree(
    ask, administrator, editor, translator, live, site, locales, submitted
):
    story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], title="A story")
    topic = factories.TopicFactory(name="Leadership", locale=locales["en"])
    for page in (live, site.aktau):
        submitted(page, "kk")
    translations = {
        (each.source.object_id, each.target_locale_id): each for each in Translation.objects.all()
    }
    checked = 0
    for user in (administrator, editor, translator):
        for row in ask(user).values():
            original = row.original.specific if isinstance(row.original, Page) else row.original
            for cell in row.cells:
                fresh = type(user).objects.get(pk=user.pk)
                translation = translations.get((original.translation_key, cell.locale.pk))
                if cell.state == CellState.ORIGINAL:
                    assert not cell.may_open and not cell.may_submit
                elif translation:
                    assert cell.may_open == may_translate(fresh, translation), (user, row.title, cell)
                else:
                    assert cell.may_submit == may_submit(fresh, original, cell.locale), (
                        user,
                        row.title,
                        cell,
                    )
                checked += 1
    assert checked > 30 and {story.title, topic.name} <= set(ask(administrator))
