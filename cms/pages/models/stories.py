"""News about a page: found by what they say they are about, in whichever language they name it."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.pages.fetching import PageKey, rows
from cms.pages.listings import listing_naming
from cms.pages.lists import Listing

STORIES_SHOWN = 6


class ToldOfMixin(models.Model):
    """Mixin of pages that show the news about them; its host is a `SitePage`."""

    class Meta:
        abstract = True

    @cached_property
    def story_keys(self) -> list[PageKey]:
        """The newest news about the page, and one more that tells whether there are others. One query."""
        if not self.pk:
            return []
        return rows(Listing("news", self.locale).stories_of(self)[: STORIES_SHOWN + 1])

    @property
    def stories(self) -> list[Page]:
        """The news about it, the newest first: at most six; `@search?about=` finds all."""
        ids = [pk for pk, _type in self.story_keys[:STORIES_SHOWN]]
        pages = Page.objects.in_bulk(ids)
        return [pages[pk] for pk in ids]

    def story_listings(self) -> list[dict]:
        """What Volto lists of the news about the page; nothing where there is none, since it shows titles."""
        if not self.story_keys:
            return []
        title = _("News about the event")
        return [listing_naming(self, "about", title, "news", sort_on="effective", most=STORIES_SHOWN)]

    def own_pages(self) -> list[PageKey]:
        """Add the news about the page."""
        return [*super().own_pages(), *self.story_keys]

    def get_context(self, request, *args, **kwargs):
        """Add the news about the page, and whether there are more of them."""
        context = super().get_context(request, *args, **kwargs)
        stories = [context["shown"][pk] for pk, _type in self.story_keys if pk in context["shown"]]
        context["stories"] = stories[:STORIES_SHOWN]
        context["has_more_stories"] = len(stories) > STORIES_SHOWN
        return context
