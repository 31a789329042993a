"""Settings of the benchmark: those of production, on a folder and a database of its own."""

import os
import secrets
from tempfile import mkdtemp

# Servers that are measured share the folder and the database of who started them.
HOME = os.environ.setdefault("BENCH_HOME", mkdtemp(prefix="bench-"))
os.environ.update(
    VAR_DIR=HOME,
    SECRET_KEY=secrets.token_urlsafe(60),
    ALLOWED_HOSTS="testserver",
    SITE_ROOT_URL="http://testserver",
    ALLOW_INSECURE_HTTP="true",
    LOG_LEVEL="ERROR",
    API_RATE_LIMIT="",
)

from cms.settings.production import *  # noqa: E402, F403  the environment comes first

ROOT_URLCONF = "tests.bench.urls"
# In a file, as in production; on PostgreSQL beside the database DATABASE_URL names.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405  from production
    DATABASES["default"]["TEST"] = {"NAME": f"{HOME}/bench.sqlite3"}  # noqa: F405  from production
if "BENCH_SERVES" in os.environ:
    DATABASES["default"]["NAME"] = os.environ["BENCH_SERVES"]  # noqa: F405  from production
# Pages are made without `collectstatic`: hashed names make no difference to what it costs. A browser that is
# measured gets them (`tests.bench.light`).
if "BENCH_HASHED" not in os.environ:
    STORAGES["staticfiles"] = {  # noqa: F405  from production
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
