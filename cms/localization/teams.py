"""Teams: the group of translators of each language, and what it may do."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, Locale, Page

from cms.localization.models import TranslatorTeam
from cms.pages.grants import allow_files, allow_models, allow_pages, let_into_admin

PAGE_PERMISSIONS = ("change_page", "publish_page")
# The glossary is the translators' own.
MODEL_PERMISSIONS = ("submit_translation", "add_glossaryentry", "change_glossaryentry")


def translators(locale: Locale, home: Page) -> Group:
    """The group that translates into a language, every branch's pages below `home`, its home page.

    It edits translations alone, and publishes them where no moderation is on (see `permissions`).
    """
    group, _created = Group.objects.get_or_create(name=f"Translators: {locale.language_code}")
    TranslatorTeam.objects.update_or_create(locale=locale, defaults={"group": group})
    let_into_admin(group)
    allow_pages(group, home, PAGE_PERMISSIONS)
    allow_files(group, Collection.get_first_root_node(), ("choose_image", "choose_document"))
    allow_models(group, *MODEL_PERMISSIONS)
    return group
