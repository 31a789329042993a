"""Hooks by which the checks take part in Wagtail's page editor."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html, format_html_join
from wagtail import hooks

from cms.editorial.checks import bulk_publication  # noqa: F401  importing it registers it
from cms.editorial.checks.views import page_checks

SCRIPTS = ("field-places", "error-summary", "page-checks")


@hooks.register("register_admin_urls")
def register_checks_urls():
    """The address of a page's checks."""
    return [path("checks/<int:page_id>/", page_checks, name="page_checks")]


@hooks.register("insert_global_admin_css")
def checks_styles():
    """The style sheet of the list of checks and of the summary of errors."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/checks.css"))


@hooks.register("insert_global_admin_js")
def checks_scripts():
    """Scripts of the page editor; they find nothing to do elsewhere."""
    return format_html_join(
        "\n", '<script src="{}" defer></script>', ((static(f"cms/js/{name}.js"),) for name in SCRIPTS)
    )
