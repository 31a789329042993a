"""The demo content: complete in three languages, loaded once however often it is loaded."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page, Site
from wagtail_localize.segments.extract import extract_segments

from cms.demo.loading.records import LANGUAGES
from cms.engagement.models import ViewCount
from cms.media.models import CustomImage
from cms.pages import revisions
from cms.pages.models.pages import LEAD_LENGTH, TITLE_LENGTH
from home.models import BranchPage
from news.models import NewsPage
from programs.models import ContestPage, ForumPage, TrainerIndexPage, TrainerPage
from tests.factories import picture_bytes

# Each test's own changes are undone inside the transaction that the demo is loaded in.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo content, with small pictures in the place of drawn ones; taken back after the module."""
    from django.db import transaction
    from django.test import override_settings

    from cms.demo.loading import pictures

    class Undo(Exception):
        """Ends the transaction around the module's tests."""

    def small(wanted: list):
        return [
            picture_bytes(size=(90, 60), colour=(position % 256, 80, 90)) for position in range(len(wanted))
        ]

    patch = pytest.MonkeyPatch()
    patch.setattr(pictures, "encoded", small)
    settings = override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media")))
    with django_db_blocker.unblock(), settings:
        try:
            with transaction.atomic():
                yield load()
                raise Undo
        except Undo:
            patch.undo()


def load() -> str:
    """Load the demo; what the command said."""
    said = StringIO()
    call_command("load_demo", password="secret", stdout=said)
    return said.getvalue()


def test_every_page_exists_in_every_language(demo):
    by_key = {}
    for page in Page.objects.filter(depth__gt=1).select_related("locale"):
        by_key.setdefault(page.translation_key, set()).add(page.locale.language_code)
    assert len(by_key) > 80
    assert {key: languages for key, languages in by_key.items() if languages != set(LANGUAGES)} == {}


def test_titles_and_leads_fit_their_cards_and_pages_pass_their_own_rules(demo):
    for model in (BranchPage, ForumPage, ContestPage, TrainerPage, NewsPage):
        for page in model.objects.all():
            assert 0 < len(page.title) <= TITLE_LENGTH
            assert len(page.lead) <= LEAD_LENGTH
            page.full_clean()


def test_the_site_starts_at_the_kazakh_home_page(demo):
    root = Site.objects.get(is_default_site=True).root_page
    assert root.locale == Locale.objects.get(language_code="kk")
    assert not Page.objects.filter(title="Welcome to your new Wagtail site!").exists()


def test_the_taraz_story_has_all_its_parts(demo):
    forum = ForumPage.objects.get(slug="forum-2019", locale__language_code="kk")
    assert forum.participants_number == 250
    assert len(forum.organisers) == 3
    assert forum.gallery_images.count() == 30
    assert [day.value["date"].isoformat() for day in forum.programme] == ["2019-11-14", "2019-11-15"]
    lengths = [session["minutes"] for session in forum.sessions() if session["kind"] == "facilitation"]
    assert lengths == [180]
    contest = ContestPage.objects.child_of(forum).get()
    assert (len(contest.aims), len(contest.rounds)) == (2, 2)
    assert [award.place for award in contest.awards.all() if award.place] == [1, 2, 3]
    story = NewsPage.objects.get(slug="two-days-in-taraz", locale__language_code="ru")
    assert story.date.isoformat() == "2019-11-18"
    assert ViewCount.of(story) == 1772
    # Two of the four trainers who led its sessions belong to the branch, two to the center itself.
    assert TrainerPage.objects.child_of(forum.get_parent()).count() == 2
    assert TrainerPage.objects.child_of(TrainerIndexPage.objects.get(locale=forum.locale)).count() == 2


def test_there_is_enough_to_fill_lists_and_filters(demo):
    assert BranchPage.objects.filter(locale__language_code="en").count() == 20
    assert NewsPage.objects.filter(locale__language_code="en").count() > 24
    years = {story.date.year for story in NewsPage.objects.filter(locale__language_code="en")}
    assert len(years) >= 5


def test_every_picture_is_described_in_every_language(demo):
    for image in CustomImage.objects.exclude(file__contains="demo-logo"):
        assert set(image.alternative_texts) == set(LANGUAGES)
        assert all(image.alternative_texts.values())


def test_translators_find_the_nested_texts(demo):
    forum = ForumPage.objects.get(slug="forum-2019", locale__language_code="en")
    texts = " ".join(
        str(segment.render_text()) for segment in extract_segments(forum) if hasattr(segment, "render_text")
    )
    for words in ("How to help", "Head of the", forum.gallery_images.first().caption):
        assert words in texts


def test_the_demo_logins_reach_what_is_theirs(demo):
    users = get_user_model().objects
    assert users.get(username="admin").is_superuser
    assert users.get(username="taraz").check_password("secret")
    taraz = BranchPage.objects.filter(slug="taraz")
    aktau = BranchPage.objects.filter(slug="aktau")
    editor = users.get(username="taraz")
    assert all(page.permissions_for_user(editor).can_edit() for page in taraz)
    assert not any(page.permissions_for_user(editor).can_edit() for page in aktau)
    assert not any(page.permissions_for_user(editor).can_publish() for page in taraz)
    lead, neighbour = users.get(username="taraz-lead"), users.get(username="almaty")
    assert all(page.permissions_for_user(lead).can_publish() for page in taraz)
    assert not any(page.permissions_for_user(neighbour).can_edit() for page in taraz)


def test_loading_again_makes_nothing_twice_and_keeps_what_editors_changed(demo):
    page = NewsPage.objects.get(slug="two-days-in-taraz", locale__language_code="en")
    page.title = "Changed by an editor"
    page.save()
    before = Page.objects.count(), CustomImage.objects.count(), get_user_model().objects.count()
    load()
    assert (Page.objects.count(), CustomImage.objects.count(), get_user_model().objects.count()) == before
    page.refresh_from_db()
    assert page.title == "Changed by an editor"


def test_every_page_has_a_revision_of_what_readers_see(demo):
    assert not Page.objects.filter(revisions.lacking()).exists()
    forum = ForumPage.objects.get(slug="forum-2019", locale__language_code="en")
    kept = forum.live_revision.content
    assert len(kept["gallery_images"]) == forum.gallery_images.count() > 0
    assert kept["topics"] == [topic.pk for topic in forum.topics.all()]


def test_it_says_how_far_it_is_and_ends_with_the_logins(demo):
    assert "Pictures" in demo
    assert "Branches: 20" in demo
    assert "taraz" in demo


def test_known_passwords_are_not_set_outside_development(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError) as refused:
        call_command("load_demo")
    assert "--password" in str(refused.value)
