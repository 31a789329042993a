"""Answers have the keys and types that plone.restapi recorded of reading content, or a reason is written."""

import json
import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from tests import factories
from tests.api.conftest import settle
from tests.api.plone_shapes import SHAPES, differences, shape_of
from wagtail_plone.http.tokens import token_for

pytestmark = pytest.mark.django_db
RECORDED = json.loads(SHAPES.read_text())
REASONS = Path(settings.BASE_DIR) / "docs" / "plone-restapi.md"
ROW = re.compile(r"^\| `(?P<name>[^`]+)` \|", re.MULTILINE)
FORUM, STORY, PLAIN = (f"/en/branches/taraz/{slug}" for slug in ("leadership", "story", "plain"))
QUERY = {
    "query": [{"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": ["Forum"]}]
}
TYPES = "/@vocabularies/plone.app.vocabularies.ReallyUserFriendlyTypes"
# Examples are asked of pages that have what they show; those that editors alone may ask, by one.
ASKED = {
    "actions_get": "/en/@actions",
    "aliases_get": f"{FORUM}/@aliases",
    "aliases_non_root_filter": f"{FORUM}/@aliases?query=/old",
    "aliases_root_filter": "/@aliases?query=/old",
    "aliases_root_get": "/@aliases",
    "batching": "/en/@search?b_size=2&sort_on=path",
    "breadcrumbs": f"{FORUM}/@breadcrumbs",
    "collection": "/en/news",
    "collection_fullobjects": "/en/news?fullobjects",
    "content_get": PLAIN,
    "content_get_folder": "/en/branches?metadata_fields=UID&metadata_fields=Creator",
    "contextnavigation": "/en/@contextnavigation",
    "document": PLAIN,
    "event": FORUM,
    "expansion": PLAIN,
    "expansion_expanded": f"{PLAIN}?expand=breadcrumbs",
    "expansion_expanded_full": f"{PLAIN}?expand=actions,breadcrumbs,navigation,workflow,types",
    "folder": "/en/branches",
    "history_get": f"{FORUM}/@history",
    "navigation": f"{PLAIN}/@navigation",
    "navigation_tree": f"{PLAIN}/@navigation?expand.navigation.depth=4",
    "navroot_lang_content_get": f"{PLAIN}/@navroot",
    "navroot_lang_folder_get": "/en/@navroot",
    "navroot_site_get": "/@navroot",
    "navroot_standard_site_content_get": f"{PLAIN}/@navroot",
    "navroot_standard_site_content_get_expansion": f"{PLAIN}?expand=navroot",
    "navroot_standard_site_get": "/@navroot",
    "navroot_standard_site_get_expansion": "/?expand=navroot",
    "newsitem": STORY,
    "querystring_get": "/@querystring",
    "querystring_get_contextual": f"{PLAIN}/@querystring",
    "querystringsearch_get": f"/@querystring-search?query={quote(json.dumps(QUERY))}",
    "querystringsearch_post": "/@querystring-search",
    "relations_catalog_get_stats": "/@relations",
    "relations_get_relationname": "/@relations?relation=about",
    "relations_get_relationname_anonymous": "/@relations?relation=about",
    "relations_get_source_and_relation": f"/@relations?source={STORY}&relation=about",
    "relations_get_source_anonymous": f"/@relations?source={STORY}",
    "relations_get_source_by_path": f"/@relations?source={STORY}",
    "relations_get_source_by_uid": "/@relations?source={uid}",
    "relations_get_target": f"/@relations?target={FORUM}",
    "search": "/en/@search?sort_on=path",
    "search_fullobjects": "/en/@search?SearchableText=leadership&fullobjects=1",
    "search_metadata_fields": (
        "/en/@search?SearchableText=leadership&metadata_fields=modified&metadata_fields=created"
    ),
    "search_multiple_paths": "/@search?path.query=/en/news&path.query=/en/branches&path.depth=2",
    "search_options": "/@search?sort_on=path&path.query=/en/branches&path.depth=1",
    "search_sort_multiple_indexes": "/en/@search?sort_on=portal_type&sort_on=sortable_title",
    "site_get": "/@site",
    "site_get_expand_lang_folder": "/en?expand=navroot",
    "site_get_expand_lang_folder_content": f"{PLAIN}?expand=navroot",
    "site_get_expand_navroot": "/?expand=navroot",
    "siteroot": "",
    "translated_messages_object_history": f"{FORUM}/@history",
    "translated_messages_object_workflow": f"{PLAIN}/@workflow",
    "translated_messages_types": "/@types",
    "translated_messages_types_folder": "/@types/Branch",
    "translation_locator": f"{PLAIN}/@translation-locator?target_language=ru",
    "translations_expand_get": "/en/news?expand=translations",
    "translations_get": "/en/news/@translations",
    "translations_unexpanded_get": PLAIN,
    "types": "/@types",
    "types_document": "/@types/Document",
    "types_document_get_field": "/@types/Document/title",
    "types_document_get_fieldset": "/@types/Document/default",
    "users_authorized_get": "/@users/editor",
    "users_get": "/@users/editor",
    "vocabularies": "/@vocabularies",
    "vocabularies_get": TYPES,
    "vocabularies_get_filtered": f"{TYPES}?title=forum",
    "vocabularies_get_filtered_by_title": f"{TYPES}?title=forum",
    "vocabularies_get_filtered_by_token": f"{TYPES}?token=Forum",
    "vocabularies_get_filtered_by_token_list": f"{TYPES}?tokens=Forum&tokens=Contest",
    "vocabularies_get_sorted_by_title": f"{TYPES}?sort_on=title",
    "workflow_get": f"{PLAIN}/@workflow",
    "workingcopy_baseline_get": PLAIN,
}
BY_AN_EDITOR = re.compile("aliases|history|users")


@pytest.fixture
def editor(site, forum) -> dict[str, str]:
    """The header of an editor, on a site with something for each example."""
    file = get_document_model().objects.create(title="Plan", file=ContentFile(b"A plan.", name="plan.txt"))
    factories.ContentPageFactory(parent=site.taraz, locale=forum.locale, slug="plain", title="Leadership")
    factories.NewsPageFactory(
        parent=site.taraz,
        locale=forum.locale,
        slug="story",
        about=forum,
        lead_image=factories.ImageFactory(),
        body=[("document", {"document": file, "title": ""})],
    )
    for page in (site.branches, site.news):
        page.save_revision().publish()
    Redirect.objects.create(old_path="/old", redirect_page=forum)
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
    settle()
    return {"authorization": f"Bearer {token_for(user)}"}


@pytest.fixture
def answer(client, editor):
    """Ask for an example; None where nothing answers it."""
    story = client.get(f"/++api++{STORY}").json()
    (file,) = [block["value"]["document"] for block in story["body"]]
    of_the_story = {
        "image": story["image"]["@id"].removeprefix("http://testserver"),
        "file": f"{STORY}/files/{get_document_model().objects.get(title=file['title']).pk}",
        "relations_get_source_by_uid": ASKED["relations_get_source_by_uid"].format(uid=story["UID"]),
    }

    def ask(example: str):
        path = of_the_story.get(example) or ASKED.get(example)
        if path is None:
            return None
        headers = editor if BY_AN_EDITOR.search(example) else {}
        if example == "querystringsearch_post":
            response = client.post(f"/++api++{path}", QUERY, content_type="application/json")
        else:
            response = client.get(f"/++api++{path}", headers=headers)
        assert response.status_code == 200, (path, response.content)
        return response.json()

    return ask


def named_in(heading: str) -> set[str]:
    """The names in the first column of the table below a heading of the reasons."""
    part = REASONS.read_text().partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(ROW.findall(part))


def test_every_example_of_reading_is_answered_with_its_keys_and_types_or_there_is_a_reason(answer):
    differing, unanswered = defaultdict(list), set()
    for example, recorded in RECORDED.items():
        ours = answer(example)
        if ours is None:
            unanswered.add(example)
            continue
        for difference in differences(recorded["answer"], shape_of(ours)):
            key = difference.partition(":")[0].rpartition(".")[2]
            differing[key].append(f"{example}: {difference}")
    assert unanswered == named_in("Examples that nothing answers")
    assert differing.keys() == named_in("Keys that differ"), dict(differing)


@pytest.mark.parametrize(
    ("recorded", "ours", "differing"),
    [
        ({"a": 1, "b": "x"}, {"a": 2}, ["b: missing"]),
        ({"a": {"b": [{"c": 1}]}}, {"a": {"b": [{"c": "x"}]}}, ["a.b[].c: string, not number"]),
        ({"a": None}, {"a": {}}, []),
        ([{"a": 1}, {}], [{}], []),
        ({"a": 1}, {"a": 1, "more": True}, []),
        ({"blocks": {"1": {"@type": "x"}}}, {"blocks": {"2": {}}}, ["blocks.*.@type: missing"]),
    ],
)
def test_a_difference_is_a_key_that_is_missing_or_of_another_type(recorded, ours, differing):
    assert differences(shape_of(recorded), shape_of(ours)) == differing
