"""Signals: pages of branches that are published, appear in a language, move or go keep their branch right."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.editorial.branches.family import is_branch
from cms.editorial.branches.mending import mend, set_up


@receiver(page_published)
def set_up_what_is_published(sender, instance, alias=False, **kwargs):
    """Publishing a branch's page sets the branch up; a fallback that follows it adds its language.

    Wagtail sends this signal for a page that is only scheduled, too: its people may begin.
    """
    if is_branch(instance):
        if alias or instance.alias_of_id:
            mend(instance.translation_key)
        else:
            set_up(instance)


@receiver(post_save)
def keep_right_what_appears(sender, instance, created=False, raw=False, **kwargs):
    """A branch that was set up gets its rights in a language in which its page appears."""
    if created and not raw and is_branch(instance):
        mend(instance.translation_key)


@receiver(page_unpublished)
def keep_right_what_is_offline(sender, instance, **kwargs):
    """A branch that is not public stays its people's."""
    if is_branch(instance):
        mend(instance.translation_key)


@receiver(post_page_move)
def keep_right_what_moved(sender, instance, **kwargs):
    """Rights stay with the page, wherever it stands."""
    if is_branch(instance):
        mend(instance.translation_key)


@receiver(post_delete)
def keep_right_what_is_left(sender, instance, **kwargs):
    """With its last page a branch's rights go; its groups wait, with their people, in case it returns."""
    if is_branch(instance):
        mend(instance.translation_key)
