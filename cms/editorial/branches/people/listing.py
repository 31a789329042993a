"""The list of people: each with branch, role and last sign-in."""

import django_filters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from cms.editorial.branches.models import BranchTeam
from cms.editorial.branches.people.forms import titles
from cms.editorial.branches.people.invitations import invitable
from cms.editorial.branches.rights import manageable, may_manage_people

Membership = get_user_model().groups.through
Role = BranchTeam.Role


def own_branches(request):
    """The branches that may be chosen in the filter."""
    return manageable(request.user)


class BranchFilter(django_filters.ModelChoiceFilter):
    """By branch, each under its title in the reader's language."""

    @property
    def field(self):
        """The form's field, which names branches as the other forms do."""
        field = super().field
        field.label_from_instance = label_of(titles())
        return field


def label_of(names: dict[str, str]):
    """A function from a branch to its title, its name where its pages are gone."""
    return lambda workplace: names.get(str(workplace.translation_key), workplace.name)


class PeopleFilterSet(WagtailFilterSet):
    """By branch and role."""

    branch = BranchFilter(
        label=gettext_lazy("Branch"), field_name="group__branch_team__workplace", queryset=own_branches
    )
    role = django_filters.ChoiceFilter(
        label=gettext_lazy("Role"), field_name="group__branch_team__role", choices=Role.choices
    )

    class Meta:
        model = Membership
        fields = ["branch", "role"]


class PersonColumn(Column):
    """The name of a person, and the ways to let them leave or to invite them again."""

    cell_template_name = "cms/branches/person_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        """Tell whether they wait for their invitation."""
        context = super().get_cell_context_data(instance, parent_context)
        context["csrf_token"] = get_token(context["request"])
        return context


class PeopleView(ReportView):
    """The people of the branches the user looks after."""

    page_title = gettext_lazy("People of the branches")
    header_icon = "group"
    model = Membership
    index_url_name = "branch_people:list"
    index_results_url_name = "branch_people:list_results"
    verbose_name_plural = gettext_lazy("people")
    is_searchable = False
    filterset_class = PeopleFilterSet
    default_ordering = "user__last_name"
    columns = [
        PersonColumn("name", label=gettext_lazy("Person"), sort_key="user__last_name"),
        Column(
            "branch",
            label=gettext_lazy("Branch"),
            sort_key="group__branch_team__workplace__name",
            classname="branch-people__more",
        ),
        Column(
            "role",
            label=gettext_lazy("Role"),
            sort_key="group__branch_team__role",
            classname="branch-people__more",
        ),
        Column("email", label=gettext_lazy("E-mail"), accessor="user.email", classname="branch-people__more"),
        DateColumn(
            "last_login",
            label=gettext_lazy("Last sign-in"),
            accessor="user.last_login",
            sort_key="user__last_login",
        ),
    ]
    list_export = ["name", "branch", "role", "user.email", "user.last_login"]
    export_headings = {
        "name": gettext_lazy("Person"),
        "branch": gettext_lazy("Branch"),
        "role": gettext_lazy("Role"),
        "user.email": gettext_lazy("E-mail"),
        "user.last_login": gettext_lazy("Last sign-in"),
    }

    def dispatch(self, request, *args, **kwargs):
        """For administrators and leads."""
        if not may_manage_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def header_buttons(self):
        """The way to add somebody."""
        return [
            HeaderButton(
                label=gettext_lazy("Add a person"), url=reverse("branch_people:join"), icon_name="plus"
            )
        ]

    def get_paginator(self, *args, **kwargs):
        """Count people, not what the table of members is called."""
        paginator = super().get_paginator(*args, **kwargs)
        paginator.verbose_name_plural = self.verbose_name_plural
        return paginator

    def get_base_queryset(self):
        """Everybody of the branches the user looks after."""
        return Membership.objects.filter(
            group__branch_team__workplace__in=manageable(self.request.user)
        ).select_related("user", "group__branch_team__workplace")

    def decorate_paginated_queryset(self, object_list):
        """Name branches and roles in the reader's language, and tell who waits for a link. Two queries."""
        names = titles()
        waiting = invitable(self.request.user, [row.user for row in object_list])
        for row in object_list:
            team = row.group.branch_team
            row.name = row.user.get_full_name() or row.user.get_username()
            row.branch = names.get(str(team.workplace.translation_key), team.workplace.name)
            row.role = team.get_role_display()
            row.workplace_id = team.workplace_id
            row.may_be_invited = row.user_id in waiting
        return object_list
