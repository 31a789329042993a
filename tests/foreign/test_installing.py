"""Installing the plugin: what answers at once, what is opened by a setting, what `check` names."""

import html
import re

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from wagtail.models import Locale, Site
from wagtail_plone.models import Counter, PublishedDocument

from helpers import add, settle
from shop.models import Start


def named(**options) -> dict[str, str]:
    """The findings of the plugin's system checks: the hint of each by its id."""
    messages = run_checks(**options)
    return {message.id: message.hint for message in messages if message.id.startswith("wagtail_plone.")}


def test_nothing_is_missing_in_the_shop(shop):
    assert named() == {}


def test_documents_of_what_is_published_are_made_by_migrate(shop):
    add(shop.start, Start(title="Mugs", slug="mugs"))
    settle()
    PublishedDocument.objects.all().delete()
    Counter.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert PublishedDocument.objects.filter(title="Mugs").exists()


def test_documents_that_were_never_made_are_named(shop):
    settle()
    call_command("migrate", verbosity=0)
    assert named(databases=["default"]) == {}
    Counter.objects.all().delete()
    assert named(databases=["default"]) == {"wagtail_plone.W005": "Run: python manage.py rebuild_documents"}


@pytest.mark.parametrize("address", ["", "www.example.org", "//www.example.org"])
def test_a_root_no_client_can_follow_is_named(settings, address):
    settings.WAGTAIL_PLONE_ROOT_URL = settings.WAGTAILADMIN_BASE_URL = address
    assert "WAGTAIL_PLONE_ROOT_URL" in named()["wagtail_plone.E003"]


def test_json_by_accept_without_the_middleware_is_named(settings):
    settings.WAGTAIL_PLONE_ACCEPT = True
    assert named() == {}
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "wagtail_plone" not in name]
    assert "wagtail_plone.middleware.JSONMiddleware" in named()["wagtail_plone.E004"]


@pytest.mark.parametrize(
    ("urls", "mistake"), [("urls_without", "wagtail_plone.W001"), ("urls_too_late", "wagtail_plone.E002")]
)
def test_an_include_that_is_missing_or_comes_too_late_is_named(settings, urls, mistake):
    settings.ROOT_URLCONF = f"shopsite.{urls}"
    assert 'path("", include("wagtail_plone.urls"))' in named()[mistake]


def test_home_pages_at_one_address_are_named(shop, settings):
    settings.WAGTAIL_I18N_ENABLED = True
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [("en", "English"), ("fr", "French")]
    french = Locale.objects.create(language_code="fr")
    shop.start.copy_for_translation(french, copy_parents=True).save_revision().publish()
    Site.clear_site_root_paths_cache()
    call_command("migrate", verbosity=0)
    assert "i18n_patterns" in named(databases=["default"])["wagtail_plone.W006"]


@pytest.mark.parametrize(
    ("address", "setting"),
    [
        ("/api/docs/", "WAGTAIL_PLONE_DOCS"),
        ("/api/openapi.json", "WAGTAIL_PLONE_DOCS"),
    ],
)
def test_the_description_of_the_api_is_opened_by_a_setting(shop, client, settings, address, setting):
    assert client.get(address).status_code == 404
    setattr(settings, setting, True)
    assert client.get(address).status_code == 200


def test_the_documentation_speaks_of_this_site_alone(shop, client, settings):
    settings.WAGTAIL_PLONE_DOCS = True
    first = client.get("/api/docs/").content.decode()
    assert "http://shop.example/++api++/@search?portal_type=" in first
    for address in re.findall(r'href="(/api/docs/[^"#]*)"', first):
        assert client.get(address).status_code == 200, address
    for asked in re.findall(r'data-try="([^"]+)"', first):
        assert client.get(html.unescape(asked)).status_code in (200, 400)


@pytest.mark.parametrize("name", ["login", "login-renew", "logout"])
def test_signing_in_is_opened_by_a_setting(shop, client, settings, name):
    assert client.post(f"/++api++/@{name}", "{}", "application/json").status_code == 404
    settings.WAGTAIL_PLONE_LOGIN = True
    assert client.post(f"/++api++/@{name}", "{}", "application/json").status_code in (204, 400, 401)
