"""Content of the benchmark: a branch of 300 stories, each with a body, topics and a gallery of 8 pictures."""

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.media.models import CustomImage
from news.models import NewsGalleryImage
from programs.models import ForumPage
from tests import factories
from wagtail_plone.documents.refresh import rebuild

PAGES, PICTURES_EACH, TOPICS_EACH = 300, 8, 3
# Every tenth story has it.
WORD = "facilitation"
SENTENCE = (
    "Teachers of the region met to show one another what works in their lessons, and what does not yet. "
)


def build() -> list:
    """Build and publish the stories, with their documents."""
    with transaction.atomic():
        stories = _stories(_branch())
    rebuild()
    return stories


def _branch():
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("kk", "ru", "en")}
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    home = factories.HomePageFactory(parent=root, title="Center", slug="home", locale=locales["kk"])
    english = home.copy_for_translation(locales["en"])
    english.save_revision().publish()
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True, site_name="Center")
    branches = factories.BranchIndexPageFactory(parent=english, locale=locales["en"])
    factories.BranchPageFactory(parent=branches, slug="aktau", locale=locales["en"])
    return factories.BranchPageFactory(parent=branches, slug="taraz", locale=locales["en"])


def forum_path() -> str:
    """The address of the forum the stories are about."""
    return ForumPage.objects.get().get_url().rstrip("/")


def _stories(branch) -> list:
    pictures = _pictures(PICTURES_EACH + 1)
    topics = [factories.TopicFactory(locale=branch.locale) for _ in range(TOPICS_EACH)]
    forum = factories.ForumPageFactory(parent=branch, locale=branch.locale)
    stories = []
    for number in range(PAGES):
        story = factories.NewsPageFactory(
            parent=branch,
            locale=branch.locale,
            title=f"Story {number}",
            slug=f"story-{number}",
            lead=SENTENCE,
            date=date(2019, 11, 18) + timedelta(days=number),
            lead_image=pictures[-1],
            about=forum,
            body=_body(branch, number),
        )
        story.topics.set(topics)
        story.save()
        NewsGalleryImage.objects.bulk_create(
            NewsGalleryImage(
                page=story, locale=story.locale, image=picture, sort_order=order, caption=f"Board {order}"
            )
            for order, picture in enumerate(pictures[:PICTURES_EACH])
        )
        stories.append(story)
    return stories


def _pictures(count: int) -> list[CustomImage]:
    """Pictures of the library that share one file."""
    name = default_storage.save("original_images/bench.jpg", ContentFile(factories.picture_bytes()))
    texts = {"en": "People in a hall"}
    return CustomImage.objects.bulk_create(
        CustomImage(title=f"Picture {number}", file=name, width=120, height=80, alternative_texts=texts)
        for number in range(count)
    )


def _body(branch, number: int) -> list[dict]:
    link = f'<p>{SENTENCE * 2}<a id="{branch.pk}" linktype="page">The branch</a> tells more.</p>'
    return [
        {"type": "heading", "value": {"text": "The first day", "level": "h2"}},
        *({"type": "paragraph", "value": f"<p>{SENTENCE * 4}</p>"} for _ in range(4)),
        {"type": "quote", "value": {"text": SENTENCE, "author": "A guest", "position": "Head"}},
        {"type": "heading", "value": {"text": WORD if number % 10 == 0 else "Talks", "level": "h2"}},
        {"type": "paragraph", "value": link},
    ]
