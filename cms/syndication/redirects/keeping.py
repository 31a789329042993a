"""Keeping the addresses of pages that move or are named anew, in place of Wagtail's own receivers."""

from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from cms.pages.models.pages import SitePage

# What the column holds.
LENGTH_MOST = 255


@receiver(page_slug_changed)
def keep_on_renaming(sender, instance, instance_before, **kwargs) -> None:
    """Keep the address a page had before its slug was changed."""
    _keep(instance, instance_before.url_path)


@receiver(post_page_move)
def keep_on_moving(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    """Keep the address a page had at another place of the tree, not one that has other neighbours alone."""
    if url_path_before != url_path_after:
        _keep(instance, url_path_before)


def _keep(page: Page, url_path_before: str) -> None:
    """Write down one redirect, for the page and all below it. Three queries, whatever stands there.

    What led away from where the page is now is forgotten, and so is what led elsewhere from where it was.
    """
    if not issubclass(page.specific_class or Page, SitePage):
        return
    # The page as it is now: signals give it as it was fetched.
    now = Page.objects.get(pk=page.pk)
    new, old = now.get_url_parts(), _parts_at(now, url_path_before)
    if new is None or old is None or new[0] != old[0]:
        return
    site_id, old_path, new_path = new[0], Redirect.normalise_path(old[2]), Redirect.normalise_path(new[2])
    ours = Redirect.objects.filter(site_id=site_id, automatically_created=True)
    ours.filter(old_path__in=[old_path, new_path]).delete()
    if old_path == new_path or len(old_path) > LENGTH_MOST:
        return
    if not Redirect.objects.filter(site_id=site_id, old_path=old_path).exists():
        Redirect.objects.create(
            old_path=old_path, site_id=site_id, redirect_page=now, automatically_created=True
        )


def _parts_at(page: Page, url_path: str) -> tuple | None:
    """The parts of the address a page would have at another place."""
    there = Page(pk=page.pk, url_path=url_path, path=page.path, depth=page.depth, locale_id=page.locale_id)
    return there.get_url_parts()
