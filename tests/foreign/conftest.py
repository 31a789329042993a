"""The shop: a home page three levels deep, a second site beside it, and pages to put below."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from helpers import add, manual, picture, settle
from shop.models import Maker, Mug, Start, Story


@pytest.fixture
def client(client):
    """A client before whose requests everything is committed."""
    send = client.request

    def request(**environment):
        settle()
        return send(**environment)

    client.request = request
    client.defaults["SERVER_NAME"] = "shop.example"
    return client


@pytest.fixture
def get(client):
    """Ask the API for a path."""

    def answer(path: str, **query) -> dict:
        response = client.get(f"/++api++{path}", query)
        assert response.status_code == 200, response.content
        return response.json()

    return answer


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Two sites below a page that belongs to neither; the default one is the shop. Every test has them."""
    with django_db_blocker.unblock():
        Page.objects.filter(depth__gt=1).delete()
        Site.objects.all().delete()
        above = Page.objects.get(depth=1).add_child(instance=Page(title="All sites", slug="sites"))
        start = above.add_child(instance=Start(title="Pots and pans", slug="start"))
        other = above.add_child(instance=Start(title="Another shop", slug="other"))
        Site.objects.create(hostname="shop.example", port=80, root_page=start, is_default_site=True)
        Site.objects.create(hostname="other.example", port=80, root_page=other)


@pytest.fixture
def shop(db, settings, tmp_path) -> SimpleNamespace:
    """The page above both sites and their home pages."""
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()
    above = Page.objects.get(slug="sites")
    start, other = (Start.objects.get(slug=slug) for slug in ("start", "other"))
    return SimpleNamespace(above=above, start=start, other=other)


@pytest.fixture
def languages(settings, shop) -> SimpleNamespace:
    """Both sites in English and German, pages below the code of their language; Django's own is `en-us`."""
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGE_CODE = "en-us"
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("de", "German")]
    settings.ROOT_URLCONF = "shopsite.urls_in_languages"
    Locale.objects.update(language_code="en")
    german = Locale.objects.create(language_code="de")
    for home, title in ((shop.start, "Töpfe und Pfannen"), (shop.other, "Ein anderer Laden")):
        translated = Page.objects.get(pk=home.pk).specific.copy_for_translation(german, copy_parents=True)
        translated.title = title
        translated.save_revision().publish()
    cache.clear()
    for site in Site.objects.all():
        site.save()
    return SimpleNamespace(german=german)


@pytest.fixture
def mug(shop) -> Mug:
    """A product with everything a product may have."""
    maker = Maker.objects.create(code="potter", name="A. Potter", about="<p>Since 1920</p>")
    product = Mug(
        title="Blue mug",
        price="12.50",
        size=0.3,
        on_sale_since="2024-05-01",
        summary="<p>For <b>tea</b></p>",
        secret="<p>Bought for 3.00</p>",
        picture=picture(),
        manual=manual(),
        maker=maker,
        search_description="A mug",
    )
    product.parts.create(name="Handle", picture=picture("Handle"))
    return add(shop.start, product)


@pytest.fixture
def story(shop):
    """Make a story of these blocks."""

    def make_story(*blocks: tuple, care: str = "") -> Story:
        return add(
            shop.start,
            Story(
                title="A story",
                body=[{"type": kind, "value": value} for kind, value in blocks],
                care=[{"type": "text", "value": care}] if care else [],
            ),
        )

    return make_story
