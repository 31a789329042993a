"""How a page answers readers: its address, the way to it, the answer and what the frame around it needs."""

from itertools import accumulate
from uuid import UUID

from django.http import Http404
from django.template.response import TemplateResponse
from wagtail.models import Page, PageViewRestriction

from cms.pages.addresses import absolute
from cms.pages.frame import frame_of
from cms.pages.localized import localized_by_id
from cms.pages.people import name_as_guests
from cms.pages.registry import parameters_read
from cms.pages.rich_text import linked_page_ids
from cms.pages.surroundings import BRANCH_DEPTH, back_to_list, shown_branches
from wagtail_plone.documents.visibility import restrictions_on
from wagtail_plone.roots import roots_were_stale, standing_at


class Served:
    """Mixin of the public side of a page; its host is a `SitePage`."""

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
        below = Page.objects.filter(standing_at(*(f"{self.url_path}{address}" for address in addresses)))
        on_the_way = {page.url_path: page for page in below if page.path.startswith(self.path)}
        page = self
        for number, address in enumerate(addresses, start=1):
            child = on_the_way.get(f"{self.url_path}{address}")
            if child is None or not child.is_child_of(page):
                raise Http404
            page = child
            if page.specific_class.route is not Served.route:
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
        the pages chosen on it, public or not yet, and its `own_pages`. Others may say so (`shown_on`).
        """
        if not self.shows_its_branch_alone or self.depth < BRANCH_DEPTH:
            return None
        own_ids = [pk for pk, _type in self.own_pages()]
        return shown_branches(self, [*self.chosen_pages(), *linked_page_ids(self), *own_ids])

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
        context["frame"] = frame = frame_of(locale_id=self.locale_id)
        context["sections"] = frame.sections
        context["back_url"] = back_to_list(self, frame.tops, request)
        context["shown"] = localized_by_id(
            [*self.chosen_pages(), *linked_page_ids(self)], self.locale, also=self.own_pages()
        )
        name_as_guests(self.named_people(), context["shown"], self.locale)
        self.attach_images(context["shown"].values())
        self.take_out_withheld()
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
