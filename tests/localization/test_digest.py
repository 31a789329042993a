"""Translators are told once a day what there is to do in their languages, and not when there is nothing."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from cms.localization.digest import LISTED, send_all
from cms.localization.models import DigestDelivery, TranslationProgress
from cms.localization.teams import translators
from tests import factories
from tests.recorded import recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(site, locales, django_user_model):
    """Add somebody to a language's team; who reads the admin in English unless another language is given."""

    def make(name, code, language, email, **values):
        user = django_user_model.objects.create_user(name, email, "secret", **values)
        user.groups.add(translators(locales[code], site.homes[code]))
        UserProfile.objects.create(user=user, preferred_language=language)
        return user

    def join(name="aigul", code="ru", language="en", **values):
        values = {"email": f"{name}@example.org", **values}
        key = ("member", name, code, language, *values.items())
        return recorded(key, lambda: make(name, code, language, **values))

    return join


def outdate(translation, when=None) -> None:
    """As if the source had changed after the translation was published."""
    moment = when or timezone.now()
    TranslationProgress.objects.filter(translation=translation).update(
        published_at=moment - timedelta(days=30), outdated_since=moment, state="outdated"
    )
    Translation.objects.filter(pk=translation.pk).update(created_at=moment - timedelta(days=40))


def told() -> str:
    """The text of the only message."""
    (message,) = mail.outbox
    return message.body


def test_a_translator_is_told_what_was_submitted_with_a_link_to_it(member, forum, submitted):
    member()
    translation = submitted(forum)
    send_all()
    (message,) = mail.outbox
    assert message.to == ["aigul@example.org"]
    assert message.subject == "1 translation waits for you"
    link = "http://127.0.0.1:8000" + reverse("localization:translate", args=[translation.pk])
    (html, _kind) = message.alternatives[0]
    for text in (message.body, html):
        assert "1 page was submitted for translation:" in text
        assert "Leadership forum" in text
        assert link in text
        assert "became outdated" not in text


def test_a_translator_is_told_what_became_outdated(member, forum, published):
    member()
    published(forum)
    outdate(Translation.objects.get())
    send_all()
    assert "1 translation became outdated:" in told()
    assert "was submitted" not in told()


def test_a_source_that_changes_for_real_is_told_of(member, forum, published):
    member()
    published(forum)
    Translation.objects.update(created_at=timezone.now() - timedelta(days=40))
    forum.title = "Leadership forum, postponed"
    forum.save_revision().publish()
    send_all()
    assert "1 translation became outdated:" in told()


def test_only_the_team_s_own_language_is_told_of(member, forum, submitted):
    member("aigul", "ru")
    member("botagoz", "kk")
    submitted(forum, "ru")
    send_all()
    assert [message.to for message in mail.outbox] == [["aigul@example.org"]]


def test_somebody_in_two_teams_gets_one_message(member, forum, submitted, site, locales):
    member("aigul", "ru").groups.add(translators(locales["kk"], site.homes["kk"]))
    submitted(forum, "ru")
    submitted(forum, "kk")
    send_all()
    assert "Russian" in told() and "Kazakh" in told()


def test_where_nothing_happened_nothing_is_sent(member, forum, published):
    member()
    send_all()
    published(forum)
    send_all()
    assert mail.outbox == []
    assert not DigestDelivery.objects.exists()


def test_what_was_told_is_not_told_again(member, forum, submitted, site):
    member()
    submitted(forum)
    send_all()
    tomorrow = timezone.now() + timedelta(days=1)
    send_all(tomorrow)
    assert len(mail.outbox) == 1
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="Something new")
    submitted(story)
    send_all(tomorrow)
    assert len(mail.outbox) == 2
    assert "Something new" in mail.outbox[1].body
    assert "Leadership forum" not in mail.outbox[1].body


def test_nobody_gets_two_within_twenty_hours(member, forum, submitted):
    user = member()
    submitted(forum)
    now = timezone.now()
    delivery = DigestDelivery.objects.create(user=user, sent_at=now - timedelta(hours=19))
    send_all(now)
    assert mail.outbox == []
    delivery.sent_at = now - timedelta(hours=21)
    delivery.save()
    send_all(now)
    assert len(mail.outbox) == 1
    delivery.refresh_from_db()
    assert delivery.sent_at == now


@pytest.mark.parametrize("values", [{"email": ""}, {"is_active": False}])
def test_nobody_without_an_address_or_an_account_is_written_to(member, forum, submitted, values):
    member(**values)
    submitted(forum)
    send_all()
    assert mail.outbox == []


def test_who_turned_off_all_notifications_is_left_alone(member, forum, submitted):
    user = member()
    UserProfile.objects.filter(user=user).update(
        approved_notifications=False, rejected_notifications=False, updated_comments_notifications=False
    )
    submitted(forum)
    send_all()
    assert mail.outbox == []


def test_editors_outside_the_teams_are_not_written_to(forum, submitted, django_user_model):
    django_user_model.objects.create_superuser("root", "root@example.org", "secret")
    submitted(forum)
    send_all()
    assert mail.outbox == []


def test_the_message_is_in_the_reader_s_language_of_the_admin(member, forum, submitted, monkeypatch):
    from django.utils import translation

    from cms.localization import digest

    languages = []
    render = digest.render_to_string
    monkeypatch.setattr(
        digest,
        "render_to_string",
        lambda *args: languages.append(translation.get_language()) or render(*args),
    )
    member("aigul", language="ru")
    member("botagoz", language="")
    submitted(forum)
    send_all()
    # Without a choice the site's own; the text and the HTML of each.
    assert languages == ["ru", "ru", "kk", "kk"]
    assert '<html lang="ru">' in mail.outbox[0].alternatives[0][0]
    assert translation.get_language() == "en"


def test_titles_are_escaped_in_the_html_alone(member, site, submitted):
    member()
    submitted(factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="Tom & <b>Ann</b>"))
    send_all()
    assert "Tom & <b>Ann</b>" in told()
    assert "Tom &amp; &lt;b&gt;Ann&lt;/b&gt;" in mail.outbox[0].alternatives[0][0]


class Unreliable(EmailBackend):
    """A mail server that doesn't know one of the addresses."""

    def send_messages(self, messages):
        """Refuse one."""
        if any("aigul@example.org" in message.to for message in messages):
            raise OSError("no such mailbox")
        return super().send_messages(messages)


def test_a_mail_that_fails_stops_no_other_and_is_tried_again(member, forum, submitted, settings):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.localization.test_digest.Unreliable"
    aigul, botagoz = member("aigul"), member("botagoz")
    submitted(forum)
    outcome = send_all()
    assert (outcome.sent, outcome.failed) == (1, 1)
    assert [message.to for message in mail.outbox] == [["botagoz@example.org"]]
    assert set(DigestDelivery.objects.values_list("user", flat=True)) == {botagoz.pk}
    settings.EMAIL_BACKEND = backend
    send_all()
    assert [message.to for message in mail.outbox] == [["botagoz@example.org"], ["aigul@example.org"]]
    assert DigestDelivery.objects.filter(user=aigul).exists()


def test_a_failure_leaves_the_last_delivery_as_it_was(member, forum, submitted, settings):
    settings.EMAIL_BACKEND = "tests.localization.test_digest.Unreliable"
    before = timezone.now() - timedelta(days=2)
    DigestDelivery.objects.create(user=member("aigul"), sent_at=before)
    submitted(forum)
    send_all()
    assert DigestDelivery.objects.get().sent_at == before


def test_digests_are_off_unless_they_are_turned_on(member, forum, submitted, settings):
    def run(*options) -> str:
        said = StringIO()
        call_command("send_translation_digest", *options, stdout=said)
        return said.getvalue()

    member()
    submitted(forum)
    assert "Digests are off" in run()
    assert mail.outbox == []
    settings.TRANSLATION_DIGEST = True
    assert run() == "Digests sent: 1; failed: 0\n"
    assert run() == "Digests sent: 0; failed: 0\n"
    settings.TRANSLATION_DIGEST = False
    Translation.objects.update(created_at=timezone.now() + timedelta(minutes=1))
    assert run("--force") == "Digests sent: 1; failed: 0\n"


def test_a_long_list_is_cut_and_counted_in_the_same_number_of_queries(member, forum, submitted, site):
    user = member()
    submitted(forum)

    def queries() -> int:
        DigestDelivery.objects.all().delete()
        mail.outbox.clear()
        with CaptureQueriesContext(connection) as captured:
            send_all()
        return len(captured)

    few = queries()
    for _more in range(LISTED + 2):
        submitted(factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale))
    assert queries() == few
    assert f"{LISTED + 3} pages were submitted for translation:" in told()
    assert "and 3 more" in told()
    assert mail.outbox[0].to == [user.email]
