"""Settings for the test run: nothing outside a temporary folder, tasks run at once."""

from cms.settings.base import *  # noqa: F403  settings modules extend one another by design
from cms.settings.base import CACHES, env
from cms.settings.keys import TEST_KEY

SECRET_KEY = TEST_KEY
ALLOWED_HOSTS = ["*"]
SITE_ROOT_URL = WAGTAIL_PLONE_ROOT_URL = WAGTAILAPI_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# No background works beside the tests; those of what it would do set this themselves.
WAGTAIL_PLONE_REFRESH = "now"
# Tests ask thousands of times; those of the limit set one.
WAGTAIL_PLONE_RATE_LIMIT = ""
TASKS["background"] = TASKS["default"]  # noqa: F405  from base
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {  # noqa: F405  from base
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}

if not env.str("CACHE_URL", default=""):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}

# Tests clear the cache: workers of a parallel run that share a Redis take a database each.
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    _server, _, _number = CACHES["default"]["LOCATION"].rpartition("/")
    _worker = env.str("PYTEST_XDIST_WORKER", default="gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = f"{_server}/{(int(_number) + int(_worker)) % 16}"

# Whatever the environment says.
TRANSLATION_DIGEST = False
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
