"""Site-wide lists of events and of trainers."""

from django.utils.translation import gettext_lazy as _

from cms.pages.models.indexes import ListingPage


class EventIndexPage(ListingPage):
    """All forums and contests of all branches."""

    lists = "events"
    headless_sort = "start"

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("list of forums and contests")
        verbose_name_plural = _("lists of forums and contests")


class TrainerIndexPage(ListingPage):
    """All trainers of all branches; the center's own, who belong to none, stand below it."""

    lists = "trainers"
    headless_sort = "sortable_title"

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.TrainerPage"]

    class Meta:
        verbose_name = _("list of trainers")
        verbose_name_plural = _("lists of trainers")
