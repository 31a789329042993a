"""A fallback is never more public than the page it stands for: every state of that page, at every door.

One table: what is done to an English forum, and whether readers may see it then. Its text stands in
Russian as Wagtail's alias, in Kazakh beside a translation that waits as a draft, and once more in Russian
as an alias of the alias; no door may tell more of these than of the forum itself.
"""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from pprint import pformat
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction, Revision

from cms.localization.publishing import save_draft
from cms.localization.release.offline import unpublish_together
from programs.models import ForumPage
from tests.recorded import recorded
from wagtail_plone.http.remembered import memory

pytestmark = pytest.mark.django_db

OLD, NEW = "Leadership forum", "Embargoed until Friday"


def commit() -> None:
    """Do what waits for the end of the transaction, and forget what is remembered."""
    while connection.run_on_commit:
        _savepoints, callback, *_rest = connection.run_on_commit.pop(0)
        callback()
    cache.clear()
    memory.clear()


@contextmanager
def undone():
    """Whatever is done inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    connection.run_on_commit.clear()


# What happens to the original


def now_of(world) -> ForumPage:
    """The original as it is in the database."""
    return ForumPage.objects.get(pk=world.forum.pk)


def nothing(world) -> None:
    """As it was published."""


def rewrite(world, **values):
    """Its text is changed; the revision that holds it."""
    page = now_of(world).get_latest_revision_as_object()
    page.title = NEW
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision()


def schedule(world) -> Revision:
    """A new text is to be published on Friday."""
    revision = rewrite(world, go_live_at=timezone.now() + timedelta(days=3))
    revision.publish()
    return revision


def unpublish(world) -> None:
    """It is taken offline."""
    now_of(world).unpublish()


def unpublish_and_rewrite(world) -> None:
    """Taken offline and changed."""
    unpublish(world)
    rewrite(world)


def unpublish_and_schedule(world) -> None:
    """Taken offline, changed, scheduled."""
    unpublish(world)
    schedule(world)


def unpublish_schedule_and_cancel(world) -> None:
    """The schedule is cancelled again."""
    unpublish(world)
    revision = schedule(world)
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])


def come_due(world) -> None:
    """Friday has come."""
    unpublish(world)
    due = timezone.now() - timedelta(minutes=1)
    rewrite(world, go_live_at=timezone.now() + timedelta(days=3)).publish()
    Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=due)
    revision = now_of(world).get_latest_revision()
    revision.content["go_live_at"] = due.isoformat()
    revision.save()
    call_command("publish_scheduled")


def expire(world) -> None:
    """Its time is over."""
    Page.objects.filter(pk=world.forum.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def expire_and_schedule(world) -> None:
    """Its time is over, and comes again on Friday."""
    expire(world)
    rewrite(world, expire_at=None, go_live_at=timezone.now() + timedelta(days=3)).publish()


def unpublish_and_republish(world) -> None:
    """Offline for a while."""
    unpublish(world)
    rewrite(world).publish()


def unpublish_everywhere(world) -> None:
    """By the action for all languages."""
    unpublish_together(now_of(world), with_related=False, user=world.root)


def unpublish_above(world) -> None:
    """With the branch and all that stands below it."""
    action = UnpublishPageAction(world.branch.specific, user=world.root, include_descendants=True)
    action.execute()


def save_unpublished(world) -> None:
    """By code that knows nothing of publishing."""
    page = now_of(world)
    page.live = False
    page.save()


def restrict(kind: str, to: str = "forum") -> Callable:
    """Only some may see it."""

    def make(world):
        page = getattr(world, to)
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="secret")
        restriction.groups.add(world.group)

    make.__doc__ = f"Restricted by {kind}: the {to}."
    return make


def restrict_and_lift(world) -> None:
    """Only some may see it, for a while."""
    restrict(PageViewRestriction.LOGIN)(world)
    PageViewRestriction.objects.all().delete()


def move_below_what_is_private(world) -> None:
    """To a branch that only some may see."""
    restrict(PageViewRestriction.LOGIN, "other")(world)
    now_of(world).move(Page.objects.get(pk=world.other.pk), pos="last-child")


def delete(world) -> None:
    """It is gone."""
    now_of(world).delete()


# (what is done, the title readers see at every door then; None: they see nothing at any)
STATES: list[tuple[Callable, str | None]] = [
    (nothing, OLD),
    (rewrite, OLD),
    (schedule, OLD),
    (unpublish, None),
    (unpublish_and_rewrite, None),
    (unpublish_and_schedule, None),
    (unpublish_schedule_and_cancel, None),
    (come_due, NEW),
    (expire, None),
    (expire_and_schedule, None),
    (unpublish_and_republish, NEW),
    (unpublish_everywhere, None),
    (unpublish_above, None),
    (save_unpublished, None),
    (restrict(PageViewRestriction.LOGIN), None),
    (restrict(PageViewRestriction.PASSWORD), None),
    (restrict(PageViewRestriction.GROUPS), None),
    (restrict(PageViewRestriction.LOGIN, "branch"), None),
    (restrict_and_lift, OLD),
    (move_below_what_is_private, None),
    (delete, None),
]

# Where strangers could learn of a page: of each page, and of the pages of each language.
DOORS = {
    "HTML": "{url}/",
    "JSON": "/++api++{url}",
    "its translations": "/++api++{url}/@translations",
    "API v2": "/api/v2/pages/{pk}/",
    "API v3": "/api/v3/pages/{pk}/",
}
LISTS = {
    "search": "/++api++/{code}/@search?b_size=100",
    "the list of events": "/{code}/events/",
    "API v2's list": "/api/v2/pages/?locale={code}&limit=100",
    "API v3's list": "/api/v3/pages/?locale={code}&limit=100",
}


@pytest.fixture
def world(site, locales, live, translated, django_user_model, client):
    """The forum and its stand-ins; its branch has a page of its own in every language."""

    def build():
        for page in (site.events, site.aktau):
            page.save_revision().publish()
        for code in ("ru", "kk"):
            for branch in (site.taraz, site.aktau):
                standing = branch.get_translation(locales[code]).specific
                standing.alias_of = standing.fallback_from = None
                standing.save()
        save_draft(translated(live, "kk"))
        russian = ForumPage.objects.get(translation_key=live.translation_key, locale=locales["ru"])
        copy = russian.create_alias(
            parent=site.aktau.get_translation(locales["ru"]), update_slug="copied", reset_translation_key=True
        )
        kazakh = ForumPage.objects.get(translation_key=live.translation_key, locale=locales["kk"])
        group = Group.objects.create(name="Insiders")
        return SimpleNamespace(
            forum=live,
            branch=Page.objects.get(pk=site.taraz.pk),
            other=Page.objects.get(pk=site.aktau.pk),
            group=group,
            root=django_user_model.objects.create_superuser("root"),
            places={
                name: {"pk": page.pk, "url": page.url.rstrip("/")}
                for name, page in (("ru", russian), ("kk", kazakh), ("ru, an alias of the alias", copy))
            },
        )

    built = recorded("the world of an embargo", build)
    commit()
    return built


def told(client, address: str) -> set[str]:
    """The titles, of those given, that a stranger finds at an address."""
    response = client.get(address)
    text = response.content.decode()
    if response.status_code != 200 or "password_required" in text or 'name="password"' in text:
        return set()
    if "@translations" in address:
        # It names addresses, not titles: an answer is what tells.
        return {OLD, NEW}
    return {title for title in (OLD, NEW) if title in text}


def findings(client, world, expected: str | None) -> list[str]:
    """Every door that tells something else than it should, with what it tells."""
    asked = {
        f"{name}: {door}": address.format(**place)
        for name, place in world.places.items()
        for door, address in DOORS.items()
    }
    asked |= {
        f"{code}: {door}": address.format(code=code)
        for code in ("ru", "kk")
        for door, address in LISTS.items()
    }
    leaks = []
    for door, address in asked.items():
        seen = told(client, address)
        if seen != ({expected} if expected else set()) and not (expected and "@translations" in address):
            leaks.append(f"{door} tells {sorted(seen)}")
    return leaks


def test_no_door_tells_more_of_a_fallback_than_of_what_it_stands_for(world):
    client = Client()
    wrong = {}
    for number, (state, expected) in enumerate(STATES):
        with undone():
            state(world)
            commit()
            if leaks := findings(client, world, expected):
                wrong[f"{number}: {state.__doc__}"] = leaks
        commit()
    assert not wrong, pformat(wrong, width=120)


def test_a_fallback_is_offline_even_where_unpublishing_is_cut_short(world, monkeypatch):
    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("wagtail.actions.unpublish.log", killed)
    with pytest.raises(KeyboardInterrupt):
        now_of(world).unpublish()
    shown = Page.objects.filter(pk__in=[place["pk"] for place in world.places.values()], live=True)
    assert not shown.exists()


def test_what_a_translation_says_does_not_change_with_a_text_that_waits(world, locales, published):
    """The neutral values of an embargoed text stay as embargoed in translations that are public."""
    published(now_of(world), "ru")
    unpublish(world)
    rewrite(world, participants_number=999, go_live_at=timezone.now() + timedelta(days=3)).publish()
    russian = ForumPage.objects.get(translation_key=world.forum.translation_key, locale=locales["ru"])
    assert russian.participants_number != 999
