"""Pages made by code: a change of one can wait for its hour while readers read, and two editors meet."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.localization import migrating
from cms.localization.models import StandIn
from cms.localization.publishing import save_draft
from cms.localization.submission import submit
from cms.pages import revisions
from news.models import NewsPage
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db

MIGRATION = ("localization", "0004_every_page_has_a_revision")


@pytest.fixture
def administrator(django_user_model):
    """A user who may do everything."""
    return django_user_model.objects.create_superuser("administrator")


def on_friday(page, **values) -> Revision:
    """Schedule a change of a page as its editor does: on what the form shows."""
    draft = page.specific_class.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.go_live_at = timezone.now() + timedelta(days=3)
    revision = draft.save_revision()
    revision.publish()
    return revision


def strip(*pages) -> None:
    """Take the revisions away from pages, as those had none that code made in the past."""
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        live_revision=None, latest_revision=None, latest_revision_created_at=None
    )
    Revision.objects.filter(object_id__in=[str(page.pk) for page in pages]).delete()


def test_a_live_page_made_by_code_has_a_revision_of_what_readers_see(forum):
    stored = ForumPage.objects.get(pk=forum.pk)
    kept, shown = stored.live_revision.content, stored.serializable_data()
    # PostgreSQL keeps JSON with its keys in an order of its own.
    assert json.loads(kept["programme"]) == json.loads(shown["programme"])
    assert stored.latest_revision == stored.live_revision
    assert not stored.has_unpublished_changes


def test_readers_keep_a_live_page_while_a_change_of_it_waits(forum, client):
    # At every other door too: see the table in tests/localization/test_embargo.py.
    on_friday(forum, title="New title")
    response = client.get(forum.url)
    assert response.status_code == 200
    assert "Leadership forum" in response.content.decode()


def test_so_they_do_where_a_page_came_past_all_that_gives_it_a_revision(forum, client):
    strip(forum)
    on_friday(forum, title="New title")
    stored = Page.objects.get(pk=forum.pk)
    assert stored.live
    assert stored.live_revision.content["title"] == "Leadership forum"
    assert stored.latest_revision.content["title"] == "New title"


def test_so_they_do_where_the_change_was_begun_before_the_page_was_published(site, locales, client):
    story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], title="First", live=False)
    first = story.save_revision()
    story.title = "Second"
    story.save_revision()
    first.publish()
    on_friday(NewsPage.objects.get(pk=story.pk), title="Third")
    assert NewsPage.objects.get(pk=story.pk).live
    assert NewsPage.objects.get(pk=story.pk).title == "First"


def test_an_alias_has_no_revision_until_it_is_a_page_of_its_own(forum, site, locales):
    forum.save_revision().publish()
    fallback = ForumPage.objects.get(translation_key=forum.translation_key, locale=locales["ru"])
    assert (fallback.live_revision, fallback.latest_revision) == (None, None)
    fallback.alias_of = None
    fallback.save()
    assert fallback.live_revision.content["pk"] == fallback.pk


def test_the_fallback_stays_while_its_translation_waits_for_its_hour(forum, locales):
    forum.save_revision().publish()
    (translation,) = submit(ForumPage.objects.get(pk=forum.pk), [locales["ru"]])
    save_draft(translation)
    fallback = ForumPage.objects.get(translation_key=forum.translation_key, locale=locales["ru"])
    on_friday(fallback, title="Форум")
    fallback.refresh_from_db()
    assert (fallback.live, fallback.title) == (True, "Leadership forum")
    assert fallback.fallback_from == locales["en"]


def test_at_its_hour_a_change_reaches_all_languages(forum, locales):
    forum.save_revision().publish()
    revision = on_friday(ForumPage.objects.get(pk=forum.pk), title="New title")
    family = ForumPage.objects.filter(translation_key=forum.translation_key, live=True)
    assert {page.title for page in family} == {"Leadership forum"} and len(family) == 3
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    revision.publish()
    assert {page.title for page in family.all()} == {"New title"} and len(family.all()) == 3


def test_a_fallback_is_restored_when_its_source_is_public_again(forum, locales):
    forum.save_revision().publish()
    (translation,) = submit(ForumPage.objects.get(pk=forum.pk), [locales["ru"]])
    save_draft(translation)
    ForumPage.objects.get(pk=forum.pk).unpublish()
    fallback = ForumPage.objects.get(translation_key=forum.translation_key, locale=locales["ru"])
    assert not fallback.live
    ForumPage.objects.get(pk=forum.pk).get_latest_revision().publish()
    fallback.refresh_from_db()
    assert fallback.live and fallback.live_revision


def test_revisions_made_later_hold_the_rows_that_came_later(site, locales):
    with revisions.later():
        story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"])
        factories.add_gallery(story, 2)
        assert NewsPage.objects.get(pk=story.pk).live_revision is None
    stored = NewsPage.objects.get(pk=story.pk)
    assert len(stored.live_revision.content["gallery_images"]) == 2


def test_a_page_that_is_made_for_friday_is_not_public_before(site, client, administrator):
    client.force_login(administrator)
    form = {
        "title": "Embargoed",
        "slug": "embargoed",
        "body": streamfield([]),
        "go_live_at": (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%d %H:%M"),
        "action-publish": "yes",
        "comments": inline_formset([]),
    }
    address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", site.home.pk])
    response = client.post(address, nested_form_data(form))
    assert response.status_code == 302, response.context["form"].errors
    page = Page.objects.get(slug="embargoed")
    assert (page.live, page.live_revision) == (False, None)
    assert page.scheduled_revision
    assert client.get(page.get_url()).status_code == 404


# Two people


def test_the_second_of_two_editors_is_told_of_the_first(site, locales, client, administrator, forum):
    client.force_login(administrator)
    address = reverse("wagtailadmin_pages:edit", args=[site.aktau.pk])
    context = client.get(address).context
    loaded = {
        "loaded_revision_id": context["page"].latest_revision_id,
        "loaded_revision_created_at": context["loaded_revision_created_at"],
    }
    assert loaded["loaded_revision_id"], "Wagtail takes a copy without a revision to be current"
    site.aktau.specific.save_revision(user=administrator)
    response = client.post(address, loaded, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert response.json()["error_code"] == "invalid_revision"
    session = EditingSession.objects.filter(user=administrator).first()
    ping = reverse(
        "wagtailadmin_editing_sessions:ping",
        args=["wagtailcore", "page", site.aktau.pk, session.pk if session else 0],
    )
    told = client.post(ping, {"revision_id": loaded["loaded_revision_id"]}).json()
    assert [other["revision_id"] for other in told["other_sessions"]] == [
        Page.objects.get(pk=site.aktau.pk).latest_revision_id
    ]


# Pages that are there already


def historical():
    """The models of the migration's day."""
    return MigrationExecutor(connection).loader.project_state([MIGRATION]).apps


@pytest.mark.parametrize("models", [historical, lambda: apps], ids=["of their day", "of today"])
def test_existing_pages_are_given_their_revision(models, forum, site, locales, monkeypatch):
    monkeypatch.setattr(migrating, "BATCH", 2)
    factories.add_gallery(forum, 2)
    topic = factories.TopicFactory(locale=locales["en"])
    forum.topics.set([topic])
    forum.save()
    draft = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], live=False)
    fallback = forum.copy_for_translation(locales["ru"], copy_parents=True, alias=True)
    everything = list(Page.objects.filter(depth__gt=1))
    strip(*everything)
    migrating.give_revisions(models(), None)
    stored = ForumPage.objects.get(pk=forum.pk)
    expected = json.loads(json.dumps(stored.serializable_data(), cls=DjangoJSONEncoder))
    content = stored.live_revision.content
    about_revisions = {"latest_revision", "live_revision", "latest_revision_created_at"}
    # A field that came later has its default there.
    known = {field.name for field in models().get_model("programs", "ForumPage")._meta.get_fields()}
    compared = (expected.keys() & known) - about_revisions
    differing = {name for name in compared if content.get(name) != expected[name]}
    assert differing == set()
    assert [row["caption"] for row in content["gallery_images"]] == ["Caption 0", "Caption 1"]
    assert content["topics"] == [topic.pk]
    kept, shown = stored.live_revision.content, stored.serializable_data()
    # PostgreSQL keeps JSON with its keys in an order of its own.
    assert json.loads(kept["programme"]) == json.loads(shown["programme"])
    assert Page.objects.get(pk=draft.pk).latest_revision is not None
    assert Page.objects.get(pk=draft.pk).live_revision is None
    assert Page.objects.get(pk=fallback.pk).latest_revision is None
    assert not Page.objects.filter(revisions.lacking()).exists()
    count = Revision.objects.count()
    migrating.give_revisions(models(), None)
    assert Revision.objects.count() == count


def test_what_an_editor_did_since_stays_the_newest(forum):
    forum.title = "A draft"
    forum.save_revision()
    Page.objects.filter(pk=forum.pk).update(live_revision=None)
    migrating.give_revisions(apps, None)
    stored = ForumPage.objects.get(pk=forum.pk)
    assert stored.live_revision.content["title"] == "Leadership forum"
    assert stored.get_latest_revision_as_object().title == "A draft"
    assert stored.latest_revision.is_latest_revision()


def test_fallbacks_with_a_draft_are_known_for_what_they_stand_for(forum, locales):
    forum.save_revision().publish()
    (translation,) = submit(ForumPage.objects.get(pk=forum.pk), [locales["ru"]])
    save_draft(translation)
    StandIn.objects.all().delete()
    migrating.keep_sources_of_stand_ins(apps, None)
    (stand_in,) = StandIn.objects.all()
    assert (stand_in.source_id, stand_in.page.locale) == (forum.pk, locales["ru"])
