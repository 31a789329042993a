"""Addresses in full follow `SITE_ROOT_URL`, whatever Wagtail's own record of the site says."""

import re

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.pages.addresses import check_site_record, keep_address_in_step, name_new_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def untouched(forum):
    """An installation whose Site record nobody has touched."""
    Site.objects.update(hostname="localhost", port=80)
    Site.clear_site_root_paths_cache()


def test_what_search_engines_read_names_the_public_address(client, forum, untouched, settings):
    settings.SITE_ROOT_URL = "https://cms.example.org"
    for address in ("/en/branches/taraz/leadership/", "/en/events/", "/en/"):
        html = client.get(address).content.decode()
        tags = re.findall(r'<(?:link rel="(?:canonical|alternate)"|meta property="og:url").*?>', html)
        assert len(tags) >= 3
        assert all('="https://cms.example.org/' in tag for tag in tags), tags
        assert "localhost" not in html


def test_what_machines_read_names_the_public_address(client, forum, untouched, settings):
    settings.SITE_ROOT_URL = settings.WAGTAIL_PLONE_ROOT_URL = settings.WAGTAILAPI_BASE_URL = (
        "https://cms.example.org"
    )
    assert forum.full_url == "https://cms.example.org/en/branches/taraz/leadership/"
    answer = client.get(f"/api/v2/pages/{forum.pk}/").json()
    assert answer["meta"]["html_url"] == forum.full_url


def test_a_check_says_when_the_record_and_the_setting_disagree(forum, settings):
    assert check_site_record(databases=["default"]) == []
    settings.SITE_ROOT_URL = "https://cms.example.org"
    (warning,) = [message for message in run_checks(databases=["default"]) if message.id == "cms.W001"]
    assert "http://testserver" in warning.msg and "https://cms.example.org" in warning.msg
    # Without a database to be asked, as while the files are collected, it says nothing.
    assert check_site_record() == []


def test_migrating_names_a_new_site_and_leaves_alone_what_somebody_named(forum, untouched, settings):
    settings.SITE_ROOT_URL = "https://cms.example.org"
    name_new_site()
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("cms.example.org", 443)
    settings.SITE_ROOT_URL = "https://other.example.org"
    name_new_site()
    assert Site.objects.get().hostname == "cms.example.org"


def test_a_site_that_has_its_address_is_not_saved_again(forum, settings):
    """Saving it would make the documents of all pages anew, at each start of the site."""
    keep_address_in_step()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        keep_address_in_step()
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    settings.SITE_ROOT_URL = "https://cms.example.org"
    keep_address_in_step()
    assert Site.objects.get().hostname == "cms.example.org"
