"""What stands around every page of a language: its home page, the sections, the pages of the footer."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import BooleanField, F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from cms.pages.fetching import with_roots
from cms.pages.registry import accessor, footer_models, home_models, top_models
from cms.pages.surroundings import HOME_DEPTH
from wagtail_plone.documents.visibility import readable
from wagtail_plone.roots import roots_were_stale


@dataclass(frozen=True)
class Frame:
    """The visible home page of a language (None where there is none), and the visible pages right below it,
    in the order of the tree.
    """

    home: Page | None
    tops: list[Page]

    @property
    def sections(self) -> list[Page]:
        """The pages of the menu."""
        return [top for top in self.tops if top.show_in_menus]

    @property
    def footer_pages(self) -> list[Page]:
        """The pages of the footer alone: of privacy, of accessibility."""
        return [top for top in self.tops if top.is_in_footer and not top.show_in_menus]


def frame_of(**language) -> Frame:
    """The frame of a language. One query.

    The language by a condition for pages: `locale_id=` or `locale__language_code=`.
    """
    homes = [accessor(model) for model in home_models()]
    marks = [F(f"{accessor(model)}__show_in_footer") for model in footer_models()]
    no = Value(False, output_field=BooleanField())
    pages = (
        readable(tops().filter(**language))
        .annotate(is_in_footer=Coalesce(*marks, no) if marks else no)
        .select_related(*homes)
        .defer(*(f"{name}__body" for name in homes))
        .order_by("depth", "path")
    )
    found = list(with_roots({page.pk: page for page in pages}).values())
    home = next((page for page in found if page.depth == HOME_DEPTH), None)
    specific = next((getattr(home, name) for name in homes if home and hasattr(home, name)), None)
    return Frame(specific, [page for page in found if page.depth > HOME_DEPTH])


def tops() -> QuerySet:
    """The home pages of all languages, and the pages right below them.

    They are looked for among the few pages of their types: no index has the depth of a page.
    """
    first, *others = (model.objects.order_by().values("pk") for model in top_models())
    keys = first.union(*others, all=True)
    return Page.objects.filter(pk__in=keys, depth__in=(HOME_DEPTH, HOME_DEPTH + 1))


def _frame() -> Frame:
    """The frame in the reader's language, where it is a language of the site."""
    frame = frame_of(locale__language_code=get_language())
    if any(page.url is None for page in frame.tops):
        roots_were_stale(*frame.tops)
    return frame


def languages_at(path: str, language: str, query: str = "") -> list[dict]:
    """What the switcher of languages shows (`Surroundings.languages`) on a page that is in each of them.

    `path` is the page's own in `language`, below whose prefix it stands at the same place in all.
    """
    return [
        {
            "code": code,
            "url": f"{path.replace(f'/{language}/', f'/{code}/', 1)}{query}",
            "is_current": code == language,
            "is_translated": True,
        }
        for code, _name in settings.LANGUAGES
    ]


def site(request) -> dict:
    """Context processor: `frame`, fetched only where a template asks for it, and the root address.

    For where no page of the tree is shown, as on errors; a page brings a frame of its own, fetched with what
    else it needs.
    """
    frame = SimpleLazyObject(_frame)
    return {
        "frame": frame,
        "sections": SimpleLazyObject(lambda: frame.sections),
        "site_root_url": settings.SITE_ROOT_URL,
        "site_languages": settings.LANGUAGES,
    }
