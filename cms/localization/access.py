"""Access: the right to translate, submit and publish, asked first by every view of this app."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.permission_policies import ModelPermissionPolicy

from cms.localization.permissions import translator_locales
from cms.localization.store.translations import SUBMIT, Translation, target_of


def may_change_source(user, instance: TranslatableMixin) -> bool:
    """Tell whether `user` may edit an object in the language it is written in."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return ModelPermissionPolicy(type(instance)).user_has_permission(user, "change")


def may_submit(user, instance: TranslatableMixin, locale: Locale) -> bool:
    """True where `user` may have an object translated into a language: its editors, that language's team."""
    if user.is_superuser:
        return user.is_active
    if not user.has_perm(SUBMIT) or instance.locale_id == locale.pk:
        return False
    return locale.pk in translator_locales(user) or may_change_source(user, instance)


def may_translate(user, translation: Translation, target: TranslatableMixin | None = None) -> bool:
    """True where `user` may write a translation: that language's team, and who may edit its target or source.

    `target` may be given where it is known.
    """
    if not user.is_active:
        return False
    if user.is_superuser or translation.target_locale_id in translator_locales(user):
        return True
    target = target or target_of(translation)
    if target is not None and not isinstance(target, Page):
        return may_change_source(user, target)
    if target is not None and target.permissions_for_user(user).can_edit():
        return True
    return may_change_source(user, translation.source.get_source_instance())


def may_publish(user, translation: Translation, target: TranslatableMixin | None = None) -> bool:
    """Tell whether `user` may make a translation public without anybody's approval.

    A translation without a page yet is judged by where that page would stand.
    """
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    target = target or target_of(translation)
    if target is None:
        source = translation.source.get_source_instance()
        if not isinstance(source, Page):
            return may_translate(user, translation)
        return _may_publish_where_it_would_stand(user, source, translation.target_locale)
    if not isinstance(target, Page):
        return may_translate(user, translation, target)
    return target.permissions_for_user(user).can_publish()


def _may_publish_where_it_would_stand(user, source: Page, locale: Locale) -> bool:
    """As for a page below the nearest page above it that exists in that language."""
    keys = [page.translation_key for page in source.get_ancestors().order_by("-depth")]
    existing = {
        page.translation_key: page for page in Page.objects.filter(translation_key__in=keys, locale=locale)
    }
    above = next((existing[key] for key in keys if key in existing), None)
    if above is None:
        return False
    permissions = above.specific.permissions_for_user(user)
    if "publish" in permissions.permissions:
        return True
    return (
        locale.pk in translator_locales(user)
        and "publish" in permissions.translator_permissions
        and not above.has_workflow
        and not source.has_workflow
    )


def require(allowed: bool) -> None:
    """Refuse with Wagtail's own message where something is not allowed."""
    if not allowed:
        raise PermissionDenied(_("Sorry, you do not have permission to access this area."))
