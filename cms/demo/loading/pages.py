"""Demo pages: each piece of content becomes a page a language, tied by one translation key."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from wagtail.models import Collection, Locale, Page

from cms.demo.loading import blocks, page_records
from cms.demo.loading.identity import key
from cms.demo.loading.reading import Content
from cms.demo.loading.records import LANGUAGES, said
from cms.engagement.models import ViewCount
from cms.media.models import CustomImage
from cms.media.tasks import queue_renditions
from cms.pages.models.event_states import EventStatus
from cms.pages.models.topics import Topic
from home.models import BranchPage
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

MODELS = {
    page_records.Branch: BranchPage,
    page_records.Trainer: TrainerPage,
    page_records.Forum: ForumPage,
    page_records.Contest: ContestPage,
    page_records.FeedbackSheet: FeedbackSheetPage,
    page_records.News: NewsPage,
}
GALLERIES = {
    page_records.Forum: ForumGalleryImage,
    page_records.Contest: ContestGalleryImage,
    page_records.News: NewsGalleryImage,
}


class PageMaker:
    """Makes pages from content, below pages it made before.

    `pages` maps (address, language) to a page, `images` names of pictures to images, `collections` names of
    branches to collections.
    """

    def __init__(
        self,
        content: Content,
        locales: dict[str, Locale],
        images: dict[str, CustomImage],
        collections: dict[str | None, Collection],
    ):
        self.content = content
        self.locales = locales
        self.images = images
        self.collections = collections
        self.pages: dict[tuple[str, str], Page] = {}
        self.has_made_any = False
        self.topics = {(topic.slug, topic.locale_id): topic for topic in Topic.objects.all()}

    def make(self, content: page_records.Page, model: type[Page] | None = None) -> None:
        """Make the page in each language it is translated into, unless it is there already."""
        model = model or MODELS[type(content)]
        translation_key = key("page", content.path)
        existing = {page.locale_id: page for page in model.objects.filter(translation_key=translation_key)}
        new_page = None
        for language in LANGUAGES:
            if language in content.untranslated:
                continue
            locale = self.locales[language]
            page = existing.get(locale.pk)
            if page is None:
                page = new_page = self._new(model, content, locale, translation_key)
                self.pages[content.parent, language].add_child(instance=page)
            self.pages[content.address, language] = page
        if new_page is None:
            return
        self.has_made_any = True
        queue_renditions(new_page)
        if isinstance(content, page_records.News):
            ViewCount.objects.update_or_create(pk=translation_key, defaults={"views": content.views})

    def _new(self, model: type[Page], content: page_records.Page, locale: Locale, translation_key) -> Page:
        """The page in a language with all that belongs to it, not yet stored."""
        language = locale.language_code
        page = model(
            slug=content.slug,
            locale=locale,
            translation_key=translation_key,
            live=True,
            first_published_at=timezone.now(),
            last_published_at=timezone.now(),
            **self.values(content, language),
        )
        if content.topics:
            page.topics = [self.topics[slug, locale.pk] for slug in content.topics]
        if isinstance(content, page_records.Event):
            page.held_with = [self.page(f"branches/{name}", language) for name in content.held_with]
        if type(content) in GALLERIES:
            page.gallery_images = self._gallery(content, locale)
        if isinstance(content, page_records.Contest):
            page.awards = self._awards(content, locale)
        if isinstance(content, page_records.FeedbackSheet):
            page.form_fields = self._questions(content, locale)
        return page

    def values(self, content: page_records.Page, language: str) -> dict:
        """The page's fields."""
        words = said(content, language)
        fields = self._opening(content, words, language)
        if isinstance(content, page_records.Section):
            fields["show_in_menus"] = not content.in_footer
            if content.in_footer:
                fields["show_in_footer"] = True
        elif isinstance(content, page_records.Home):
            fields |= {
                "introduction": words.introduction,
                "address": words.postal_address,
                "phone": words.phone,
                "email": words.email,
                "social_accounts": blocks.social_accounts(content.social_accounts),
            }
        elif isinstance(content, page_records.Branch):
            fields |= self._branch(words)
        elif isinstance(content, page_records.Trainer):
            fields |= {
                "title": " ".join(filter(None, (words.given_name, words.patronymic, words.family_name))),
                "given_name": words.given_name,
                "family_name": words.family_name,
                "patronymic": words.patronymic or "",
                "position": words.position,
                "bio": words.bio,
            }
        elif isinstance(content, page_records.Event):
            fields |= self._event(content, words, language)
        elif isinstance(content, page_records.FeedbackSheet):
            fields |= {"is_open": content.open, "thanks": words.thanks, "summary": words.summary}
        elif isinstance(content, page_records.News):
            about = self.page(content.about, language) if content.about else None
            fields |= {"date": content.date, "about": about}
        return fields

    def page(self, address: str, language: str) -> Page:
        """The page at an address to refer to from a page in a language: in that one, else in its own."""
        return self.pages.get((address, language)) or self.pages[address, LANGUAGES[0]]

    def relate(self, content: page_records.Page) -> None:
        """Point a page at its related pages, once all of them exist."""
        for language in LANGUAGES if content.related else ():
            page = self.pages.get((content.address, language))
            if page is None or page.related_pages:
                continue
            related = [self.content.pages[address] for address in content.related]
            page.related_pages = [
                blocks.item(
                    self.page(other.address, language).pk, content.path, "related", other.path, kind="page"
                )
                for other in related
            ]
            page.save()

    def _opening(self, content: page_records.Page, words: page_records.Page, language: str) -> dict:
        """The fields every page opens with."""
        image = self.images[content.picture] if content.picture else None
        return {
            "title": getattr(words, "title", ""),
            "lead": words.lead,
            "lead_image": image,
            "lead_image_alt": image.alternative_texts[language] if image else "",
            "search_description": words.lead,
            "body": blocks.body(content.body, language, content.path),
        }

    def _branch(self, words: page_records.Branch) -> dict:
        names = ("city", "city_prepositional", "region", "phone", "email", "latitude", "longitude")
        return {
            **{name: getattr(words, name) for name in names},
            "address": words.postal_address,
            "time_zone": words.time_zone,
            "collection": self.collections[words.slug],
        }

    def _event(self, content: page_records.Event, words: page_records.Event, language: str) -> dict:
        zone_name = self.pages[content.branch, language].time_zone
        zone = ZoneInfo(zone_name)
        fields = {
            "starts_at": _at(content.starts, content.opens, zone),
            "ends_at": _at(content.ends, content.closes, zone),
            "all_day": content.opens is None,
            "time_zone": zone_name,
            "venue": words.venue,
            "attendance_mode": content.attendance,
            "join_url": content.join_url or "",
            "recording_url": content.recording_url or "",
            "event_status": EventStatus[content.status.upper()],
            "status_note": words.status_note or "",
            "previous_starts_at": _at(content.moved_from, content.opens, zone),
            "previous_ends_at": _at(content.moved_from_end, content.closes, zone),
            "registration_url": content.registration_url or "",
            "registration_ends_at": _at(content.registration_until, time(23, 59), zone),
            "participants_number": content.participants_number,
            "participants_description": words.participants_description or "",
            **blocks.event_lists(content, language, lambda name: self.images[name].pk),
        }
        if isinstance(content, page_records.Forum):
            fields["programme"] = blocks.programme(
                content.programme, language, content.path, self._page_id(language)
            )
        if isinstance(content, page_records.Contest):
            fields |= {
                **blocks.contest_lists(content, language),
                "jury": blocks.person_items(
                    content.jury, language, self._page_id(language), content.path, "jury"
                ),
                "jury_description": words.jury_description or "",
            }
        return fields

    def _page_id(self, language: str) -> blocks.PageId:
        return lambda address: self.page(address, language).pk

    def _rows(self, rows: Iterable, content: page_records.Page, name: str, locale: Locale):
        """Each row of a page in the words of a language, with the fields all rows have."""
        for position, row in enumerate(rows):
            common = {
                "locale": locale,
                "translation_key": key(content.path, name, position),
                "sort_order": position,
            }
            yield said(row, locale.language_code), common

    def _gallery(self, content, locale: Locale) -> list:
        model = GALLERIES[type(content)]
        return [
            model(
                **common,
                image=self.images[row.picture],
                caption=row.caption or "",
                alt_text=self.images[row.picture].alternative_texts[locale.language_code],
            )
            for row, common in self._rows(content.gallery, content, "gallery", locale)
        ]

    def _awards(self, content: page_records.Contest, locale: Locale) -> list[ContestAward]:
        return [
            ContestAward(
                **common,
                place=award.place,
                nomination=award.nomination or "",
                school=award.school or "",
                person=award.person or "",
                town=award.town or "",
            )
            for award, common in self._rows(content.awards, content, "awards", locale)
        ]

    def _questions(self, content: page_records.FeedbackSheet, locale: Locale) -> list[FeedbackQuestion]:
        """The questions. Answers are kept under one name, whatever language they were given in."""
        first = self.locales[LANGUAGES[0]]
        return [
            FeedbackQuestion(
                **common,
                label=question.label,
                field_type=question.field_type,
                required=question.required,
                choices="\n".join(question.choices),
                help_text=question.help_text or "",
                clean_name=FeedbackQuestion(
                    label=content.questions[common["sort_order"]].label[LANGUAGES[0]], locale=first
                ).get_field_clean_name(),
            )
            for question, common in self._rows(content.questions, content, "questions", locale)
        ]


def _at(day: date | None, hour: time | None, zone: ZoneInfo) -> datetime | None:
    """A moment by the clocks of a zone, the first of its day without an hour; None without a day."""
    return day and datetime.combine(day, hour or time.min, tzinfo=zone)
