"""What templates of the admin ask of reports."""

from django import template
from django.http import HttpRequest
from wagtail.models import Page

from cms.intake.review.offering import FromReportButton

register = template.Library()


@register.simple_tag
def report_address(page: Page, request: HttpRequest) -> str:
    """The form of a report for a branch; "" for other pages, and for those who may not write there."""
    button = FromReportButton(page=page)
    return button.url if button.is_shown(request.user) else ""
