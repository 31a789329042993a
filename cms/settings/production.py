"""Settings for the public: no start without secrets, HTTPS throughout, logs on standard output."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.resilience.caches.configured import IN_MEMORY
from cms.settings.base import *  # noqa: F403  settings modules extend one another by design
from cms.settings.base import ALLOWED_HOSTS, CACHES, DATABASES, SECRET_KEY, SITE_ROOT_URL, STORAGES, env
from cms.settings.keys import weakness

if complaint := weakness(SECRET_KEY):
    raise ImproperlyConfigured(
        f"SECRET_KEY {complaint}: give each installation its own, at least 50 random characters."
    )
if CACHES["default"]["BACKEND"] == IN_MEMORY:
    raise ImproperlyConfigured(
        "CACHE_URL gives each process a cache of its own, so that none learns what another changes:"
        " leave it out on one machine, name a Redis or Valkey for several (redis://host:6379/1)."
    )
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set: name the hosts this site answers for, separated by commas."
    )

# Opening a connection costs more than most answers; `runserver`, with a thread for each request, keeps none.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)

# Plain HTTP is for trying the scaled form on a closed network; nobody should log in over it.
HTTPS = not env.bool("ALLOW_INSECURE_HTTP", default=False)
if HTTPS and not SITE_ROOT_URL.startswith("https://"):
    raise ImproperlyConfigured(
        f"SITE_ROOT_URL is {SITE_ROOT_URL}: it must be the site's public https:// address"
        " (ALLOW_INSECURE_HTTP=true permits plain HTTP)."
    )

_root = urlsplit(SITE_ROOT_URL)
CSRF_TRUSTED_ORIGINS = [
    f"{_root.scheme}://{_root.netloc}",
    *env.list("CSRF_TRUSTED_ORIGINS", default=[]),
]

SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=HTTPS)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=HTTPS)
# Only for a proxy that always sets or removes this header; otherwise any visitor could claim HTTPS.
if env.bool("TRUST_X_FORWARDED_PROTO", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Not "same-origin": video players embedded in stories refuse to play without a referring site.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# Uploads in a bucket instead of MEDIA_ROOT, so that several machines can serve the same site.
# The client library reads AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY itself.
if _bucket := env.str("AWS_STORAGE_BUCKET_NAME", default=""):
    STORAGES["default"] = {
        "BACKEND": "cms.media.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": _bucket,
            "endpoint_url": env.str("AWS_S3_ENDPOINT_URL", default=None),
            "region_name": env.str("AWS_S3_REGION_NAME", default=None),
            "custom_domain": env.str("AWS_S3_CUSTOM_DOMAIN", default=None),
            # Pages and caches keep the addresses of renditions: they carry no signature. The bucket's
            # policy lets readers have `images/` alone; originals and documents pass through the site.
            "querystring_auth": False,
            "file_overwrite": False,
        },
    }
    # Documents pass through the site, which knows which of them are private.
    WAGTAILDOCS_SERVE_METHOD = "serve_view"
