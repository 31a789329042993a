"""What belongs to a branch beside its pages: its groups, its collection, its workflow."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Workflow


class BranchWorkplace(models.Model):
    """A branch as a place of work. Its pages, one a language, share `translation_key`.

    Groups, collection and workflow are found from here, never by their names.
    """

    translation_key = models.UUIDField(unique=True, editable=False)
    # In the site's language; tells branches of one city apart.
    name = models.CharField(verbose_name=_("name"), max_length=120, unique=True)
    collection = models.OneToOneField(
        Collection,
        verbose_name=_("collection"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="branch_workplace",
    )
    workflow = models.OneToOneField(
        Workflow,
        verbose_name=_("workflow"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="branch_workplace",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("branch as a place of work")
        verbose_name_plural = _("branches as places of work")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def groups(self) -> dict[str, Group]:
        """The branch's groups by role; a role may be missing. No query where teams are prefetched."""
        return {team.role: team.group for team in self.teams.all()}

    @property
    def editors(self) -> Group:
        """The group of those who write. Raises KeyError where it is missing."""
        return self.groups[BranchTeam.Role.EDITOR]

    @property
    def leads(self) -> Group:
        """The group of those who approve. Raises KeyError where it is missing."""
        return self.groups[BranchTeam.Role.LEAD]


class BranchTeam(models.Model):
    """The people of one role in one branch: a group of Wagtail's."""

    class Role(models.TextChoices):
        """What people of a branch do."""

        EDITOR = "editor", _("editor of the branch")
        LEAD = "lead", _("lead of the branch")

    workplace = models.ForeignKey(
        BranchWorkplace, verbose_name=_("branch"), on_delete=models.CASCADE, related_name="teams"
    )
    role = models.CharField(verbose_name=_("role"), max_length=16, choices=Role.choices)
    group = models.OneToOneField(
        Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="branch_team"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("team of a branch")
        verbose_name_plural = _("teams of branches")
        constraints = [
            models.UniqueConstraint(fields=["workplace", "role"], name="one_team_a_branch_and_role")
        ]

    def __str__(self) -> str:
        return self.group.name


class SharedCollection(models.Model):
    """Which collection holds the files that all branches may choose; one row at most."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), on_delete=models.CASCADE, related_name="shared_by_branches"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("shared collection")
        verbose_name_plural = _("shared collection")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_shared_collection")]

    def __str__(self) -> str:
        return str(self.collection)
