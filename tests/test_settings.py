"""Foundations of an installation: its settings, and the catalogs compiled for it."""

import os
import subprocess
import sys
from gettext import GNUTranslations
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cms.management.commands.compile_catalogs import CatalogError, catalog_files, read_catalog
from cms.settings.keys import DEVELOPMENT_KEY, TEST_KEY

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "".join(map(chr, range(48, 123))),
    "ALLOWED_HOSTS": "cms.example.org",
    "SITE_ROOT_URL": "https://cms.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}

HEADER = """\
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
"&& (n%100<12 || n%100>14) ? 1 : 2);\\n"

"""


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the interpreter in the project with this environment and none of the test run's."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def start_production(**changes: str | None) -> subprocess.CompletedProcess:
    """Load the production settings with some variables changed, or left out (None)."""
    environment = {name: value for name, value in (PRODUCTION | changes).items() if value}
    return run_python("-c", "from django.conf import settings; settings.DEBUG", **environment)


class TestProduction:
    """The settings an installation for the public starts from."""

    def test_start_with_everything_required(self):
        result = start_production()
        assert result.returncode == 0, result.stderr

    @pytest.mark.parametrize("database", ["sqlite:///site.sqlite3", "postgres://postgres@127.0.0.1/site"])
    def test_keep_the_connection_between_requests_on_either_database(self, database):
        code = "from django.conf import settings; print(settings.DATABASES['default']['CONN_MAX_AGE'])"
        assert run_python("-c", code, **{**PRODUCTION, "DATABASE_URL": database}).stdout == "60\n"

    @pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_ROOT_URL"])
    def test_refuse_to_start_without(self, name):
        result = start_production(**{name: None})
        assert result.returncode != 0
        last_line = result.stderr.strip().splitlines()[-1]
        assert "ImproperlyConfigured" in last_line
        assert name in last_line

    @pytest.mark.parametrize(
        "key",
        [
            "django-insecure-" + PRODUCTION["SECRET_KEY"],
            DEVELOPMENT_KEY,
            TEST_KEY,
            PRODUCTION["SECRET_KEY"][:49],
            "abcd" * 20,
        ],
        ids=["Django's", "the development one", "the tests' one", "short", "monotonous"],
    )
    def test_refuse_a_key_that_is_known_or_can_be_guessed(self, key):
        result = start_production(SECRET_KEY=key)
        assert "ImproperlyConfigured: SECRET_KEY" in result.stderr
        assert key not in result.stderr

    def test_refuse_a_cache_that_each_process_has_for_itself(self):
        assert "ImproperlyConfigured: CACHE_URL" in start_production(CACHE_URL="locmemcache://").stderr

    @pytest.mark.parametrize(
        ("url", "backend"),
        [
            (None, "cms.resilience.caches.files.FileCache"),
            ("redis://127.0.0.1:6379/1", "cms.resilience.caches.redis.RedisCache"),
            ("filecache:///tmp/cache", "cms.resilience.caches.files.FileCache"),
        ],
    )
    def test_the_cache_is_one_that_processes_share(self, url, backend):
        code = "from django.conf import settings; print(settings.CACHES['default']['BACKEND'])"
        variables = {name: value for name, value in {**PRODUCTION, "CACHE_URL": url}.items() if value}
        assert run_python("-c", code, **variables).stdout.strip() == backend

    def test_refuse_plain_http_unless_told(self):
        address = "http://cms.example.org"
        assert "ALLOW_INSECURE_HTTP" in start_production(SITE_ROOT_URL=address).stderr
        allowed = start_production(SITE_ROOT_URL=address, ALLOW_INSECURE_HTTP="true")
        assert allowed.returncode == 0, allowed.stderr

    def test_deployment_check_has_nothing_to_say(self):
        result = run_python("manage.py", "check", "--deploy", "--fail-level=WARNING", **PRODUCTION)
        assert result.returncode == 0, result.stderr
        assert "no issues" in result.stdout

    def test_uploads_go_to_a_bucket_that_is_named(self):
        code = (
            "from django.conf import settings;"
            "default = settings.STORAGES['default'];"
            "print(default['BACKEND'], default['OPTIONS']['bucket_name'])"
        )
        result = run_python("-c", code, **PRODUCTION, AWS_STORAGE_BUCKET_NAME="pictures")
        assert result.stdout.split() == ["cms.media.bucket.BucketStorage", "pictures"]


@pytest.fixture
def catalog(tmp_path, settings):
    """A Russian catalog outside the project, as the only one there is; returns a writer of it."""
    settings.LOCALE_PATHS = [tmp_path]
    po = tmp_path / "ru" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)

    def write(entries: str) -> Path:
        po.write_text(HEADER + entries, encoding="utf-8")
        return po

    return write


def compile_catalogs(**options) -> str:
    """Run the command and return what it printed."""
    output = StringIO()
    call_command("compile_catalogs", stdout=output, **options)
    return output.getvalue()


class TestCatalogs:
    """`manage.py compile_catalogs`."""

    def test_those_of_the_site_can_be_compiled(self):
        for po in catalog_files():
            read_catalog(po)

    def test_gettext_reads_the_result(self, catalog):
        po = catalog(
            'msgctxt "month"\nmsgid "May"\nmsgstr "май"\n\n'
            '#, python-format\nmsgid "one page"\nmsgid_plural "%(n)d pages"\n'
            'msgstr[0] "%(n)d страница"\nmsgstr[1] "%(n)d страницы"\nmsgstr[2] "%(n)d страниц"\n'
        )
        assert "ru/django: 2 messages" in compile_catalogs()
        with po.with_suffix(".mo").open("rb") as compiled:
            russian = GNUTranslations(compiled)
        assert russian.pgettext("month", "May") == "май"
        assert russian.ngettext("one page", "%(n)d pages", 22) == "%(n)d страницы"
        assert [path.name for path in po.parent.glob("*.mo")] + [
            path.name for path in po.parent.glob(".*")
        ] == ["django.mo"]

    def test_only_a_changed_one_is_compiled_again(self, catalog):
        po = catalog('msgid "Page"\nmsgstr "Страница"\n')
        compile_catalogs()
        assert compile_catalogs() == ""
        assert "ru/django" in compile_catalogs(force=True)
        later = po.with_suffix(".mo").stat().st_mtime_ns + 1_000_000_000
        os.utime(po, ns=(later, later))
        assert "ru/django" in compile_catalogs()

    @pytest.mark.parametrize(
        ("entries", "complaint"),
        [
            ('#, fuzzy\nmsgid "Page"\nmsgstr "Лист"\n', "fuzzy"),
            ('#, python-format\nmsgid "%(n)s of"\nmsgstr "%(m)s из"\n', "placeholders"),
            ('#, python-format\nmsgid "%s of"\nmsgstr "%s из %s"\n', "placeholders"),
            ('msgid "Page\nmsgstr "Страница"\n', "django.po"),
        ],
        ids=["fuzzy", "unknown name", "too many", "malformed"],
    )
    def test_a_faulty_one_is_refused(self, catalog, entries, complaint):
        po = catalog(entries)
        with pytest.raises(CommandError, match=complaint) as error:
            compile_catalogs()
        assert str(po) in str(error.value)
        assert not po.with_suffix(".mo").exists()
        with pytest.raises(CatalogError):
            read_catalog(po)
