"""The abstract page behind every page type: how a page opens, and how it stands in the site."""

from http import HTTPMethod
from itertools import accumulate
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
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
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from cms.form_fields.long_texts import OneParagraphInput
from cms.languages.romanisation import slug_of
from cms.pages.addresses import absolute
from cms.pages.blocks import BODY_BLOCKS
from cms.pages.fetching import PageKey
from cms.pages.forms import SitePageForm
from cms.pages.localized import localized_by_id
from cms.pages.models.pictured import Pictured
from cms.pages.models.publication import OF_THE_PAGE, Publication
from cms.pages.models.text_language import TextLanguage
from cms.pages.permissions import permissions_of
from cms.pages.registry import parameters_read
from cms.pages.rich_text import linked_page_ids
from cms.pages.surroundings import (
    BRANCH_DEPTH,
    Surroundings,
    back_to_list,
    branch_of,
    shown_branches,
    top_pages,
)
from wagtail_plone.documents.visibility import restrictions_on
from wagtail_plone.roots import roots_were_stale

TITLE_LENGTH = 160
LEAD_LENGTH = 320


class SitePage(Publication, Pictured, TextLanguage, Page):
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
    # What generic clients are not to list among the page's facts, and labels for what is no field.
    headless_facts: dict = {"lead_image_alt": None}

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

    def full_clean(self, exclude=None, **kwargs):
        """Make a missing slug from the title before the page is checked.

        What no form lets anybody choose is left to the database's own constraints.
        """
        self._make_slug()
        super().full_clean(exclude={*(exclude or ()), *OF_THE_PAGE}, **kwargs)

    def minimal_clean(self):
        """Make a missing slug for drafts too, which are saved before required fields are filled in."""
        self._make_slug()
        super().minimal_clean()

    def _make_slug(self) -> None:
        """Fill an empty slug by the site's romanisation; Wagtail's own leaves nothing of a Cyrillic title."""
        if self.slug:
            return
        stands_somewhere = bool(self.path or getattr(self, "_cached_parent_obj", None))
        base = slug_of(self.title, self.locale.language_code if self.locale_id else "")
        if base and stands_somewhere:
            self.slug = self._get_autogenerated_slug(base)

    def clean(self):
        """Refuse titles longer than a card can show, while they can still be shortened."""
        super().clean()
        if len(self.title) > TITLE_LENGTH:
            raise ValidationError(
                {
                    "title": _(
                        "This title has %(length)d characters; "
                        "cards and search results show at most %(most)d."
                    )
                    % {"length": len(self.title), "most": TITLE_LENGTH}
                }
            )

    def get_full_url(self, request=None):
        """The page's address below `SITE_ROOT_URL`; None for a page that belongs to no site."""
        return absolute(self.get_url(request)) or None

    full_url = property(get_full_url)

    def route(self, request, path_components):
        """Wagtail's routing, with one query for all pages on the way and without fetching them in full.

        A page type on the way that routes by itself takes over from there.
        """
        if not path_components:
            return super().route(request, [])
        addresses = list(accumulate(path_components, lambda above, slug: f"{above}{slug}/", initial=""))[1:]
        below = Page.objects.filter(url_path__in=[f"{self.url_path}{address}" for address in addresses])
        on_the_way = {page.url_path: page for page in below if page.path.startswith(self.path)}
        page = self
        for number, address in enumerate(addresses, start=1):
            child = on_the_way.get(f"{self.url_path}{address}")
            if child is None or not child.is_child_of(page):
                raise Http404
            page = child
            if page.specific_class.route is not SitePage.route:
                return page.specific.route(request, list(path_components[number:]))
        return page.specific.route(request, [])

    def serve(self, request, *args, **kwargs):
        """Serve the page, and say of the answer whether it is the same for everybody who is signed out.

        A page that also answers in another way (with a form, by what a reader sent) does not pass here. Kept
        for the next reader are answers to addresses that name what there is (`cms.delivery.pages`).
        """
        response = super().serve(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and self.surroundings.is_public:
            response.is_for_everybody = True
            response.is_worth_remembering = self.is_asked_by_name(request, response.context_data or {})
            response.shown_branches = self.shown_branches()
        return response

    def shown_branches(self) -> frozenset[UUID] | None:
        """The branches whose pages this one shows, by their keys in every language; None for all there are.

        Lists, and types that find pages by what those say, show any; a page of a branch its branch's own,
        and the pages that were chosen on it, public or not yet.
        """
        if not self.shows_its_branch_alone or self.depth < BRANCH_DEPTH:
            return None
        return shown_branches(self, [*self.chosen_pages(), *linked_page_ids(self)])

    def is_asked_by_name(self, request, context: dict) -> bool:
        """True where the address names content there is; invented ones would fill the memory."""
        return not any(request.GET[name] for name in parameters_read() & request.GET.keys())

    def get_context(self, request, *args, **kwargs):
        """Add what the frame around the page needs, and in `shown` the pages this one shows, by id.

        Pages and pictures are fetched here for the whole template, which asks for none by itself.
        """
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.surroundings.crumbs
        context["languages"] = self._languages(request)
        context["source_link"] = self._source_link(context["languages"])
        tops = top_pages(locale_id=self.locale_id)
        context["sections"] = [top for top in tops if top.show_in_menus]
        context["back_url"] = back_to_list(self, tops, request)
        context["shown"] = localized_by_id(
            [*self.chosen_pages(), *linked_page_ids(self)], self.locale, also=self.own_pages()
        )
        self.attach_images(context["shown"].values())
        return context

    def _languages(self, request) -> list[dict]:
        """Links to the page in each language; asked for once more where cached root paths were stale."""
        # Every page shown here is below one of the same home pages.
        languages = self.surroundings.languages(request)
        if any(link["url"] is None for link in languages) and roots_were_stale(request, self):
            languages = self.surroundings.languages(request)
        return languages

    def _source_link(self, languages: list[dict]) -> dict | None:
        """The entry of the page whose text this one shows; None for a page with a text of its own."""
        if not self.fallback_from_id:
            return None
        return next((link for link in languages if link["code"] == self.text_language), None)

    def get_view_restrictions(self):
        """Restrictions a reader has to satisfy; none are asked for where the page is known to be public."""
        if self.surroundings.is_public:
            return PageViewRestriction.objects.none()
        return restrictions_on(self)

    def chosen_pages(self) -> list[int]:
        """Ids of the pages an editor chose to show on this one, in whatever language; here, in the body."""
        return [
            page.pk
            for block in self.body
            for page in getattr(block.block, "chosen_pages", lambda value: ())(block.value)
        ]

    def own_pages(self) -> list[PageKey]:
        """Pages shown on this one because of where they stand, such as a forum's contests."""
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

    def editorial_notes(self) -> list[str]:
        """Notes on what to look at before publishing; none of them keeps a page from being published."""
        if self.lead_image and not self.lead_image_text:
            return [_("The lead image has no alternative text.")]
        return []
