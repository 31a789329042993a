"""Services: named answers about a place (`@breadcrumbs`, `@search`), one file each below `services`."""

from typing import Any

from wagtail_plone.documents.places import Place
from wagtail_plone.http.errors import NotFound
from wagtail_plone.http.request import ApiRequest
from wagtail_plone.watching import watch_everything

SERVICES: dict[str, type["Service"]] = {}


class Service:
    """A named answer. A subclass with a `name` answers at `<place>/@<name>` once it is imported."""

    name = ""
    methods: tuple[str, ...] = ("GET",)
    # Whether it also comes along with content that names it in `expand`.
    expandable = False
    # How many segments of a path may follow the name.
    rest_most = 0
    # Whether it answers at the root of a site alone.
    only_at_root = False
    # Whether the answer is the same until some content changes; one that looks at the clock is not.
    lasting = True
    # Whether it says which documents to come would be in its answer (`wagtail_plone.watching`).
    # The answer of one that doesn't is made anew after any change.
    watches = False
    # Whether it says of a draft that is previewed what it would say were that published. Not one that writes:
    # what is written then is rolled back (`documents.previews`).
    shows_previews = True
    content_type = "application/json"

    @classmethod
    def is_open(cls) -> bool:
        """True where this site lets the service answer."""
        return True

    def __init__(self, place: Place, request: ApiRequest):
        self.place = place
        self.request = request
        self.params = request.params
        if not self.watches:
            watch_everything()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.name:
            SERVICES[cls.name] = cls

    @property
    def service_id(self) -> str:
        """The service's own `@id`."""
        return f"{self.place.content_id}/@{self.name}"

    def body(self) -> Any:
        """The answer: what is to be JSON, or JSON text; None is an empty answer (204)."""
        raise NotImplementedError

    def not_found(self) -> NotFound:
        """The error for what follows the service's name in the address."""
        rest = "".join(f"/{segment}" for segment in self.request.rest)
        return NotFound.at(f"{self.service_id}{rest}")


def service_of(name: str) -> type[Service] | None:
    """The service of a name, where it answers on this site."""
    service = SERVICES.get(name)
    return service if service and service.is_open() else None


def answering() -> dict[str, type[Service]]:
    """The services that answer on this site, by name."""
    return {name: service for name, service in SERVICES.items() if service.is_open()}


def component_links(content_id: str) -> dict[str, dict[str, str]]:
    """The `@components` of content that expands none of them."""
    return {
        name: {"@id": f"{content_id}/@{name}"} for name, service in answering().items() if service.expandable
    }
