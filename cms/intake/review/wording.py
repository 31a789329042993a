"""Words and choices of the review screen that several of its parts need."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.editorial.desk.own_branches import OwnBranch
from cms.pages.deleted import without_deleted
from cms.pages.models.attendance import AttendanceMode
from cms.pages.models.topics import Topic
from cms.pages.registry import listed_models

SESSION_KINDS = {
    "plenary": _("Plenary session"),
    "dialogue": _("Dialogue platform (open discussion)"),
    "facilitation": _("Facilitation session"),
    "contest": _("Contest"),
    "exhibition": _("Exhibition"),
    "workshop": _("Workshop"),
    "other": _("Other"),
}
ROLES = {
    "speaker": _("speaker"),
    "trainer": _("trainer"),
    "jury": _("member of the jury"),
    "organiser": _("of the organisers"),
    "winner": _("winner"),
    "guest": _("guest"),
}


@dataclass
class Choices:
    """What can be chosen in a report's language and branch. Each is asked for once."""

    branch: OwnBranch
    language: str

    @cached_property
    def topics(self) -> list[tuple[str, str]]:
        """Topics by their slugs. One query."""
        topics = Topic.objects.filter(locale__language_code=self.language)
        return list(topics.values_list("slug", "name"))

    @cached_property
    def trainers(self) -> list[tuple[str, str]]:
        """Trainers with a profile by `translation_key`, under a name in the language where there is one."""
        return [(str(key), names) for key, names in self._named_trainers.items()]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Labels of coded values: kinds of sessions, ways to take part."""
        labels = {**SESSION_KINDS, **dict(AttendanceMode.choices)}
        return {code: str(label) for code, label in labels.items()}

    @cached_property
    def _named_trainers(self) -> dict[UUID, str]:
        named: dict[UUID, tuple[bool, str]] = {}
        for model in listed_models("trainers"):
            pages = without_deleted(model.objects.filter(Q(live=True) | self.branch.below))
            rows = pages.order_by("family_name", "pk").values_list(
                "translation_key", "family_name", "given_name", "locale__language_code"
            )
            for key, family, given, code in rows:
                is_own = code == self.language
                if key not in named or (is_own and not named[key][0]):
                    named[key] = (is_own, f"{family} {given}".strip())
        return {key: name for key, (_own, name) in named.items()}
