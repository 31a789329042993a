"""Playing back of fixtures: as they were built, and never onto another beginning."""

import pytest
from wagtail.models import Page

from programs.models import ForumPage
from tests import factories
from tests.recorded import Recorder

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorder(site):
    """A recorder of its own, which sees nothing but what a test writes from here on."""
    own = Recorder()
    with own.one_test():
        yield own


def add_story(site):
    """Add a story; what the build of a fixture would be."""
    return factories.NewsPageFactory(parent=Page.objects.get(pk=site.taraz.pk), locale=site.home.locale)


def test_the_forum_is_whole_in_every_test(site, forum):
    stored = ForumPage.objects.get(pk=forum.pk)
    assert (stored.title, stored.get_parent().pk) == ("Leadership forum", site.taraz.pk)
    assert [day.value["sessions"][0]["title"] for day in stored.programme] == [
        "The best leading school",
        "How to write a development plan",
    ]


@pytest.mark.parametrize("_time", range(2))
def test_what_one_test_changes_no_other_sees(_time, forum):
    assert forum.title == ForumPage.objects.get(pk=forum.pk).title == "Leadership forum"
    forum.title = "Changed"
    forum.save()


def test_the_second_time_nothing_is_built(recorder, site, django_assert_max_num_queries):
    built = recorder("story", lambda: add_story(site))
    Page.objects.get(pk=built.pk).delete()
    recorder._written = ()
    with django_assert_max_num_queries(40):
        again = recorder("story", lambda: pytest.fail("was built again"))
    assert (again.pk, again.title) == (built.pk, built.title)
    assert Page.objects.get(pk=built.pk).title == built.title


def test_after_another_write_it_is_built_for_real(recorder, site):
    built = recorder("story", lambda: add_story(site))
    recorder._written = ()
    Page.objects.filter(pk=site.aktau.pk).update(draft_title="Written by the test")
    again = recorder("story", lambda: add_story(site))
    assert again.pk != built.pk


def test_accounts_are_no_other_beginning_but_none_is_lost(recorder, site, django_user_model):
    recorder("story", lambda: add_story(site))
    recorder("root", lambda: django_user_model.objects.create_superuser("root"))
    django_user_model.objects.all().delete()
    django_user_model.objects.create_user("somebody")
    recorder._written = ("story",)
    recorder("root", lambda: django_user_model.objects.create_superuser("root"))
    assert set(django_user_model.objects.values_list("username", flat=True)) == {"root", "somebody"}


def test_what_only_adds_is_not_played_back_over_rows_it_does_not_know(recorder, site):
    built = recorder("story", lambda: add_story(site), only_adds=True)
    again = recorder("story", lambda: add_story(site), only_adds=True)
    assert again.pk != built.pk
    assert Page.objects.filter(pk__in=[built.pk, again.pk]).count() == 2


def test_what_was_built_otherwise_than_recorded_is_no_beginning_for_others(recorder, site):
    recorder("story", lambda: add_story(site), only_adds=True)
    first = recorder("second story", lambda: add_story(site))
    # Another test, in which something else that was recorded stands already.
    recorder._written = ()
    recorder("other story", lambda: add_story(site))
    recorder._written = ()
    recorder("story", lambda: add_story(site), only_adds=True)
    second = recorder("second story", lambda: add_story(site))
    assert second.pk != first.pk, "it was played back among other pages than it was built with"
