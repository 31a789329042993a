"""Actions a user may take with a translation as it stands: publish, have it approved, approve it."""

from django.utils.functional import cached_property
from wagtail.models import Page, TranslatableMixin

from cms.localization import access
from cms.localization.store.addresses import stop_address
from cms.localization.store.machines import configured_machine
from cms.localization.store.translations import Translation


class Actions:
    """The actions offered for one translation; the views ask the same before they act."""

    def __init__(self, user, translation: Translation, target: TranslatableMixin | None):
        self.user = user
        self.translation = translation
        self.target = target
        self.page = target if isinstance(target, Page) else None

    @cached_property
    def may_publish(self) -> bool:
        """Tell whether the user may make the translation public."""
        return not self.is_locked and access.may_publish(self.user, self.translation, self.target)

    @cached_property
    def _permissions(self):
        return self.page.permissions_for_user(self.user)

    @cached_property
    def is_locked(self) -> bool:
        """Tell whether somebody else has locked the page."""
        return bool(self.page and self._permissions.page_locked())

    @cached_property
    def may_submit_for_moderation(self) -> bool:
        """Tell whether somebody else would approve it."""
        return bool(self.page and not self.may_publish and self._permissions.can_submit_for_moderation())

    @cached_property
    def in_moderation(self) -> bool:
        """Tell whether it waits for somebody's approval."""
        return bool(self.page and self.page.workflow_in_progress)

    @cached_property
    def task_state(self):
        """The step of the moderation it waits at."""
        return self.page.current_workflow_task_state if self.in_moderation else None

    @cached_property
    def task_actions(self) -> list[tuple[str, str, bool]]:
        """The actions at that step: (name, label, whether it asks for a comment)."""
        if not self.in_moderation or not self.page.current_workflow_task:
            return []
        actions: dict[str, tuple[str, str, bool]] = {}
        for name, label, asks in self.page.current_workflow_task.get_actions(self.page, self.user):
            # Those with a comment come second, under the same name.
            actions[name] = (name, label, asks)
        return list(actions.values())

    @cached_property
    def may_stop(self) -> bool:
        """Tell whether there is a page of its own that could be edited apart from its source."""
        return bool(self.page and not self.page.alias_of_id and self._permissions.can_edit())

    @cached_property
    def stop_url(self) -> str:
        """The address at which it is stopped."""
        return stop_address(self.translation)

    @cached_property
    def machine_name(self) -> str:
        """The machine that could translate the rest; "" for none."""
        machine = configured_machine()
        locales = self.translation.source.locale, self.translation.target_locale
        return str(machine.display_name) if machine and machine.can_translate(*locales) else ""
