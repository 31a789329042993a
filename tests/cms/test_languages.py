"""Languages: the way from `/`, the switcher, and relations that follow the reader."""

import pytest
from django.urls import reverse
from wagtail.models import Site
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.pages.localized import in_order, localized_by_id
from cms.pages.surroundings import Surroundings
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepts", "cookie", "language"),
    [
        ("ru", None, "ru"),
        ("en-GB,en;q=0.9,ru;q=0.8", None, "en"),
        ("de", None, "kk"),
        ("", None, "kk"),
        ("ru", "en", "en"),
        ("ru", "xx", "ru"),
    ],
)
def test_the_root_leads_to_the_reader_s_language(client, site, accepts, cookie, language):
    if cookie:
        client.cookies["django_language"] = cookie
    response = client.get("/", headers={"accept-language": accepts})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in response["Vary"].split(",")}


def test_the_switcher_leads_to_the_same_page_in_the_other_language(site, forum, locales, rf):
    russian = forum.copy_for_translation(locales["ru"], copy_parents=True)
    russian.save_revision().publish()
    links = Surroundings(forum).languages(rf.get("/"))
    assert [link["code"] for link in links] == ["kk", "ru", "en"]
    by_code = {link["code"]: link for link in links}
    assert by_code["ru"]["url"] == russian.url
    assert by_code["ru"]["is_translated"]
    assert by_code["en"]["is_current"]


def test_the_switcher_leads_to_the_nearest_translated_page_above(site, forum, locales, rf):
    branches = site.branches.copy_for_translation(locales["ru"])
    branches.save_revision().publish()
    by_code = {link["code"]: link for link in Surroundings(forum).languages(rf.get("/"))}
    assert by_code["ru"]["url"] == branches.url
    assert not by_code["ru"]["is_translated"]
    # The list above is shown in Kazakh too, as a fallback.
    assert by_code["kk"]["url"] == "/kk/branches/"
    assert not by_code["kk"]["is_translated"]


def test_the_switcher_never_leads_to_a_draft(site, forum, locales, rf):
    draft = forum.copy_for_translation(locales["ru"], copy_parents=True)
    assert not draft.live
    by_code = {link["code"]: link for link in Surroundings(forum).languages(rf.get("/"))}
    assert by_code["ru"]["url"] == draft.get_parent().url
    assert not by_code["ru"]["is_translated"]


def test_relations_follow_the_language_in_a_constant_number_of_queries(
    site, forum, locales, django_assert_max_num_queries
):
    contests = [factories.ContestPageFactory(parent=forum, locale=site.home.locale) for _number in range(6)]
    translated = contests[0].copy_for_translation(locales["ru"], copy_parents=True)
    translated.save_revision().publish()
    contests[1].unpublish()
    ids = [contest.pk for contest in contests]
    # Addresses begin with the paths of the home pages, which a cache keeps.
    Site.get_site_root_paths()
    # Rows, pages of one type, and the languages of those that are not translated.
    with django_assert_max_num_queries(3):
        in_russian = in_order(ids, localized_by_id(ids, locales["ru"]))
    assert in_russian[0] == translated
    assert [page.pk for page in in_russian[1:]] == ids[2:]


def test_an_address_without_a_language_leads_to_the_reader_s(client, site):
    response = client.get("/news/?page=2", headers={"accept-language": "en"})
    assert (response.status_code, response["Location"]) == (302, "/en/news/?page=2")


@pytest.mark.parametrize(("path", "language"), [("/en/nothing/", "en"), ("/ru/nothing/", "ru")])
def test_what_is_not_there_is_said_in_the_language_of_the_address(client, site, path, language):
    response = client.get(path, headers={"accept-language": ""})
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()


def test_a_file_that_is_gone_is_not_found_rather_than_looked_for_elsewhere(client, site):
    assert client.get("/documents/1/gone.pdf").status_code == 404


def test_the_admin_speaks_the_account_s_language_also_where_it_refuses(client, site, django_user_model):
    user = django_user_model.objects.create_user("editor")
    user.groups.add(set_up(site.taraz).editors)
    UserProfile.objects.create(user=user, preferred_language="ru")
    client.force_login(user)
    address = reverse("wagtailadmin_pages:edit", args=[site.home.pk])
    answer = client.get(address, headers={"accept-language": "en"}, follow=True)
    assert "К сожалению, у вас нет доступа к этому разделу." in answer.content.decode()
