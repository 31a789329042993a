"""Additions to Wagtail's admin: notes to editors, content checks, styles and scripts, links in rich text."""

from django.templatetags.static import static
from django.utils.html import format_html, json_script
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.userbar import ContentCheckerItem

from cms.editorial import hooks as editorial_hooks  # noqa: F401  importing it registers them
from cms.editorial.bin import hooks as bin_hooks  # noqa: F401  importing it registers them
from cms.editorial.branches import hooks as branches_hooks  # noqa: F401  importing it registers them
from cms.editorial.branches import waiting  # noqa: F401  importing it registers its hook
from cms.editorial.branches.people import hooks as people_hooks  # noqa: F401  importing it registers them
from cms.editorial.checks import hooks as checks_hooks  # noqa: F401  importing it registers them
from cms.editorial.desk import hooks as desk_hooks  # noqa: F401  importing it registers them
from cms.editorial.help import hooks as help_hooks  # noqa: F401  importing it registers them
from cms.editorial.previews import hooks as previews_hooks  # noqa: F401  importing it registers them
from cms.editorial.reports import hooks as reports_hooks  # noqa: F401  importing it registers them
from cms.editorial.saving import hooks as saving_hooks  # noqa: F401  importing it registers them
from cms.editorial.schedule import panel  # noqa: F401  importing it registers it
from cms.editorial.scope import hooks as scope_hooks  # noqa: F401  importing it registers them
from cms.editorial.withheld import log  # noqa: F401  importing it registers its actions
from cms.editorial.withheld import panel as withheld_panel  # noqa: F401  importing it registers it
from cms.form_fields.long_texts import counter_texts
from cms.form_fields.typed_dates import typed_dates
from cms.media.intake import hooks as intake_hooks  # noqa: F401  importing it registers them
from cms.media.rich_text import ShownDocumentLinkHandler, ShownImageEmbedHandler
from cms.pages.link_handlers import ShownPageLinkHandler
from cms.pages.models.pages import SitePage


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_editorial_notes(request, page):
    """Tell whoever saved or published a page what an editor should still look at in it.

    Once, and with the page's name, for the next screen may be another one. A save the editor makes by itself
    says nothing: its messages would wait for that next screen, one a save; the content checks beside the page
    show the same notes at any time.
    """
    saves_by_itself = not request.accepts("text/html")
    page = page.specific
    if saves_by_itself or request.method != "POST" or not isinstance(page, SitePage):
        return
    if notes := page.editorial_notes():
        messages.warning(request, f"{page.get_admin_display_title()}: {' '.join(notes)}")


class SiteContentCheckerItem(ContentCheckerItem):
    """Wagtail's content checks and ours: pictures without words, notes on programmes."""

    def get_axe_custom_checks(self, request):
        """Add the check behind both rules of the site: an element that is marked is an element that fails."""
        return [*super().get_axe_custom_checks(request), {"id": "site-marked-for-editors"}]

    def get_axe_custom_rules(self, request):
        """Add the rules of the site: pictures without alternative text, and notes the page itself has."""
        return [
            *super().get_axe_custom_rules(request),
            {
                "id": "site-missing-alternative-text",
                "impact": "serious",
                "selector": "img[data-missing-alt]",
                "tags": ["best-practice"],
                "any": ["site-marked-for-editors"],
                "enabled": True,
            },
            {
                "id": "site-editorial-note",
                "impact": "moderate",
                "selector": "[data-editorial-note]",
                "tags": ["best-practice"],
                "any": ["site-marked-for-editors"],
                "enabled": True,
                "excludeHidden": False,
            },
        ]

    def get_axe_run_only(self, request):
        """Wagtail's rules and the two of the site."""
        return [
            *(super().get_axe_run_only(request) or []),
            "site-missing-alternative-text",
            "site-editorial-note",
        ]

    def get_axe_messages(self, request):
        """Add the messages that editors read."""
        return {
            **super().get_axe_messages(request),
            "site-missing-alternative-text": {
                "error_name": _("Picture without alternative text"),
                "help_text": _(
                    "Say in the gallery or with the picture what it shows, or mark it as decorative."
                ),
            },
            "site-editorial-note": {
                "error_name": _("Worth another look"),
                "help_text": _("Hours of the programme are missing or overlap, or words are missing."),
            },
        }

    class Media:
        js = ["cms/js/content-checks.js"]


@hooks.register("construct_wagtail_userbar")
def use_site_content_checks(request, items, page):
    """Put our content checks in the place of Wagtail's."""
    items[:] = [
        SiteContentCheckerItem(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]


@hooks.register("insert_global_admin_css")
def admin_styles():
    """The style sheet of what forms of ours show: sessions in one row, counters of characters."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/admin.css"))


@hooks.register("insert_global_admin_js")
def editor_scripts():
    """The autosave gate."""
    return format_html('<script src="{}"></script>', static("cms/js/autosave-gate.js"))


@hooks.register("insert_global_admin_js")
def date_scripts():
    """Formats of dates in the admin's language and their script, before Wagtail makes its first calendar."""
    return format_html(
        '{}\n<script src="{}"></script>', json_script(typed_dates(), "typed-dates"), static("cms/js/dates.js")
    )


@hooks.register("insert_global_admin_js")
def length_scripts():
    """Counters of characters, in place of limits that cut what is pasted."""
    return format_html(
        '{}\n<script src="{}" defer></script>',
        json_script(counter_texts(), "counter-texts"),
        static("cms/js/lengths.js"),
    )


@hooks.register("register_rich_text_features", order=10)
def link_to_the_reader_s_language(features):
    """Put our link handler in the place of Wagtail's, which asks for each page's translation by itself."""
    features.register_link_type(ShownPageLinkHandler)


@hooks.register("register_rich_text_features", order=10)
def show_what_may_be_shown(features):
    """Put our handlers of pictures and documents in the place of Wagtail's, which show withheld ones."""
    features.register_embed_type(ShownImageEmbedHandler)
    features.register_link_type(ShownDocumentLinkHandler)
