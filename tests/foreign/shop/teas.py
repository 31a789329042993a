"""Page types as tutorials have them: plain fields that a template shows, and not a word of the plugin."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from rest_framework.fields import DateField
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Orderable, Page


class Country(models.Model):
    """An origin. Has a name and not a word about any API."""

    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class Parcel(models.Model):  # noqa: DJ008  it has no words on purpose
    """Something nobody has given words to."""

    number = models.PositiveIntegerField(default=0)


class Tea(Page):
    """A product as tutorials have them: plain fields in the template, and the same in `api_fields`."""

    class Strength(models.TextChoices):
        """The strength of a tea."""

        MILD = "m", gettext_lazy("mild")
        STRONG = "s", gettext_lazy("strong")

    introduction = models.TextField(blank=True)
    cover = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    label = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = RichTextField(blank=True)
    storing = models.TextField("how to store it", blank=True)
    origin = models.ForeignKey(
        Country,
        verbose_name="country of origin",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    strength = models.CharField(max_length=1, choices=Strength, blank=True)
    picked_on = models.DateField("picked", null=True, blank=True)
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    caffeine = models.PositiveIntegerField(null=True, blank=True)
    goes_with = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    grower = models.URLField(blank=True)
    blends = ParentalManyToManyField(Country, blank=True, related_name="+")
    is_featured = models.BooleanField(default=True)
    code = models.SlugField(blank=True)
    parcel = models.ForeignKey(Parcel, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    bought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    shelf = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=80, blank=True)

    api_fields = [
        *("introduction", "cover", "label", "body", "storing", "origin", "strength", "picked_on", "price"),
        *("caffeine", "goes_with", "grower", "blends", "is_featured", "code", "parcel", "bought_by", "shelf"),
        *("slug", "tasters"),
        APIField("picked", serializer=DateField(source="picked_on")),
        APIField("cover_small", serializer=ImageRenditionField("fill-20x20", source="cover")),
    ]
    headless_facts = {"shelf": None, "taste": "Taste"}

    class Meta:
        verbose_name = "tea"

    @property
    def taste(self):
        """A fact that is no field."""
        return ["malty", "smooth"]


class Taster(Orderable):
    """A taster: a row without words, which names its page."""

    page = ParentalKey(Tea, on_delete=models.CASCADE, related_name="tasters")
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(default=5)

    api_fields = ["page", "country", "score"]


class Catalogue(Page):
    """An index as tutorials have it: an introduction, and what is below it."""

    intro = RichTextField(blank=True)

    api_fields = ["intro"]


class Drawer(Page):
    """An index that lists nothing."""

    intro = RichTextField(blank=True)

    api_fields = ["intro"]
    headless_query = None
