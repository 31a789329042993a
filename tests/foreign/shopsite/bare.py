"""The same shop without any app of Wagtail's that a site may do without."""

from shopsite.settings import *  # noqa: F403  settings modules extend one another by design
from shopsite.settings import INSTALLED_APPS, MIDDLEWARE

OPTIONAL = ("shop", "pictures", "wagtail.api.", "wagtail.contrib.", "wagtail.embeds", "rest_framework")
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith(OPTIONAL)]
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith(OPTIONAL)]
ROOT_URLCONF = "shopsite.urls_at_root"
del WAGTAILIMAGES_IMAGE_MODEL, WAGTAIL_SITE_NAME, WAGTAIL_PLONE_ROOT_URL  # noqa: F821  they come with the star
