"""Demo pages: each piece of content becomes a page a language, tied by one translation key."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from wagtail.models import Locale, Page

from cms.demo.content.shapes import (
    LANGUAGES,
    Contest,
    Event,
    FeedbackSheet,
    Forum,
    News,
    Picture,
    Trainer,
    said,
)
from cms.demo.content.shapes import Page as PageContent
from cms.demo.loading import blocks
from cms.demo.loading.identity import key
from cms.demo.loading.pictures import file_name
from cms.engagement.models import ViewCount
from cms.media.models import CustomImage
from cms.media.tasks import queue_renditions
from cms.pages.models.topics import Topic
from news.models import NewsGalleryImage, NewsPage
from programs.models import (
    ContestAward,
    ContestGalleryImage,
    ContestPage,
    FeedbackQuestion,
    FeedbackSheetPage,
    ForumGalleryImage,
    ForumPage,
    TrainerPage,
)

GALLERIES = {ForumPage: ForumGalleryImage, ContestPage: ContestGalleryImage, NewsPage: NewsGalleryImage}


class PageMaker:
    """Makes pages from content, below pages it made before.

    `pages` maps (path, language) to a page, `pictures` file names to images.
    """

    def __init__(self, locales: dict[str, Locale], pictures: dict[str, CustomImage], logos: list[int]):
        self.locales = locales
        self.pictures = pictures
        self.logos = logos
        self.pages: dict[tuple[str, str], Page] = {}
        self.topics = {(topic.slug, topic.locale_id): topic for topic in Topic.objects.all()}

    def make(
        self, model: type[Page], path: str, parent: str, slug: str, values_of, languages=LANGUAGES
    ) -> bool:
        """Make the page at `path` in each language below `parent`, unless it is there already.

        `values_of(language)` gives the fields. Returns whether anything was made.
        """
        translation_key = key("page", path)
        existing = {page.locale_id: page for page in model.objects.filter(translation_key=translation_key)}
        made = False
        for language in languages:
            locale = self.locales[language]
            page = existing.get(locale.pk)
            if page is None:
                page = model(
                    slug=slug,
                    locale=locale,
                    translation_key=translation_key,
                    live=True,
                    first_published_at=timezone.now(),
                    last_published_at=timezone.now(),
                    **values_of(language),
                )
                self.pages[parent, language].add_child(instance=page)
                made = True
            self.pages[path, language] = page
        return made

    def make_content(self, model: type[Page], content: PageContent, values_of) -> bool:
        """The same for a piece of content, in the languages it is translated into."""
        languages = [language for language in LANGUAGES if language not in content.untranslated]
        return self.make(model, content.path, content.parent, content.slug, values_of, languages)

    def variants(self, path: str) -> list[tuple[str, Page]]:
        """The page at a path in the languages it exists in, as (language, page)."""
        return [
            (language, self.pages[path, language]) for language in LANGUAGES if (path, language) in self.pages
        ]

    def page(self, path: str, language: str) -> Page:
        """The page at a path to refer to from a page in a language: in that one, else in its own."""
        return self.pages.get((path, language)) or self.pages[path, LANGUAGES[0]]

    def image(self, picture: Picture | None) -> CustomImage | None:
        """The stored image of a picture."""
        return self.pictures[file_name(picture)] if picture else None

    def opening(self, content: PageContent, language: str) -> dict:
        """The fields every page opens with."""
        words = said(content, language)
        return {
            "title": words.title,
            "lead": words.lead,
            "lead_image": self.image(content.picture),
            "lead_image_alt": said(content.picture.alt, language) if content.picture else "",
            "search_description": words.lead,
            "body": blocks.body(content.body, language, content.path, self._profile_of(language)),
        }

    def trainer(self, content: Trainer) -> None:
        """A trainer's profile."""

        def values(language: str) -> dict:
            words = said(content, language)
            return {
                **self.opening(content, language),
                "given_name": words.given_name,
                "family_name": words.family_name,
                "patronymic": words.patronymic or "",
                "position": words.position,
                "bio": words.bio,
            }

        if self.make_content(TrainerPage, content, values):
            self._finish(content)

    def forum(self, content: Forum) -> None:
        """A forum with its programme."""

        def values(language: str) -> dict:
            programme = blocks.programme(
                content.programme, language, content.path, self._profile_of(language)
            )
            return {**self._event(content, language), "programme": programme}

        if self.make_content(ForumPage, content, values):
            self._finish(content)

    def contest(self, content: Contest) -> None:
        """A contest with its rounds, criteria, jury and awards."""

        def values(language: str) -> dict:
            jury = blocks.people(content.jury, language, self._profile_of(language), content.path, "jury")
            return {
                **self._event(content, language),
                "rounds": blocks.rounds(content, language),
                "criteria": blocks.criteria(content, language),
                "jury": jury,
                "jury_description": said(content.jury_description, language) or "",
            }

        if not self.make_content(ContestPage, content, values):
            return
        for language, page in self.variants(content.path):
            for position, award in enumerate(content.awards):
                words = said(award, language)
                ContestAward.objects.create(
                    page=page,
                    locale=page.locale,
                    translation_key=key(content.path, "awards", position),
                    sort_order=position,
                    place=award.place,
                    nomination=words.nomination or "",
                    school=words.school or "",
                    person=words.person or "",
                    town=words.town or "",
                )
        self._finish(content)

    def feedback_sheet(self, content: FeedbackSheet) -> None:
        """A forum's feedback sheet with its questions."""

        def values(language: str) -> dict:
            words = said(content, language)
            return {
                **self.opening(content, language),
                "is_open": content.open,
                "thanks": words.thanks,
                "summary": words.summary,
            }

        if not self.make_content(FeedbackSheetPage, content, values):
            return
        names: dict[int, str] = {}
        for language, page in self.variants(content.path):
            for position, question in enumerate(content.questions):
                words = said(question, language)
                row = FeedbackQuestion.objects.create(
                    page=page,
                    locale=page.locale,
                    translation_key=key(content.path, "questions", position),
                    sort_order=position,
                    label=words.label,
                    field_type=question.field_type,
                    required=question.required,
                    choices="\n".join(words.choices),
                    help_text=words.help_text or "",
                )
                # Answers are kept under one name, whatever language they were given in.
                name = names.setdefault(position, row.clean_name)
                FeedbackQuestion.objects.filter(pk=row.pk).update(clean_name=name)

    def news(self, content: News) -> None:
        """A story, with how often it was read."""

        def values(language: str) -> dict:
            about = self.page(content.about, language) if content.about else None
            return {**self.opening(content, language), "date": content.date, "about": about}

        if self.make_content(NewsPage, content, values):
            ViewCount.objects.update_or_create(
                pk=key("page", content.path), defaults={"views": content.views}
            )
            self._finish(content)

    def relate(self, content: Event | News) -> None:
        """Point a page at its related pages, once all of them exist."""
        for language, page in self.variants(content.path):
            if page.related_pages or not content.related:
                continue
            page.related_pages = [
                blocks.item(self.page(path, language).pk, content.path, "related", path, kind="page")
                for path in content.related
            ]
            page.save()

    def _event(self, content: Event, language: str) -> dict:
        words = said(content, language)
        branch = self.pages[content.parent.split("/")[0], language]
        zone = ZoneInfo(branch.time_zone)
        return {
            **self.opening(content, language),
            "starts_at": datetime.combine(content.starts, content.opens or time.min, tzinfo=zone),
            "ends_at": datetime.combine(content.ends, content.closes or time.min, tzinfo=zone),
            "all_day": content.all_day,
            "time_zone": branch.time_zone,
            "venue": words.venue,
            "aims": blocks.aims(content, language),
            "participants_number": content.participants_number,
            "participants_description": words.participants_description or "",
            # Only organisers that are samples themselves get a logo that is drawn.
            "organisers": blocks.organisers(
                content,
                language,
                [] if content.starts.year == 2019 and branch.slug == "taraz" else self.logos,
            ),
        }

    def _finish(self, content: PageContent) -> None:
        """Topics and gallery, which need the page's id; then its pictures in all sizes, later."""
        for language, page in self.variants(content.path):
            topics = [self.topics[slug, page.locale_id] for slug in getattr(content, "topics", ())]
            if topics:
                page.topics.set(topics)
                page.save()
            self._gallery(content, page, language)
        queue_renditions(page)

    def _gallery(self, content: PageContent, page: Page, language: str) -> None:
        GALLERIES.get(type(page), ForumGalleryImage).objects.bulk_create(
            GALLERIES[type(page)](
                page=page,
                locale=page.locale,
                translation_key=key(content.path, "gallery", position),
                sort_order=position,
                image=self.image(picture),
                caption=said(picture.caption, language) or "",
                alt_text=said(picture.alt, language),
            )
            for position, picture in enumerate(getattr(content, "gallery", ()))
        )

    def _profile_of(self, language: str):
        return lambda path: self.page(path, language).pk
