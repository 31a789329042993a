"""Middleware beside django-axes': gives known browsers their cookie and counts tries of shared passwords."""

from django.http import HttpRequest, HttpResponse

from cms.signin.devices import remember
from cms.signin.login_limits import SHARED_PASSWORD, count, forgive, is_open

# Where Wagtail asks for the password of a page, and of a collection of documents.
SHARED_PASSWORD_DOORS = ("wagtailcore_authenticate_with_password", "wagtaildocs_authenticate_with_password")


class SignInMiddleware:
    """Middleware inside of `AxesMiddleware`, which answers for whatever is refused here."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Count what a shared password's form says, and give a browser its cookie after a log-in."""
        response = self.get_response(request)
        door = getattr(request, "shared_password_door", None)
        if door and response.status_code == 302:
            forgive(request, door)
        elif door and response.status_code == 200:
            count(request, door)
        device = getattr(request, "signed_in_device", None)
        if device is not None:
            remember(response, device)
        return response

    def process_view(self, request: HttpRequest, view, arguments, named) -> HttpResponse | None:
        """Refuse a try at a shared password before it is compared."""
        name = request.resolver_match.url_name
        if request.method != "POST" or name not in SHARED_PASSWORD_DOORS:
            return None
        # The page it was asked on is not part of it: any page below the protected one would do.
        restriction = next(value for key, value in named.items() if key.endswith("restriction_id"))
        door = f"{SHARED_PASSWORD}{name} {restriction}"
        if not is_open(request, door):
            return HttpResponse(status=429)
        request.shared_password_door = door
        return None
