"""Pages with nested content go through wagtail-localize whole: nothing is left behind or torn apart."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from programs.models import ContestAward, FeedbackQuestion, FeedbackSheetPage, ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(locales, django_capture_on_commit_callbacks):
    """Submit a page for translation into Russian, translate every string, publish; the Russian page."""

    def translate(page):
        source, _created = TranslationSource.get_or_create_from_instance(page)
        translation = Translation.objects.create(source=source, target_locale=locales["ru"])
        for segment in source.stringsegment_set.all():
            if segment.context.path == "slug":
                continue
            StringTranslation.objects.create(
                translation_of=segment.string,
                locale=locales["ru"],
                context=segment.context,
                data=f"RU {segment.string.data}",
            )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        target = translation.get_target_instance()
        return type(target).objects.get(pk=target.pk)

    return translate


@pytest.fixture
def branch(site, translated):
    """The Taraz branch in Russian, with the list above it."""
    translated(site.branches)
    return translated(site.taraz)


def test_a_forum_is_translated_down_to_captions_and_guests(client, branch, forum, translated):
    factories.add_gallery(forum, 2)
    russian = translated(ForumPage.objects.get(pk=forum.pk))
    page = client.get(russian.url).content.decode()
    for words in (
        "RU Leadership forum",
        "RU How to write a development plan",
        "RU R. S. Guest",
        "RU Caption 1",
    ):
        assert words in page
    assert russian.starts_at == forum.starts_at
    assert russian.time_zone == forum.time_zone
    assert [row.alt_text for row in russian.gallery_images.all()] == [
        "RU Visitors at board 0",
        "RU Visitors at board 1",
    ]


def test_awards_and_rounds_of_a_contest_are_translated(site, branch, forum, translated):
    contest = factories.ContestPageFactory(
        parent=site.taraz,
        locale=forum.locale,
        rounds=[
            {
                "type": "round",
                "id": "11111111-1111-1111-1111-111111111111",
                "value": {"title": "Business card", "description": "<p>A portrait</p>"},
            }
        ],
    )
    ContestAward.objects.create(page=contest, locale=contest.locale, place=1, school="Sample school")
    russian = translated(type(contest).objects.get(pk=contest.pk))
    (award,) = russian.awards.all()
    assert (award.place, award.school) == (1, "RU Sample school")
    assert russian.rounds[0].value["title"] == "RU Business card"


def test_questions_of_a_feedback_sheet_are_translated_and_answers_kept_under_one_name(
    branch, forum, translated
):
    translated(forum)
    sheet = FeedbackSheetPage(title="Feedback", slug="feedback", locale=forum.locale, is_open=True)
    forum.add_child(instance=sheet)
    FeedbackQuestion.objects.create(
        page=sheet, locale=sheet.locale, label="What was useful?", field_type="singleline"
    )
    russian = translated(FeedbackSheetPage.objects.get(pk=sheet.pk))
    (question,) = russian.form_fields.all()
    assert question.label == "RU What was useful?"
    assert question.clean_name == sheet.form_fields.get().clean_name
