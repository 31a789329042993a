"""Trainers: the people who lead the center's sessions."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.languages.formatting import dates
from cms.media.consent import CONSENT_FIELDS, Consent, ConsentFields
from cms.pages.blocks import slate
from cms.pages.lists import Listing, cards
from cms.pages.models.pages import SitePage
from cms.pages.models.topics import TopicalMixin
from cms.pages.passages import Passage, listed, paragraphs
from cms.pages.reported import ReportedTrainer
from cms.syndication.structured_data import trainer
from programs.programme import sessions_naming
from wagtail_plone.serialize.prefetched import Context


class ProfileConsent(models.TextChoices):
    """Consent of a trainer to their profile: `cms.media.consent.Consent` in words about a person."""

    UNKNOWN = Consent.UNKNOWN.value, Consent.UNKNOWN.label
    NOT_NEEDED = Consent.NOT_NEEDED.value, _("Not needed")
    GIVEN = Consent.GIVEN.value, _("Given by the trainer")
    WITHDRAWN = Consent.WITHDRAWN.value, Consent.WITHDRAWN.label


class TrainerPage(ConsentFields, TopicalMixin, SitePage):
    """A trainer's profile; the events and sessions that name the trainer are found, not entered."""

    listed_as = "trainers"
    listing_name_field = "family_name"

    given_name = models.CharField(
        verbose_name=_("given name"), max_length=80, help_text=_("Or the initial, such as “D.”.")
    )
    family_name = models.CharField(verbose_name=_("family name"), max_length=80)
    patronymic = models.CharField(verbose_name=_("patronymic"), max_length=80, blank=True)
    position = models.CharField(verbose_name=_("position"), max_length=160, blank=True)
    bio = RichTextField(
        verbose_name=_("about the trainer"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul"],
    )
    phone = models.CharField(verbose_name=_("phone"), max_length=40, blank=True)
    show_phone = models.BooleanField(verbose_name=_("show the phone to readers"), default=False)
    email = models.EmailField(verbose_name=_("e-mail"), blank=True)
    show_email = models.BooleanField(verbose_name=_("show the e-mail to readers"), default=False)

    consent = models.CharField(
        verbose_name=_("consent"), max_length=12, choices=ProfileConsent, default=ProfileConsent.UNKNOWN
    )
    consent_by = models.CharField(
        verbose_name=_("consent given by"),
        max_length=150,
        blank=True,
        help_text=_("The trainer, or who gave it for them. Never shown to readers."),
    )
    consent_until = models.DateField(
        verbose_name=_("consent ends after"),
        null=True,
        blank=True,
        help_text=_("The last day on which the profile may be shown. Empty: no end was agreed."),
    )

    content_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("given_name"), FieldPanel("patronymic"), FieldPanel("family_name")]
                ),
                FieldPanel("position"),
                FieldPanel("lead"),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Photo")),
        FieldPanel("bio"),
        FieldPanel("body"),
        FieldPanel("topics"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("show_phone")]),
                FieldRowPanel([FieldPanel("email"), FieldPanel("show_email")]),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("consent"),
                FieldRowPanel([FieldPanel("consent_by"), FieldPanel("consent_until")]),
                FieldPanel("consent_note"),
            ],
            heading=_("Consent to the profile and its photo"),
            help_text=_(
                "Once it is withdrawn or has run out, the profile goes offline in all languages, and its "
                "photo is shown nowhere. Programmes and juries go on naming the trainer, without a link."
            ),
        ),
    ]

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("position"),
        index.SearchField("bio"),
        index.AutocompleteField("family_name"),
        index.FilterField("family_name"),
    ]
    api_fields = [
        *SitePage.api_fields,
        APIField("given_name", writable=True),
        APIField("family_name", writable=True),
        APIField("patronymic", writable=True),
        APIField("position", writable=True),
        APIField("bio", writable=True),
        APIField("public_phone"),
        APIField("public_email"),
        APIField("topics", writable=True),
    ]
    unlisted_fields = {
        "phone": "sent as `public_phone` where the trainer agreed",
        "email": "sent as `public_email` where the trainer agreed",
        "show_phone": "says whether the phone is sent",
        "show_email": "says whether the e-mail is sent",
        **dict.fromkeys(CONSENT_FIELDS, "a matter between the trainer and the branch"),
    }
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("phone"),
        SynchronizedField("email"),
        SynchronizedField("show_phone"),
        SynchronizedField("show_email"),
        *(SynchronizedField(name) for name in CONSENT_FIELDS),
    ]

    reported_as = "trainer"
    headless_type = "Trainer"
    headless_fields = {**SitePage.headless_fields, "subjects": "topic_names"}
    headless_facts = {
        **SitePage.headless_facts,
        "position": _("position"),
        "public_phone": _("phone"),
        "public_email": _("e-mail"),
        **dict.fromkeys(("given_name", "family_name", "patronymic", "topics")),
    }
    headless_shows_referrers = True

    parent_page_types = ["home.BranchPage", "programs.TrainerIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")

    def fill_from_report(self, told: ReportedTrainer) -> None:
        """Take over the name and the position that a report told."""
        self.given_name, self.family_name = told.given_name, told.family_name
        self.patronymic, self.position = told.patronymic, told.position

    def full_clean(self, *args, **kwargs):
        """Take the page's title from the trainer's name before the page is checked."""
        self._take_title_from_name()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        """Take a draft's title from the trainer's name too, before required fields are filled in."""
        self._take_title_from_name()
        super().minimal_clean()

    def _take_title_from_name(self) -> None:
        if self.full_name:
            self.title = self.draft_title = self.full_name

    @property
    def full_name(self) -> str:
        """Given name, patronymic, family name."""
        return " ".join(part for part in (self.given_name, self.patronymic, self.family_name) if part)

    @property
    def initials(self) -> str:
        """Two letters to stand in a picture's place."""
        return (self.given_name[:1] + self.family_name[:1]).upper()

    @property
    def public_phone(self) -> str:
        """The phone, where the trainer's branch chose to show it."""
        return self.phone if self.show_phone else ""

    @property
    def public_email(self) -> str:
        """The e-mail address, where the trainer's branch chose to show it."""
        return self.email if self.show_email else ""

    def pictures(self):
        """The photo, as on the profile and in lists."""
        yield from super().pictures()
        if self.lead_image:
            yield self.lead_image, "portrait"

    def led(self) -> list[dict]:
        """The events in this page's language that name the trainer, newest first, with the sessions that do.

        Found through Wagtail's reference index, under any language's version of the profile: a translated
        event may still point at the profile it was first written with. A constant number of queries.
        """
        variants = set(Page.objects.filter(translation_key=self.translation_key).values_list("pk", flat=True))
        page_type = ContentType.objects.get_for_model(Page)
        naming = ReferenceIndex.objects.filter(
            to_content_type=page_type,
            to_object_id__in=[str(pk) for pk in variants],
            base_content_type=page_type,
        ).values_list("object_id", flat=True)
        events = Listing("events", self.locale)
        (pages,) = cards(
            self.locale,
            events.branches,
            events.pages().filter(pk__in={int(pk) for pk in naming}).order_by("-listed_at", "-pk"),
            without_streams=False,
        )
        return [
            {"event": page, "sessions": sessions_naming(getattr(page, "programme", None), variants)}
            for page in pages
        ]

    def search_passages(self, context: Context) -> list[Passage]:
        """Add the position and what is told about the trainer."""
        return [
            *super().search_passages(context),
            *listed([self.position], is_head=True),
            *listed(paragraphs(self.bio)),
        ]

    def headless_blocks(self, context: Context) -> list[dict]:
        """What the trainer led, for Volto: each event with its days, below it the sessions that name them."""
        led = self.led()
        context.know({"page": {item["event"].pk for item in led}})
        blocks: list[dict] = []
        for item in led:
            event, sessions = item["event"], item["sessions"]
            summary = context.summary(event.pk)
            if summary is not None:
                title = slate.line(strong=summary["title"], url=summary["@id"], rest=dates(event))
                blocks += [
                    *slate.paragraph_of(title),
                    *slate.bullets([session.line() for session in sessions]),
                ]
        return [*slate.heading(_("Forums and sessions led"), "h2"), *blocks] if blocks else []

    def structured_data(self, context: dict) -> list[dict]:
        """The person of the profile."""
        return [trainer(self, context)]

    def get_context(self, request, *args, **kwargs):
        """Add what the trainer led."""
        context = super().get_context(request, *args, **kwargs)
        context["led"] = self.led()
        return context
