"""What those see with whom a page's address is shared: the Open Graph protocol (ogp.me)."""

from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.media.markup import dimensions, largest
from cms.media.picture_sizes import PRESETS, available
from cms.pages.addresses import absolute
from cms.syndication.cards.drawing import SIZE
from cms.syndication.cards.serving import card_address

# The protocol wants a territory with each language, and those who read it know these.
LOCALES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}
# The protocol's types for what our pages are; it has none for events.
TYPES = {"news": "article", "trainers": "profile"}
# The center's mark, without words.
DRAWN = "cms/img/share.png"


@dataclass(frozen=True)
class SharedPicture:
    """The picture that stands for a page."""

    address: str
    width: int
    height: int
    words: str


def shared_picture(page: Page) -> SharedPicture:
    """The lead image of a page as its readers get it, else a card with its title. No query.

    The center's mark stands for a page that is not public, whose card nobody gets.
    """
    image = page.lead_image
    if not image and page.live and page.pk:
        return SharedPicture(absolute(card_address(page)), *SIZE, page.title)
    if not image:
        return SharedPicture(absolute(static(DRAWN)), *SIZE, _("Center of Pedagogical Excellence"))
    size = available(image, PRESETS["lead"])[-1]
    return SharedPicture(absolute(largest(image, "lead")), *dimensions(image, size), page.lead_image_text)


def type_of(page: Page) -> str:
    """The protocol's type for a page."""
    return TYPES.get(page.listed_as or "", "website")


def locale_name(language: str) -> str:
    """The protocol's name for a language of the site."""
    return LOCALES.get(language, language)
