"""Pages of imported stories: made below their branch, or brought up to date."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.engagement.models import ViewCount
from cms.intake.archives.pictures import CAPTION_LENGTH, Pictures
from cms.intake.archives.planning import Plan, cut
from cms.intake.archives.story import ArchivedPicture, Problem
from cms.pages.models.pages import LEAD_LENGTH, TITLE_LENGTH
from cms.pages.registry import listed_models


class PageMaker:
    """Makes pages of plans. Pictures are stored first (`stored`), outside the transaction a page is made in:
    they take long, and one that is there already is found again.
    """

    def __init__(self, pictures: Pictures, user=None):
        self._pictures = pictures
        self._user = user
        (self._model, *_others) = listed_models("news")
        self._row = self._model._meta.get_field("gallery_images").related_model

    def stored(self, plan: Plan) -> dict[ArchivedPicture, Any]:
        """The story's pictures in the library; those that the site's intake refuses are told of."""
        images = {}
        for picture, name in plan.files.items():
            try:
                images[picture] = self._pictures.stored(name, picture, plan.locale.language_code)
            except ValidationError as error:
                told = f"{name}: {' '.join(error.messages)}"
                plan.problems.append(Problem(plan.story.row, _("pictures"), told))
        return images

    def make(self, plan: Plan, images: dict[ArchivedPicture, Any]) -> Page:
        """A new page below the branch, as a draft. Raises `ValidationError`."""
        page = self._model(
            locale=plan.locale, live=False, owner=self._user, first_published_at=plan.published, slug=""
        )
        self._fill(page, plan, images)
        # Asked for anew: what a transaction that was undone said of it is not so.
        parent = Page.objects.get(pk=plan.parent.pk)
        parent.add_child(instance=page)
        return page

    def change(self, page: Page, plan: Plan, images: dict[ArchivedPicture, Any]) -> None:
        """Let a page say what its story says now; its address stays. Raises `ValidationError`."""
        self._fill(page, plan, images)
        if page.first_published_at != plan.published and plan.published is not None:
            page.first_published_at = plan.published
            Page.objects.filter(pk=page.pk).update(first_published_at=plan.published)

    def _fill(self, page: Page, plan: Plan, images: dict[ArchivedPicture, Any]) -> None:
        story = plan.story
        used = dict(images)
        body = self._body(plan, used)
        page.title = page.draft_title = cut(story.title, TITLE_LENGTH)
        page.lead = cut(story.lead, LEAD_LENGTH)
        page.date = plan.published and plan.published.date()
        page.topics = plan.topics
        listed = [picture for picture in story.pictures if picture in images]
        opening = story.lead_picture if story.lead_picture in images else None
        if opening is None and listed:
            opening = listed.pop(0)
        elif opening is None and (alone := self._alone(body, images)) is not None:
            opening = alone
        page.lead_image = images[opening] if opening else None
        page.lead_image_alt = cut(opening.alternative_text, 255) if opening else ""
        page.body = [_raw(block, images) for block in body if block != opening]
        page.gallery_images = [
            self._row(
                image=images[picture],
                caption=cut(picture.caption, CAPTION_LENGTH),
                alt_text=cut(picture.alternative_text, 255),
                locale=plan.locale,
                sort_order=position,
            )
            for position, picture in enumerate(dict.fromkeys(listed))
            if picture != opening
        ]

    @staticmethod
    def _body(plan: Plan, images: dict[ArchivedPicture, Any]) -> list:
        """The text's blocks, with what is too long to stand in a field of its own before them."""
        blocks = [one for one in plan.blocks if not isinstance(one, ArchivedPicture) or one in images]
        for text, most in ((plan.story.lead, LEAD_LENGTH), (plan.story.title, TITLE_LENGTH)):
            if len(text) > most:
                blocks.insert(0, ("paragraph", f"<p><b>{escape(text)}</b></p>"))
        return blocks

    @staticmethod
    def _alone(body: list, images: dict[ArchivedPicture, Any]) -> ArchivedPicture | None:
        """The first picture of the text, where nothing is said below it: it may open the page instead."""
        inside = [block for block in body if isinstance(block, ArchivedPicture)]
        return inside[0] if inside and not inside[0].caption else None


def _raw(block: tuple[str, Any] | ArchivedPicture, images: dict[ArchivedPicture, Any]) -> dict:
    """A block as Wagtail stores it, with an id of its own."""
    if isinstance(block, ArchivedPicture):
        image = {"image": images[block].pk, "alt_text": cut(block.alternative_text, 255), "decorative": False}
        value: Any = {"image": image, "caption": cut(block.caption, CAPTION_LENGTH)}
        return {"type": "image", "value": value, "id": str(uuid4())}
    kind, value = block
    return {"type": kind, "value": value, "id": str(uuid4())}


def count_views(page: Page, before: int, now: int) -> None:
    """Add a story's views on the old site to those of its page, as far as they were not added before."""
    if now > before:
        count, _is_new = ViewCount.objects.get_or_create(pk=page.translation_key)
        ViewCount.objects.filter(pk=count.pk).update(views=F("views") + now - before)
