"""Settings every installation shares; what differs comes from the environment (see the README)."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import environ
from django.utils.translation import gettext_lazy as _

from cms.resilience.caches.configured import caches, in_folder
from cms.settings.log import one_line_an_event
from cms.signin.addresses import trusted

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()

# All state of an installation on one machine: database, uploads, collected static files.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The one address under which the public reads the site; never taken from a request header.
SITE_ROOT_URL = env.str("SITE_ROOT_URL", default="http://127.0.0.1:8000").rstrip("/")

# Whether search engines may come: not to an installation where things are tried out.
ALLOW_CRAWLERS = env.bool("ALLOW_CRAWLERS", default=True)
# Whom to tell of a weakness of the site, and in which languages (/.well-known/security.txt).
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[])
SECURITY_LANGUAGES = env.list("SECURITY_LANGUAGES", default=["kk", "ru", "en"])

INSTALLED_APPS = [
    "news",
    "programs",
    "home",
    "cms.engagement",
    "cms.search",
    "cms.intake.archives",
    "cms.intake",
    "wagtail_plone",
    "cms.localization",
    "cms",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "rest_framework",
    "corsheaders",
    # The documentation page of API v3 takes its scripts from here instead of from elsewhere.
    "ninja",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cms.delivery.compression.Compression",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "cms.low_vision.middleware.LowVisionMiddleware",
    # Markdown is made of the page as HTML, which is remembered.
    "cms.syndication.markdown.serving.MarkdownPages",
    # Outside of all that a page everybody gets does not need.
    "cms.delivery.pages.RememberedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.middleware.LanguageMiddleware",
    "cms.middleware.DesignedNotFoundMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.middleware.AdminLanguageMiddleware",
    "cms.pages.at_work.AtWorkMiddleware",
    "cms.editorial.saving.middleware.SavingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail_plone.middleware.JSONMiddleware",
    "cms.resilience.busy.BusyDatabaseMiddleware",
    "cms.syndication.redirects.following.MovedPages",
    "axes.middleware.AxesMiddleware",
    "cms.signin.middleware.SignInMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.pages.frame.site",
            ],
            "builtins": ["cms.templatetags.site_tags"],
            "libraries": {"help_link": "cms.editorial.help.link"}
            | {name: f"cms.syndication.{name}.tags" for name in ("calendars", "feeds")},
        },
    },
]

# One URL says which database: SQLite in var/ by default, postgres://… when scaled out.
DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'site.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        {
            # Readers never wait for a writer, and a second writer waits instead of failing.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    )
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # The conditions of who may see a page are long: compiling them takes a second, asking them a millisecond.
    options = DATABASES["default"].setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} -c jit=off".strip()

# What one process changes the others know: the embedded default is a folder they share.
CACHES = caches(env.cache_url("CACHE_URL") if env.str("CACHE_URL", default="") else in_folder(VAR_DIR))

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# A mail server that does not answer keeps nothing else waiting.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

# What must be true as soon as a page is saved (search and reference index) is done at once. Work that
# may take long (pictures in all sizes) is queued in the database and done by `manage.py background`;
# no broker is needed.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Whoever signs in, in the admin or by the API, is let through or counted by django-axes, in the database
# that all processes share. How many tries there are, and for whom: `cms.signin.login_limits`.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_HANDLER = "cms.signin.login_limits.Guard"
AXES_FAILURE_LIMIT = 1
AXES_COOLOFF_TIME = timedelta(minutes=30)
# Who goes on trying is not kept out for longer, or a stranger could keep others out for good.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "cms.signin.refusals.refused"
AXES_USERNAME_CALLABLE = "cms.signin.login_limits.account_name"
AXES_CLIENT_IP_CALLABLE = "cms.signin.addresses.client_address"
AXES_SENSITIVE_PARAMETERS = ["username", "email", "csrfmiddlewaretoken"]
AXES_VERBOSE = False
# How many proxies stand in front, or which: only they are believed about where a request comes from.
TRUSTED_PROXIES = trusted(env.list("TRUSTED_PROXIES", default=["127.0.0.1", "::1"]))

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Languages: Kazakh first, and the last resort for readers whose browser names none of the three.
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Asia/Almaty"
LANGUAGE_CODE = "kk"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("kk", _("Kazakh")),
    ("ru", _("Russian")),
    ("en", _("English")),
]
# Where several translate the same, the first folder wins, and all of them over what packages bring. The
# second holds what the site says better than Django's own catalogs (Kazakh month names), the third the
# admin in Kazakh, which Wagtail does not have.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "overrides", BASE_DIR / "locale" / "admin"]
FORMAT_MODULE_PATH = ["cms.languages.formats"]
# Empty: Wagtail's date fields show and read what the active language's formats say, as Django's own do.
WAGTAIL_DATE_FORMAT = WAGTAIL_DATETIME_FORMAT = WAGTAIL_TIME_FORMAT = ""
LANGUAGE_COOKIE_SAMESITE = "Lax"
# Regions and places alone: a system's own names ("localtime", "Factory") are none that browsers know.
WAGTAIL_USER_TIME_ZONES = ["UTC", *sorted(name for name in available_timezones() if "/" in name)]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]

# E-mails that tell translators once a day what there is to do: `manage.py send_translation_digest`.
TRANSLATION_DIGEST = env.bool("TRANSLATION_DIGEST", default=False)
# Machine translation by a LibreTranslate server of one's own; off without an address.
LIBRETRANSLATE_URL = env.str("LIBRETRANSLATE_URL", default="")
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = (
    {
        "CLASS": "cms.localization.machine.LibreTranslator",
        "OPTIONS": {
            "URL": LIBRETRANSLATE_URL,
            "API_KEY": env.str("LIBRETRANSLATE_API_KEY", default=""),
        },
    }
    if LIBRETRANSLATE_URL
    else None
)

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "cms.delivery.style_sheet.JoinedStyleSheet",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Whether this process hands out pictures itself; a web server or object storage does it faster.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What was approved goes public, or its people are told why it can't. Leads approve in their own branch, so
# administrators get no mail of every submission.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.editorial.branches.approval.publish_approved"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False

WAGTAIL_SITE_NAME = "Center of Pedagogical Excellence"
WAGTAILADMIN_BASE_URL = SITE_ROOT_URL
WAGTAILAPI_BASE_URL = WAGTAIL_PLONE_ROOT_URL = SITE_ROOT_URL
WAGTAIL_PLONE_IMAGE_FORMATS = ["webp", "jpeg"]
# What many pages show is made anew by `manage.py background`, after the request that changed it.
WAGTAIL_PLONE_REFRESH = "later"
# Generous: many phones of a school have one address. A server that draws pages from the API asks for more.
WAGTAIL_PLONE_RATE_LIMIT = env.str("API_RATE_LIMIT", default="1200/min")
WAGTAIL_PLONE_CLIENT_ADDRESS = "cms.signin.addresses.client_address"
WAGTAIL_PLONE_GUIDES = [BASE_DIR / "docs" / "api"]
WAGTAIL_PLONE_CLIENTS = [
    BASE_DIR / "clients" / "python" / "plone_content.py",
    BASE_DIR / "clients" / "typescript" / "src" / "plone-content.ts",
]
WAGTAIL_PLONE_SEARCH = "cms.search.index.SiteSearch"
WAGTAIL_PLONE_LOGIN = WAGTAIL_PLONE_DOCS = WAGTAIL_PLONE_ACCEPT = True
WAGTAIL_PLONE_SITE_LOGO = "cms/img/logo.svg"
# The footer of the site's own pages leads to its sections, too.
WAGTAIL_PLONE_FOOTER_MENU = True
# Fallbacks whose translation waits as a draft: as private as the page whose text they show.
WAGTAIL_PLONE_STAND_INS = ["localization.StandIn"]
# Where a front end of one's own shows drafts: an address with {path}, {token} and {language}.
PREVIEW_URL = WAGTAIL_PLONE_PREVIEW_URL = env.str("PREVIEW_URL", default="")
# Pictures whose consent was withdrawn or has run out, and what lies in the bin.
WAGTAIL_PLONE_WITHHELD = "cms.editorial.bin.rule.withheld"
WAGTAIL_PLONE_DELETED = "cms.editorial.bin.rule.deleted"
# Browsers of these origins, and of no others, may read the API from their own pages. Nobody is signed in
# there by a cookie.
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
if PREVIEW_URL:
    # The path may stand right behind the host, as a placeholder.
    _preview = urlsplit(PREVIEW_URL.partition("{")[0])
    CORS_ALLOWED_ORIGINS = [*dict.fromkeys([*CORS_ALLOWED_ORIGINS, f"{_preview.scheme}://{_preview.netloc}"])]
CORS_ALLOW_HEADERS = ["accept", "authorization", "content-type", "if-none-match", "lock-token"]
CORS_EXPOSE_HEADERS = ["ETag", "Location", "Retry-After"]
WAGTAILAPI_LIMIT_MAX = 100
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# `cms.syndication.redirects` writes one row, not one for each page below.
WAGTAILREDIRECTS_AUTO_CREATE = False
# The admin asks no one outside: no avatars of a third party, no look-up of newer versions.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_USER_LOGIN_FORM = "cms.signin.forms.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "cms.signin.forms.PasswordResetForm"  # noqa: S105  a class
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt", "zip"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_RESPONSIVE_HTML = True

# Whether the background asks other sites, a few a round, if the addresses pages lead to are still there.
CHECK_EXTERNAL_LINKS = env.bool("CHECK_EXTERNAL_LINKS", default=False)

# Photographs: what may be uploaded, and what readers get.
WAGTAILIMAGES_IMAGE_MODEL = "cms.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = env.int("IMAGE_MAX_UPLOAD_BYTES", default=20 * 1024 * 1024)
WAGTAILIMAGES_MAX_IMAGE_PIXELS = env.int("IMAGE_MAX_PIXELS", default=60_000_000)
# How many large pictures are unpacked at a time on one machine, by all its processes together.
IMAGE_TURNS = env.int("IMAGE_TURNS", default=1)
IMAGE_LOCKS_DIR = VAR_DIR / "locks"
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_AVIF_QUALITY = 50
# Thirty photographs with captions and alternative texts are more form fields than Django's
# default allows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = one_line_an_event(env.str("LOG_LEVEL", default="INFO"))
