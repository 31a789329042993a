"""The site's image model: a photograph with its author, its words and the consent of those in it."""

import secrets

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from cms.media.consent import CONSENT_FIELDS, Consent
from cms.media.decoding import ReducedFilter
from cms.media.sanitise import sanitised
from cms.media.turns import seat, turn
from cms.media.withholding import Withholdable


class CustomImage(Withholdable, AbstractImage):
    """A picture in the library. What depends on the page (caption, contextual text) lives on the page."""

    Consent = Consent

    alternative_texts = models.JSONField(verbose_name=_("alternative text"), default=dict, blank=True)
    credit = models.CharField(
        verbose_name=_("credit"),
        max_length=150,
        blank=True,
        help_text=_("Who took the picture, as it is to be named below it."),
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        index.FilterField("consent"),
        index.FilterField("withheld"),
    ]
    api_fields = [APIField("credit"), APIField("alternative_texts")]
    admin_form_fields = (
        "title",
        "file",
        "alternative_texts",
        "credit",
        *CONSENT_FIELDS,
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]
        indexes = [
            # The background asks for those that have run out every minute, among a hundred thousand pictures.
            models.Index(fields=["consent", "consent_until"], name="consent_of_pictures"),
        ]

    def save(self, *args, **kwargs):
        """Clean a new file whichever way it came (form, API, import, demo), then store it."""
        is_new = self.file and not self.file._committed  # noqa: SLF001  Django tells it no other way
        if is_new and not getattr(self.file.file, "sanitised", False):
            cleaned = sanitised(self.file.file, name=self.file.name)
            cleaned.sanitised = True
            self.file = cleaned
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def create_rendition(self, filter):
        """Make one rendition that somebody waits for; see `cms.media.turns.seat`."""
        with seat(self.width * self.height):
            return super().create_rendition(filter)

    def generate_rendition_file(self, filter, *, source=None):
        """Make a rendition in one of the machine's turns, from no more of the picture than it needs.

        For readers, clients, the admin and the background alike. Raises `PicturesBusy` where no turn
        comes free in time.
        """
        with turn(self.width * self.height):
            return super().generate_rendition_file(ReducedFilter(filter.spec), source=source)

    def alternative_text(self, language: str | None = None) -> str:
        """The text for readers of `language` (default: the active one), or "" where none was written."""
        return self.alternative_texts.get(language or get_language() or "", "") or self.description

    @property
    def default_alt_text(self) -> str:
        """The alternative text, Wagtail's hook for rich text; unlike Wagtail's own, never the file's name."""
        return self.alternative_text()


class CustomRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")

    def get_upload_to(self, filename):
        """A folder for each image, and names nobody guesses: a web server or a bucket asks no rule."""
        name = self.file.field.storage.get_valid_name(filename)
        return f"images/{self.image_id}/{secrets.token_urlsafe(9)}-{name}"
