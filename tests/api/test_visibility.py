"""Visibility of pages to readers, asked in a query and in a query within another."""

import pytest
from django.db.models import Exists, OuterRef
from wagtail.models import Page, PageViewRestriction

from wagtail_plone.documents.visibility import is_private, readable

pytestmark = pytest.mark.django_db


def test_a_page_is_as_public_within_another_query_as_it_is_in_its_own(site, forum):
    PageViewRestriction.objects.create(page=site.taraz, restriction_type="login")
    mirror = site.taraz.create_alias(parent=site.home, update_slug="mirror")
    pages = Page.objects.filter(depth__gt=1)
    public = set(pages.filter(~is_private(), live=True))
    assert Page.objects.get(pk=site.aktau.pk) in public
    assert public.isdisjoint(Page.objects.filter(pk__in=[site.taraz.pk, forum.pk, mirror.pk]))
    assert set(readable(pages)) == public
    assert set(pages.filter(Exists(readable(Page.objects.filter(pk=OuterRef("pk")))))) == public
