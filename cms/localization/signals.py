"""Signals: what publications, moves and deletions lead to in the other languages."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import page_published, post_page_move

from cms.localization import fallback
from cms.localization.following import catch_up, follow
from cms.localization.store.progress import mark_published
from cms.localization.store.translations import translations_to
from cms.pages.deleted import is_deleted
from cms.pages.models.pages import SitePage


@receiver(page_published)
def bring_other_languages_along(sender, instance, alias=False, **kwargs):
    """A published page makes its fallbacks, outdates its translations, and is a fallback no more.

    Wagtail sends this signal for a page that is only scheduled, too: nothing of that is public yet.
    """
    if alias or instance.alias_of_id or not instance.live or not isinstance(instance, SitePage):
        return
    fallback.settle(instance)
    # Whoever published it: the editor, those who approve, a schedule.
    for translation in translations_to(instance) if instance.live else ():
        mark_published(translation)
        catch_up(translation)
    fallback.ensure_fallbacks(instance)
    fallback.follow_source(instance)
    follow(instance, is_part=True)


@receiver(post_save)
def keep_fallbacks_no_more_public(sender, instance, raw=False, update_fields=None, **kwargs):
    """Take offline with a page whatever shows its text, in one transaction (`Page.save` is one).

    However it goes: by an editor, a schedule, its expiry, an API, code.
    """
    if raw or not isinstance(instance, Page) or (update_fields is not None and "live" not in update_fields):
        return
    if not instance.live:
        fallback.hide(instance)


@receiver(post_save)
def keep_what_a_fallback_stands_for(sender, instance, raw=False, **kwargs):
    """A fallback that is no alias any more, so that its translation can be drafted, is one still."""
    if not raw and isinstance(instance, SitePage) and instance.fallback_from_id and not instance.alias_of_id:
        fallback.remember_source(instance)


@receiver(post_page_move)
def move_fallbacks_along(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Fallbacks stand where their source does.

    To the bin and back they are moved with it, each from and to its own place (`cms.editorial.bin.pages`).
    """
    if is_deleted(parent_page_before) or is_deleted(parent_page_after):
        return
    if parent_page_before.pk != parent_page_after.pk:
        fallback.move_fallbacks(Page.objects.get(pk=instance.pk))


@receiver(pre_delete)
def remember_fallbacks(sender, instance, **kwargs):
    """Afterwards nobody knows whose mirrors they were."""
    if isinstance(instance, Page):
        aliases = Page.objects.filter(alias_of_id=instance.pk).exclude(locale_id=instance.locale_id)
        instance._fallback_ids = list(aliases.values_list("pk", flat=True))
        fallback.hide(instance)


@receiver(post_delete)
def remove_fallbacks(sender, instance, **kwargs):
    """A page that is gone is shown in no language."""
    for page_id in instance.__dict__.pop("_fallback_ids", ()):
        fallback.remove_fallback(page_id)


@receiver(post_save)
def outdate_translations_of_snippets(sender, instance, raw=False, created=False, **kwargs):
    """Snippets have no publication: they are what they were last saved as."""
    if raw or created or not isinstance(instance, TranslatableMixin) or isinstance(instance, Page):
        return
    if hasattr(instance, "snippet_viewset"):
        follow(instance)
