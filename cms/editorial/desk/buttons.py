"""Buttons in the header menu of an event: what is begun from it."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from cms.editorial.desk.begin.kinds import about_models, models_below
from cms.pages.models.events import EventPage
from cms.pages.registry import listed_models
from cms.pages.surroundings import branch_of


class EventButton(PageMenuItem):
    """Base of buttons on events with a text of their own; a mirror's belong to the page it shows."""

    def is_shown(self, user) -> bool:
        """On events, to those who edit them."""
        return (
            isinstance(self.page, EventPage)
            and not self.page.alias_of_id
            and not self.page.fallback_from_id
            and self.page.permissions_for_user(user).can_edit()
            and self.may_begin(user)
        )

    def may_begin(self, user) -> bool:
        """Tell whether the user may add what the button begins."""
        raise NotImplementedError


class NewsAboutEventButton(EventButton):
    """To a news item about the event, in the event's branch and language."""

    label = _("News about this event")
    icon_name = "doc-full-inverse"

    @cached_property
    def _branch(self) -> Page | None:
        return branch_of(self.page)

    @property
    def url(self) -> str:
        """The form of the news item."""
        model = about_models()[0]
        address = reverse("desk:new", args=[model._meta.model_name, self._branch.pk])
        return f"{address}?about={self.page.pk}"

    def may_begin(self, user) -> bool:
        """To those who write in the branch."""
        branch = self._branch if about_models() else None
        return branch is not None and branch.permissions_for_user(user).can_add_subpage()


class ContestOfForumButton(EventButton):
    """To a contest that is part of the event."""

    label = _("Contest of this forum")
    icon_name = "list-ol"

    @cached_property
    def _models(self) -> list[type[Page]]:
        return models_below(self.page, listed_models("events"))

    @property
    def url(self) -> str:
        """The form of the contest."""
        return reverse("desk:new", args=[self._models[0]._meta.model_name, self.page.pk])

    def may_begin(self, user) -> bool:
        """On events that have others below them."""
        return bool(self._models) and self.page.permissions_for_user(user).can_add_subpage()


class NextYearButton(EventButton):
    """To a new draft of the event's structure, a year or more later."""

    label = _("The same next year")
    icon_name = "calendar-alt"
    url_name = "desk:next_year"

    def may_begin(self, user) -> bool:
        """To those who write in the branch."""
        branch = branch_of(self.page)
        return branch is not None and branch.permissions_for_user(user).can_add_subpage()
