"""How often a page was read, in words."""

from django.utils.translation import ngettext

from cms.languages import formatting


def views_in_words(count: int) -> str:
    """ "1,772 views" in the active language."""
    return ngettext("%(count)s view", "%(count)s views", count) % {"count": formatting.number(count)}
