"""Broken links: into the site they are told at once, elsewhere after two failures a day apart."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.editorial.bin.keeping import empty, put
from cms.editorial.branches.mending import set_up
from cms.editorial.links import checking
from cms.editorial.links.broken import broken_links
from cms.editorial.links.gathering import addresses_of, gather_what_changed
from cms.editorial.links.models import LinkedAddress
from news.models import NewsPage
from tests import factories
from tests.api.conftest import settle

pytestmark = pytest.mark.django_db
State = LinkedAddress.State


def story(site, text: str, **fields) -> NewsPage:
    """A published story with this text."""
    page = factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, body=[{"type": "paragraph", "value": text}], **fields
    )
    page.save_revision().publish()
    settle()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def elsewhere(monkeypatch, settings):
    """Another site on this machine: /there, /gone, /moved, /loop; its address, and what it was asked."""
    asked = []

    class Site(BaseHTTPRequestHandler):
        def answer(self):
            asked.append((self.command, self.path))
            status = {"/there": 200, "/moved": 301, "/loop": 302, "/refused": 403}.get(
                self.path.partition("?")[0], 404
            )
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", "/there" if self.path == "/moved" else self.path)
            self.send_header("Content-Length", "0")
            self.end_headers()

        # Names the standard library asks for.
        do_HEAD = do_GET = answer  # noqa: N815

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.CHECK_EXTERNAL_LINKS = True
    # The other site is on this machine, which is otherwise none of a checker's business.
    monkeypatch.setattr(checking, "_refuse_private", lambda host: None)
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def test_a_link_to_a_page_that_is_not_public_is_told_at_once(site):
    target = story(site, "<p>Target</p>", title="Target")
    page = story(site, f'<p><a linktype="page" id="{target.pk}">here</a></p>', title="Holder")
    assert broken_links(NewsPage.objects.all()) == []
    target.unpublish()
    (link,) = broken_links(NewsPage.objects.all())
    assert (link.page.pk, link.target, link.reason) == (page.pk, "Target", "The page is not public.")


def test_a_link_to_a_page_that_was_deleted_for_good_is_told_while_the_text_has_it(site):
    target = story(site, "<p>Target</p>", title="Target")
    page = story(site, f'<p><a linktype="page" id="{target.pk}">here</a></p>', title="Holder")
    put(target)
    settle()
    empty(timezone.now() + timedelta(days=31))
    settle()
    assert not NewsPage.objects.filter(pk=target.pk).exists()
    (link,) = broken_links(NewsPage.objects.all())
    assert (link.page.pk, link.target, link.reason) == (page.pk, "Target", "The page was deleted for good.")
    assert link.since is not None
    page.body = [{"type": "paragraph", "value": "<p>There.</p>"}]
    page.save_revision().publish()
    assert broken_links(NewsPage.objects.all()) == []


def test_a_deleted_draft_that_never_was_public_is_not_named_either(site):
    draft = factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, title="Secret", live=False)
    story(site, f'<p><a linktype="page" id="{draft.pk}">here</a></p>')
    put(draft)
    empty(timezone.now() + timedelta(days=31))
    (link,) = broken_links(NewsPage.objects.all())
    assert "Secret" not in link.target


def test_a_draft_that_never_was_public_is_not_named(site):
    draft = factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, title="Secret", live=False)
    NewsPage.objects.filter(pk=draft.pk).update(first_published_at=None)
    story(site, f'<p><a linktype="page" id="{draft.pk}">here</a></p>')
    (link,) = broken_links(NewsPage.objects.all())
    assert "Secret" not in link.target


def test_addresses_are_gathered_from_texts_and_fields(site, forum):
    page = story(site, '<p><a href="https://example.org/a?b=1&amp;c=2#part">a</a></p>')
    assert addresses_of(page) == {"https://example.org/a?b=1&c=2"}
    forum.event_url = "https://example.org/register"
    assert "https://example.org/register" in addresses_of(forum)


def test_an_address_is_broken_once_it_failed_twice(site, elsewhere):
    host, _asked = elsewhere
    story(site, f'<p><a href="{host}/gone">a</a></p>')
    assert checking.check_due() == 1
    address = LinkedAddress.objects.get()
    assert (address.state, broken_links(NewsPage.objects.all())) == (State.FAILED_ONCE, [])
    assert checking.check_due() == 0, "not again on the same day"
    LinkedAddress.objects.update(next_check_at=timezone.now() - timedelta(minutes=1))
    checking.check_due()
    (link,) = broken_links(NewsPage.objects.all())
    assert (link.target, link.reason) == (f"{host}/gone", "There is nothing at this address any more.")


@pytest.mark.parametrize("path", ["/there", "/moved", "/refused"])
def test_what_answers_people_is_not_broken(site, elsewhere, path):
    host, _asked = elsewhere
    story(site, f'<p><a href="{host}{path}">a</a></p>')
    checking.check_due()
    assert LinkedAddress.objects.get().state == State.RIGHT


def test_a_host_is_asked_once_a_round(site, elsewhere):
    host, asked = elsewhere
    story(site, "".join(f'<p><a href="{host}/there?{number}">a</a></p>' for number in range(5)))
    assert checking.check_due() == 1 and len(asked) == 1


def test_redirects_without_end_are_given_up(elsewhere):
    host, asked = elsewhere
    assert checking.reason_of_failure(f"{host}/loop") == "It redirects without end."
    assert len(asked) <= checking.REDIRECTS_MOST + 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]"])
def test_addresses_of_this_machine_s_network_are_never_asked(host):
    assert checking.reason_of_failure(f"http://{host}/") == "It is an address of a private network."


def test_nothing_is_asked_where_it_is_switched_off(site, settings):
    settings.CHECK_EXTERNAL_LINKS = False
    story(site, '<p><a href="https://example.org/">a</a></p>')
    assert checking.check_due() == 0 and not LinkedAddress.objects.exists()


def test_an_address_that_no_public_page_leads_to_is_forgotten(site, elsewhere):
    host, asked = elsewhere
    page = story(site, f'<p><a href="{host}/there">a</a></p>')
    gather_what_changed()
    page.unpublish()
    checking.check_due()
    assert asked == [] and not LinkedAddress.objects.exists()


def test_an_editor_is_told_of_their_own_pages_alone(site, client, django_user_model):
    target = story(site, "<p>Target</p>", title="Target")
    story(site, f'<p><a linktype="page" id="{target.pk}">here</a></p>', title="Holder")
    target.unpublish()
    for branch, is_told in ((site.aktau, False), (site.taraz, True)):
        user = django_user_model.objects.create_user(branch.slug, password="secret")
        user.groups.add(set_up(branch).editors)
        client.force_login(user)
        shown = client.get(reverse("broken_links_report")).content.decode()
        assert ("Holder" in shown) is is_told
