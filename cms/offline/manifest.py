"""What a phone needs to install the site like an app, in each language (W3C, Web Application Manifest)."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext, pgettext
from django.views.decorators.cache import cache_control

# As the pages' own in light colours, and the square of the icons.
PAPER, TEAL = "#fbfaf6", "#0f5763"


@cache_control(public=True, max_age=86_400)
def manifest(request: HttpRequest) -> JsonResponse:
    """Describe the site as an app; the language is the address's."""
    icons = [
        {"src": static(f"cms/img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    # Cut by each system into a shape of its own: what matters is in the middle.
    maskable = {**icons[1], "src": static("cms/img/icon-maskable.png"), "purpose": "maskable"}
    home = f"/{request.LANGUAGE_CODE}/"
    described = {
        "id": "/",
        "name": gettext("Center of Pedagogical Excellence"),
        "short_name": pgettext("below an icon", "CPE"),
        "lang": request.LANGUAGE_CODE,
        "start_url": home,
        "scope": "/",
        # With the way back that a site needs.
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": TEAL,
        "icons": [*icons, maskable],
    }
    return JsonResponse(described, content_type="application/manifest+json")
