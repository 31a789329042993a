"""Renditions queued when a page is published."""

from django.dispatch import receiver
from wagtail.signals import page_published

from cms.media.tasks import queue_renditions
from cms.pages.models.pages import SitePage


@receiver(page_published)
def make_renditions_after_publishing(sender, instance, alias=False, **kwargs):
    """Queue the sizes of every picture the page shows; its mirrors (aliases) show the same ones."""
    if isinstance(instance, SitePage) and not alias:
        queue_renditions(instance)
