"""Settings for one's own machine, which `make run` starts from; never for the public."""

from cms.settings.base import *  # noqa: F403  settings modules extend one another by design
from cms.settings.keys import DEVELOPMENT_KEY

DEBUG = env.bool("DEBUG", default=True)  # noqa: F405  from base
SECRET_KEY = env.str("SECRET_KEY", default=DEVELOPMENT_KEY)  # noqa: F405  from base
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])  # noqa: F405  from base

# Files are found in the apps' own folders, whether or not DEBUG is on.
WHITENOISE_USE_FINDERS = True
# Hashed file names need `collectstatic` first; while developing, files are served as they lie.
STORAGES["staticfiles"] = {  # noqa: F405  from base
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
