"""Page types of a shop that has never heard of the plugin, but for the one that says so."""

from django import forms
from django.db import models
from django.http import JsonResponse
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from rest_framework.fields import DateField, SerializerMethodField
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.blocks import PageChooserBlock
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.routable_page.models import RoutablePage, path
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Orderable, Page
from wagtail.snippets.models import register_snippet

from shop.blocks import STORY
from shop.teas import Catalogue, Country, Drawer, Parcel, Taster, Tea

__all__ = ["Catalogue", "Country", "Drawer", "Parcel", "Taster", "Tea"]


@register_snippet
class Maker(models.Model):
    """A maker: a snippet whose key is no number."""

    code = models.SlugField(primary_key=True)
    name = models.CharField(max_length=80)
    about = RichTextField(blank=True)
    best = StreamField([("page", PageChooserBlock())], blank=True)
    partner = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    api_fields = ["name", "best", "about", "partner", APIField("products")]
    panels = [FieldPanel("name"), FieldPanel("about")]

    def __str__(self) -> str:
        return self.name

    @property
    def products(self):
        """The mugs of theirs that are sold, as those pages show them."""
        return self.mug_set.all()


@register_snippet
class Notice(models.Model):
    """The smallest snippet there is: words alone."""

    words = models.CharField(max_length=200)

    panels = [FieldPanel("words")]

    def __str__(self) -> str:
        return self.words


class Start(Page):
    """The home page, which declares nothing at all."""


class Leaflet(Page):
    """A page of a tutorial: a text, a picture, and not a word about any API."""

    body = RichTextField(blank=True)
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class Mug(Page):
    """A product, with Wagtail's own ways of saying what is sent."""

    price = models.DecimalField(max_digits=8, decimal_places=2)
    size = models.FloatField(default=0)
    on_sale_since = models.DateField(null=True, blank=True)
    summary = RichTextField(blank=True)
    secret = RichTextField(blank=True)
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    manual = models.ForeignKey(
        get_document_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    drawing = models.FileField(upload_to="drawings", blank=True)
    maker = models.ForeignKey(Maker, null=True, blank=True, on_delete=models.SET_NULL)
    notice = models.ForeignKey(Notice, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    goes_with = ParentalManyToManyField("self", blank=True, symmetrical=False)
    items = models.PositiveIntegerField(default=6)

    api_fields = [
        "price",
        "size",
        APIField("summary"),
        APIField("picture"),
        APIField("picture_small", serializer=ImageRenditionField("fill-20x20", source="picture")),
        APIField("since", serializer=DateField(format="%d.%m.%Y", source="on_sale_since")),
        APIField("broken", serializer=SerializerMethodField()),
        APIField("manual"),
        APIField("drawing"),
        APIField("maker"),
        APIField("notice"),
        APIField("goes_with"),
        APIField("parts"),
        APIField("items"),
        APIField("label"),
        APIField("neighbours"),
    ]

    @property
    def label(self):
        """Words that are not looked up yet."""
        return gettext_lazy("Yes")

    def neighbours(self):
        """The other products, by a query."""
        return Mug.objects.live().exclude(pk=self.pk).order_by("pk")


class Part(Orderable):
    """A part of a product, an inline row."""

    mug = ParentalKey(Mug, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=80)
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    api_fields = ["name", "picture"]

    def __str__(self) -> str:
        return self.name


class Story(Page):
    """A page of blocks of every kind, and a second stream beside the main one."""

    body = StreamField(STORY, blank=True)
    care = StreamField([("text", STORY[0][1])], verbose_name=gettext_lazy("care instructions"), blank=True)

    api_fields = [APIField("body"), APIField("care")]


class Sale(Page):
    """A page type that knows of the plugin: a fair with a beginning and an end."""

    teaser = RichTextField(blank=True)
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    cover = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    products = ParentalManyToManyField(Mug, blank=True)
    topics = models.CharField(max_length=200, blank=True)

    headless_type = "Event"
    headless_fields = {
        "description": "teaser",
        "start": "opens",
        "end": "closes",
        "image": "cover",
        "relatedItems": "products",
        "subjects": "topic_list",
    }

    @property
    def topic_list(self) -> list[str]:
        """The topics as words."""
        return [topic.strip() for topic in self.topics.split(",") if topic.strip()]


class Blog(RoutablePage):
    """A page with addresses of its own below it, and one of its children's making."""

    api_fields: list = []

    @path("")
    def index(self, request):
        """The blog itself."""
        return self.render(request, template="shop/page.html")

    @path("feed/")
    def feed(self, request):
        """An answer for machines that the shop had before the plugin came."""
        return JsonResponse({"feed": [page.title for page in self.get_children().live()]})


class Post(Page):
    """A page whose address has its year in it."""

    year = models.PositiveSmallIntegerField(default=2024)

    api_fields = ["year"]

    def get_url_parts(self, request=None):
        """The year before the slug."""
        parts = super().get_url_parts(request)
        if not parts or not parts[2]:
            return parts
        site_id, root, address = parts
        return site_id, root, address.replace(f"/{self.slug}/", f"/{self.year}-{self.slug}/")


class Elsewhere(Page):
    """A page of the menu that is another site's."""

    def get_url_parts(self, request=None):
        """The other site."""
        parts = super().get_url_parts(request)
        return (parts[0], "https://elsewhere.example", "/catalogue/") if parts else None


class ContactField(AbstractFormField):
    """A field of the form."""

    page = ParentalKey("Contact", on_delete=models.CASCADE, related_name="form_fields")


class Contact(AbstractEmailForm):
    """A form."""

    intro = RichTextField(blank=True)

    api_fields = [APIField("intro"), APIField("form_fields")]
    template = landing_page_template = "shop/page.html"

    class Meta:
        verbose_name = "contact form"

    def get_form(self, *args, **kwargs):
        """With the widgets the shop likes."""
        form = super().get_form(*args, **kwargs)
        for field in form.fields.values():
            field.widget = forms.Textarea()
        return form
