"""Galleries: captioned, ordered photographs that belong to a page."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

# The first pictures of a gallery are shown large.
from cms.form_fields.long_texts import OneParagraphInput
from cms.pages.gallery_chooser import GalleryImageChooser
from cms.pages.notes import Note
from cms.pages.passages import Passage
from wagtail_plone.serialize.fields import WrittenField
from wagtail_plone.serialize.prefetched import Context

FEATURED = 2


class AbstractGalleryImage(TranslatableMixin, Orderable):
    """One photograph of a page's gallery, with its words in the page's language.

    Concrete models add `page`, a `ParentalKey` to their page type with `related_name="gallery_images"`.
    """

    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=gettext_lazy("image"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    caption = models.CharField(verbose_name=gettext_lazy("caption"), max_length=255, blank=True)
    alt_text = models.CharField(
        verbose_name=gettext_lazy("alternative text"),
        max_length=255,
        blank=True,
    )
    decorative = models.BooleanField(
        verbose_name=gettext_lazy("decorative"),
        default=False,
    )

    panels = [
        FieldRowPanel(
            [
                FieldPanel("image", widget=GalleryImageChooser),
                FieldPanel("caption", widget=OneParagraphInput),
                FieldPanel("alt_text", widget=OneParagraphInput),
                FieldPanel("decorative"),
            ]
        )
    ]
    api_fields = [
        APIField("image", writable=True),
        APIField("caption", writable=True),
        APIField("alternative_text"),
        # What the alternative text is made of: written, and of no interest to who reads it.
        WrittenField("alt_text"),
        WrittenField("decorative"),
    ]
    override_translatable_fields = [
        TranslatableField("caption"),
        TranslatableField("alt_text"),
        SynchronizedField("decorative"),
    ]
    # Until it is translated, the library's words in the page's language are better than another language's.
    texts_that_wait = ("alt_text",)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
        verbose_name = gettext_lazy("gallery image")
        verbose_name_plural = gettext_lazy("gallery images")

    @property
    def alternative_text(self) -> str:
        """The words in the picture's place; "" where it is decorative, or where nobody wrote any."""
        if self.decorative:
            return ""
        return self.alt_text or self.image.alternative_text(self.locale.language_code)

    @property
    def lacks_alternative_text(self) -> bool:
        """True where an editor still owes this picture its alternative text."""
        return not self.decorative and not self.alternative_text


class GalleryMixin(models.Model):
    """Mixin of pages with a gallery in `gallery_images`."""

    class Meta:
        abstract = True

    @cached_property
    def gallery(self) -> list:
        """The gallery's rows in order; in a preview those of the form, which are not in the database."""
        rows = list(self.gallery_images.all())
        for row in rows:
            # The row's language is the page's; set so that no row asks the database for it.
            row.locale = self.locale
        return rows

    def image_slots(self):
        """The gallery's pictures beside the page's others."""
        yield from super().image_slots()
        yield from ((row, "image") for row in self.gallery)

    def pictures(self):
        """The gallery's pictures in the grid and when opened, after the page's others."""
        yield from super().pictures()
        for position, row in enumerate(self.gallery):
            yield row.image, "feature" if position < FEATURED else "grid"
            yield row.image, "full"

    def take_out_pictures(self, keys: set[int]) -> None:
        """Leave their rows out of the gallery, too."""
        super().take_out_pictures(keys)
        self.gallery = [row for row in self.gallery if row.image_id not in keys]

    def search_passages(self, context: Context) -> list[Passage]:
        """Add the captions, each with the address of its picture (`components/gallery.html`)."""
        label = gettext("Photo")
        return [
            *super().search_passages(context),
            *(
                Passage(row.caption, label, f"photo-{number}")
                for number, row in enumerate(self.gallery_images.all(), start=1)
                if row.caption
            ),
        ]

    def editorial_notes(self) -> list[Note]:
        """Add how many pictures still lack alternative text."""
        self.attach_images()
        notes = super().editorial_notes()
        missing = sum(row.lacks_alternative_text for row in self.gallery)
        if missing:
            text = ngettext(
                "%(count)d picture of the gallery has no alternative text.",
                "%(count)d pictures of the gallery have no alternative text.",
                missing,
            )
            notes.insert(0, Note(text % {"count": missing}, "gallery_images"))
        return notes
