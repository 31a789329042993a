"""The page chooser: opens at the user's branch in their language, and offers what they may know of.

Wagtail's offers every page of the site, drafts of everybody among them, and answers to any id (Wagtail
issue 9714). These views stand before its addresses, see `urls`.
"""

import json

from django.core.paginator import Paginator
from django.db.models import BooleanField, Case, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.views import chooser
from wagtail.models import Locale, Page

from cms.editorial.scope.in_turn import InTurn
from cms.pages.deleted import without_deleted
from cms.pages.scope import Scope, scope_of, shown_title


class TitleColumn(chooser.PageTitleColumn):
    """The title of a page in the tree, whose cell asks for the page above: `parent`, of all rows."""

    def __init__(self, *args, parent: Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.parent = parent

    def get_cell_context_data(self, instance: Page, parent_context: dict) -> dict:
        """Let the page know its parent, so that no row asks the database."""
        if not instance.is_parent_page:
            instance._cached_parent_obj = self.parent  # noqa: SLF001  where treebeard's `get_parent` looks first
        return super().get_cell_context_data(instance, parent_context)


class BrowseView(chooser.BrowseView):
    """The tree: below a page those that the user may know of, their own first."""

    @property
    def columns(self) -> list:
        """Wagtail's, with a title that asks nothing."""
        return [
            TitleColumn(
                column.name,
                label=column.label,
                is_multiple_choice=column.is_multiple_choice,
                parent=self.parent_page,
            )
            if isinstance(column, chooser.PageTitleColumn)
            else column
            for column in super().columns
        ]

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """Open at the user's place where no page is named."""
        if parent_page_id is None:
            code = request.GET.get("locale") or get_language()
            parent_page_id = opening_place(scope_of(request.user), code)
        return super().get(request, parent_page_id)

    def filter_object_list(self, pages: QuerySet) -> QuerySet:
        """Narrow what is below the page, and bring the user's own to the top.

        Raises Http404 below a page the user may not know of.
        """
        scope = scope_of(self.request.user)
        pages = with_states(super().filter_object_list(pages))
        if scope.is_everything:
            return pages
        if not scope.knows(self.parent_page):
            raise Http404
        is_theirs = Case(When(scope.theirs, then=True), default=False, output_field=BooleanField())
        return scope.known(pages).order_by(is_theirs.desc(), "path")


class TitledParentColumn(chooser.ParentPageColumn):
    """The page above, by the title under which the user knows it."""

    def get_value(self, instance: Page) -> Page:
        """The page above as of its own type, whose title it is; the view found it with all others."""
        return instance.get_parent().specific_deferred


class SearchView(chooser.SearchView):
    """The search: the user's own pages first, then what readers see."""

    @property
    def columns(self) -> list:
        """Wagtail's, with the title of the page above."""
        return [
            TitledParentColumn("parent", label=column.label) if column.name == "parent" else column
            for column in super().columns
        ]

    def get(self, request: HttpRequest) -> HttpResponse:
        """As Wagtail's view, whose one query these are two of."""
        self.is_multiple_choice = request.GET.get("multiple")
        page_type = request.GET.get("page_type") or chooser.base_page_type_string
        try:
            classes = chooser.page_models_from_string(page_type)
        except (ValueError, LookupError) as error:
            raise Http404 from error
        form = SearchForm(request.GET)
        text = form.cleaned_data["q"] if form.is_valid() else ""
        pages = Paginator(found(scope_of(request.user), classes, text), per_page=25)
        pages = pages.get_page(request.GET.get("p"))
        above = Page.objects.filter(path__in={page.path[: -page.steplen] for page in pages})
        parents = {page.path: page for page in above.specific(defer=True).prefetch_related("locale")}
        for page in pages:
            page.can_choose, page.is_parent_page = True, False
            parent = parents[page.path[: -page.steplen]]
            page._cached_parent_obj = parent  # noqa: SLF001  where treebeard's `get_parent` looks first
        context = {
            "searchform": form,
            "table": chooser.PageChooserTable(self.columns, pages, show_locale_labels=True),
            "pages": pages,
            "page_type_string": page_type,
        }
        template = "wagtailadmin/chooser/_search_results.html"
        return TemplateResponse(request, template, chooser.shared_context(request, context))


def with_states(pages: QuerySet) -> QuerySet:
    """Pages with what their rows say of them: language, schedule, approval; a few queries for all of them."""
    return pages.prefetch_workflow_states().prefetch_related("locale").annotate_approved_schedule()


def found(scope: Scope, classes: tuple[type[Page], ...], text: str) -> InTurn | QuerySet:
    """The pages of these types that a search finds for somebody, their own first."""
    pages = with_states(without_deleted(Page.objects.exclude(depth=1)).type(*classes).specific())
    if not text:
        return pages.none()
    if scope.is_everything:
        return pages.autocomplete(text)
    theirs = pages.filter(scope.theirs)
    others = scope.known(pages.exclude(scope.theirs), is_searched=True)
    return InTurn(Page, theirs.autocomplete(text), others.autocomplete(text))


class ChosenMultipleView(chooser.ChosenMultipleView):
    """Several pages that were chosen; those the user may not know of are left out."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Wagtail's answer to the ids that are left."""
        keys = {int(key) for key in request.GET.getlist("id") if key.isdecimal()}
        refused = scope_of(request.user).unknown(Page, keys)
        query = request.GET.copy()
        query.setlist("id", sorted(keys - refused))
        request.GET = query
        return super().get(request)


class ExternalLinkView(chooser.ExternalLinkView):
    """A typed address, which becomes a link to a page where it is one's; under the title the user knows."""

    def render_chosen_response(self, result: dict) -> HttpResponse:
        """Keep an address as it was typed where its page is not for the user to know."""
        if "id" not in result:
            return super().render_chosen_response(result)
        page = Page.objects.get(pk=result["id"]).specific_deferred
        if not scope_of(self.request.user).knows(page):
            return super().render_chosen_response(self.get_result_data())
        return super().render_chosen_response({**result, "adminTitle": shown_title(page)})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask whether the page is meant, naming it as the user knows it."""
        response = super().post(request)
        answer = _json(response)
        if answer.get("step") != "confirm_external_to_internal":
            return response
        internal = answer["internal"]
        page = Page.objects.get(pk=internal["id"]).specific_deferred
        if not scope_of(request.user).knows(page):
            return self.render_chosen_response(answer["external"])
        internal["adminTitle"] = shown_title(page)
        context = {
            "submitted_url": answer["external"]["url"],
            "internal_url": internal["url"],
            "page": shown_title(page),
        }
        template = "wagtailadmin/chooser/confirm_external_to_internal.html"
        return JsonResponse({**answer, "html": render_to_string(template, context, request)})


def opening_place(scope: Scope, language: str) -> int | None:
    """The id of the page where somebody begins to choose; None for whoever works everywhere, or nowhere.

    The first of their places in a language, else the first of all. One query.
    """
    if scope.is_everything or not scope.places:
        return None
    locale = Locale.objects.filter(language_code=language).first()
    own = [place for place in scope.places if locale and place.locale_id == locale.pk]
    return (own or scope.places)[0].pk


def _json(response: HttpResponse) -> dict:
    return json.loads(response.content) if response["Content-Type"].startswith("application/json") else {}
