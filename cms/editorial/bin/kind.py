"""A kind of things in the bin: how they are kept from readers, restored, and deleted for good."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from cms.editorial.bin.models import BinItem
from cms.editorial.usage import Usage, usage_of_many


class NotPossible(Exception):
    """Deleting or restoring that is refused; nothing is changed. Its text says why, for whoever asked."""


class Kind:
    """A kind of things in the bin, one object a model. Another kind is a subclass, listed in `kinds`."""

    icon_name = "bin"
    # What is asked for beside each row of the list, instead of a plain button.
    restore_template = "cms/bin/restore_button.html"

    def __init__(self, model: type[Model]):
        self.model = model

    @cached_property
    def content_type(self) -> ContentType:
        """The content type under which its things lie in the bin."""
        return ContentType.objects.get_for_model(self.model)

    def restorable(self, user) -> QuerySet:
        """The things a user may delete, and so restore."""
        policy = policy_registry.get_by_type(self.model)
        return policy.instances_user_has_permission_for(user, "delete")

    def may_delete(self, user, instance: Model) -> bool:
        """Tell whether a user may delete a thing, and so restore it."""
        policy = policy_registry.get_by_type(self.model)
        return policy.user_has_permission_for_instance(user, "delete", instance)

    def in_bulk(self, keys: Iterable[str]) -> dict[str, Model]:
        """The things of some keys, by their keys as text. One query."""
        things = self.model._base_manager.filter(pk__in=list(keys))
        return {str(thing.pk): thing for thing in things}

    def usage(self, user, things: Iterable[Model]) -> dict[int, Usage]:
        """The places of some things as a user may know them, by the things' keys."""
        return usage_of_many(user, things)

    def summaries(self, user, things: Iterable[Model], usage: dict[int, Usage]) -> dict[int, str]:
        """What the list says of each thing beside its kind, by the things' keys."""
        return {thing.pk: _number_of_places(len(usage[thing.pk])) for thing in things}

    def families(self, instance: Model) -> set[UUID]:
        """The families (`translation_key`) whose locks are held while a thing is hidden, shown or deleted."""
        return set()

    def hide(self, instance: Model, item: BinItem) -> None:
        """Keep a thing from readers and lists; its row in the bin is written already."""
        raise NotImplementedError

    def show(self, instance: Model, user=None, **choices) -> list[str]:
        """Bring a thing back to where it was; its row in the bin is gone already.

        `choices` are those of whoever restores it; none but pages have any. Returns what that person should
        know, in sentences.
        """
        raise NotImplementedError

    def delete(self, instance: Model) -> None:
        """Delete a thing for good, and what refers to it as its foreign keys say."""
        instance.delete()


def _number_of_places(number: int) -> str:
    if not number:
        return _("Used on no page")
    return ngettext("Used on %(count)d page", "Used on %(count)d pages", number) % {"count": number}
