"""The abstract page behind every page type: how a page opens, and how it stands in the site."""

from http import HTTPMethod

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from cms.form_fields.long_texts import OneParagraphInput
from cms.pages.blocks import BODY_BLOCKS
from cms.pages.completeness import Unfinished
from cms.pages.consent_notes import consent_notes
from cms.pages.fetching import PageKey
from cms.pages.forms import SitePageForm
from cms.pages.localized import shown_for
from cms.pages.models.addressed import Addressed
from cms.pages.models.pictured import Pictured
from cms.pages.models.previewed import Previewed
from cms.pages.models.publication import Publication
from cms.pages.models.served import Served
from cms.pages.models.text_language import TextLanguage, attach_untranslated
from cms.pages.notes import Note
from cms.pages.passages import Passage, body_passages, listed
from cms.pages.people import name_as_guests, profile_ids
from cms.pages.permissions import permissions_of
from cms.pages.scope import shown_title
from cms.pages.surroundings import (
    Surroundings,
    attach_branches,
    branch_of,
)
from wagtail_plone.serialize.prefetched import Context

TITLE_LENGTH = 160
LEAD_LENGTH = 320


class SitePage(Served, Unfinished, Addressed, Publication, Previewed, Pictured, TextLanguage, Page):
    """A page with a title, a lead and a picture: what every kind of page opens with.

    Page types set `listed_as` to take part in the site's lists under that name, with
    `listing_date_field` naming the field that dates them there, and `listing_name_field` the one by
    which lists without dates are sorted.
    """

    listed_as: str | None = None
    listing_date_field: str | None = None
    listing_name_field = "title"

    lead = models.CharField(
        verbose_name=gettext_lazy("lead"),
        max_length=LEAD_LENGTH,
        blank=True,
        help_text=gettext_lazy(
            "What happened, where, when and for whom, in one or two sentences. "
            "Shown below the title and on cards."
        ),
    )
    lead_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=gettext_lazy("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        verbose_name=gettext_lazy("alternative text of the lead image"),
        max_length=255,
        blank=True,
        help_text=gettext_lazy(
            "What the picture shows, in the context of this page. Empty: the text kept with the picture."
        ),
    )
    body = StreamField(BODY_BLOCKS, verbose_name=gettext_lazy("body"), blank=True)
    # Set while the page stands in for a translation: its text is that of a page in this language.
    fallback_from = models.ForeignKey(
        Locale,
        verbose_name=gettext_lazy("language of the text"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    base_form_class = SitePageForm
    opening_panels = [
        TitleFieldPanel("title"),
        FieldPanel("lead", widget=OneParagraphInput),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt", widget=OneParagraphInput)],
            heading=gettext_lazy("Lead image"),
        ),
    ]
    content_panels = [*opening_panels, FieldPanel("body")]

    search_fields = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.AutocompleteField("lead"),
        index.SearchField("body"),
    ]
    api_fields = [
        APIField("lead", writable=True),
        APIField("lead_image", writable=True),
        APIField("lead_image_alt", writable=True),
        APIField("body", writable=True),
    ]

    # A page keeps the address it was made with: translators have none to think of.
    override_translatable_fields = [BaseTranslatableField("slug")]
    length_limits = {"title": TITLE_LENGTH}
    # Without a translation these stay empty in other languages rather than show the source's: search engines
    # take the title and the lead, and the library has a picture's words in each language.
    texts_that_wait = ("seo_title", "search_description", "lead_image_alt")
    # Pages are read; those with a form say so themselves. `Allow` lists what is here.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    # Whether the page shows what is below its branch, and pages chosen on it, and no others.
    shows_its_branch_alone = False
    # Parameters of the address that make the page another one; no other does.
    reads_from_query: tuple[str, ...] = ()

    headless_fields = {"description": "lead", "image": "lead_image", "untranslated": "untranslated"}
    # What cards of the API show beside Plone's: whose page it is.
    headless_summary: dict = {"branch": "branch"}
    # By which other pages the API finds a page: the branch it stands below.
    headless_indexes: dict = {"branch": ("branch", gettext_lazy("Branch"))}
    # What generic clients are not to list among the page's facts, and labels for what is no field.
    headless_facts: dict = {"lead_image_alt": None}
    headless_prefetch = (attach_branches, attach_untranslated)

    class Meta:
        abstract = True

    @classmethod
    def tabs(cls, *tabs: tuple) -> TabbedInterface:
        """An edit form of several tabs: (panels, heading) each, then Wagtail's own two."""
        return TabbedInterface(
            [
                *(ObjectList(panels, heading=heading) for panels, heading in tabs),
                ObjectList(cls.promote_panels, heading=gettext_lazy("Promote")),
                ObjectList(cls.settings_panels, heading=gettext_lazy("Settings")),
            ]
        )

    def permissions_for_user(self, user):
        """Wagtail's tester of what `user` may do with the page; the site's tells translators from editors."""
        return permissions_of(user, self)

    def get_admin_display_title(self):
        """The title in the admin: the newest one, but to people of other branches the one readers read."""
        return shown_title(self)

    def inconsistencies(self) -> dict[str, str]:
        """Name a title that is longer than a card can show, while it can still be shortened."""
        messages = super().inconsistencies()
        if len(self.title) > TITLE_LENGTH:
            text = _("This title has %(length)d characters; cards and search results show at most %(most)d.")
            messages["title"] = text % {"length": len(self.title), "most": TITLE_LENGTH}
        return messages

    def chosen_pages(self) -> list[int]:
        """Ids of the pages an editor chose to show on this one, in whatever language; here, in the body."""
        return [
            page.pk
            for block in self.body
            for page in getattr(block.block, "chosen_pages", lambda value: ())(block.value)
        ]

    def named_people(self) -> list:
        """The streams of people in which the page names profiles and guests; here, in the body."""
        return [
            stream
            for block in self.body
            for stream in getattr(block.block, "people_streams", lambda value: ())(block.value)
        ]

    def search_passages(self, context: Context) -> list[Passage]:
        """What the search finds on the page beside its title, and where; types add their own.

        Of the page as the API serialised it: without what readers may not see.
        """
        return [*listed([self.lead], is_head=True), *body_passages(self.body, context)]

    def headless_prepare(self) -> None:
        """Name people as guests whose profiles readers may not see, in the document the API sends, too."""
        streams = self.named_people()
        if ids := profile_ids(*streams):
            name_as_guests(streams, shown_for(ids, self.locale), self.locale)

    def own_pages(self) -> list[PageKey]:
        """Pages shown on this one that nobody chose there, such as a forum's contests."""
        return []

    def shown_on(self) -> list[int]:
        """Ids of pages, perhaps of other branches, that show this one because of what it says."""
        return []

    @cached_property
    def surroundings(self) -> Surroundings:
        """The page's place in the tree and its counterparts in every language."""
        surroundings = Surroundings(self)
        if surroundings.line:
            self.locale = surroundings.line[0].locale
        return surroundings

    @cached_property
    def branch(self) -> Page | None:
        """The branch this page stands under, or None."""
        return branch_of(self)

    def editorial_notes(self) -> list[Note]:
        """Notes on what to look at before publishing; none of them keeps a page from being published."""
        lacks_text = self.lead_image and not self.lead_image_text
        return [
            *([Note(_("The lead image has no alternative text."), "lead_image_alt")] if lacks_text else []),
            *consent_notes(image for image, _preset in self.pictures()),
        ]
