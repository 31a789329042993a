"""Views of the people of the branches: the list, joining, leaving, a new link."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.editorial.branches.models import BranchTeam
from cms.editorial.branches.people.forms import JoinForm, LeaveForm, titles
from cms.editorial.branches.people.handover import hand_over, in_hand
from cms.editorial.branches.people.invitations import link_for, may_invite_again, new_account, send
from cms.editorial.branches.people.membership import is_last_lead, join, leave, people_of
from cms.editorial.branches.rights import manageable, may_manage_people

Role = BranchTeam.Role
# So many of what somebody has in hand are named; the rest is counted.
NAMED = 10


def full_name(user) -> str:
    """The name of a person, else of their account."""
    return user.get_full_name() or user.get_username()


class PeopleMixin(WagtailAdminTemplateMixin):
    """Base of the forms, for those who look after any branch's people."""

    header_icon = "group"

    def dispatch(self, request, *args, **kwargs):
        """Refuse everybody else."""
        if not may_manage_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Home, the list, and where we are."""
        above = {"url": reverse("branch_people:list"), "label": _("People of the branches")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), above, here]


class JoinView(PeopleMixin, FormView):
    """Add somebody to a branch."""

    template_name = "cms/branches/join.html"
    form_class = JoinForm
    page_title = gettext_lazy("Add a person")

    def get_initial(self):
        """The branch and role that the address names."""
        return {name: self.request.GET[name] for name in ("branch", "role") if self.request.GET.get(name)}

    def get_form_kwargs(self):
        """Hand the form who adds."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def form_valid(self, form):
        """Let them join, and invite them where their account is new."""
        workplace, role = form.cleaned_data["branch"], form.cleaned_data["role"]
        left_without = form.user is not None and role == Role.EDITOR and is_last_lead(form.user, workplace)
        with transaction.atomic():
            user = form.user or new_account(
                email=form.cleaned_data["account"],
                **{name: form.cleaned_data[name] for name in ("first_name", "last_name", "language")},
            )
            join(user, workplace, role, self.request.user)
        branch = form.fields["branch"].label_from_instance(workplace)
        if left_without:
            messages.warning(self.request, _("%(branch)s has no lead now.") % {"branch": branch})
        if form.user is None:
            return invited(self.request, user, branch)
        messages.success(
            self.request,
            _("%(name)s works in this branch now: %(branch)s (%(role)s).")
            % {"name": full_name(user), "branch": branch, "role": Role(role).label},
        )
        return redirect("branch_people:list")


def invited(request, user, branch: str):
    """Send an invitation, or show its link to be handed over where no mail can be sent."""
    link = link_for(user)
    if send(user, branch, link):
        messages.success(
            request,
            _("%(name)s is invited by e-mail: %(email)s") % {"name": full_name(user), "email": user.email},
        )
        return redirect("branch_people:list")
    return TemplateResponse(
        request,
        "cms/branches/invited.html",
        {"person": user, "name": full_name(user), "branch": branch, "link": link},
        # The link is a key: it stays in no cache.
        headers={"Cache-Control": "no-store"},
    )


class MembershipView(PeopleMixin):
    """Base of what concerns one person in one branch that the user looks after."""

    def dispatch(self, request, *args, workplace_id: int, user_id: int, **kwargs):
        """Find both; others' branches are not found."""
        self.workplace = get_object_or_404(manageable(request.user), pk=workplace_id)
        people = people_of(self.workplace).model.objects.filter(groups__branch_team__workplace=self.workplace)
        self.person = get_object_or_404(people.distinct(), pk=user_id)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def branch(self) -> str:
        """The branch's title in the reader's language."""
        return titles().get(str(self.workplace.translation_key), self.workplace.name)


class LeaveView(MembershipView, FormView):
    """Take somebody out of a branch."""

    template_name = "cms/branches/leave.html"
    form_class = LeaveForm
    page_title = gettext_lazy("Leaves the branch")

    def get_page_subtitle(self):
        """Who, and which branch."""
        return f"{full_name(self.person)} · {self.branch}"

    @cached_property
    def things(self):
        """What they have in hand."""
        return in_hand(self.person, self.workplace)

    def get_form_kwargs(self):
        """Hand the form who leaves what."""
        return {
            **super().get_form_kwargs(),
            "by": self.request.user,
            "person": self.person,
            "workplace": self.workplace,
            "has_anything": bool(self.things),
        }

    def get_context_data(self, **kwargs):
        """Add what they have in hand, by kind: how many, and the first of them."""
        things = self.things
        kinds = [
            (_("Pages of theirs"), things.owned),
            (_("Drafts they wrote last"), things.drafts),
            (_("Pages they locked"), things.locked),
            (_("Pages planned for an hour"), things.scheduled),
        ]
        return super().get_context_data(
            person=self.person,
            name=full_name(self.person),
            branch=self.branch,
            is_self=self.person == self.request.user,
            kinds=[
                (label, pages.count(), pages.specific(defer=True)[:NAMED])
                for label, pages in kinds
                if pages.exists()
            ],
            waiting=things.waiting.count(),
            releases=things.releases[:NAMED],
            has_anything=bool(things),
            stays=self._stays(),
            **kwargs,
        )

    def _stays(self) -> bool:
        """Tell whether the account has anything else to do."""
        own = BranchTeam.objects.filter(workplace=self.workplace).values("group")
        person = self.person
        others = person.groups.exclude(pk__in=own)
        return person.is_superuser or others.exists() or person.user_permissions.exists()

    def form_valid(self, form):
        """Hand over, then take out."""
        successor = form.cleaned_data.get("successor")
        with transaction.atomic():
            if successor:
                hand_over(self.person, self.workplace, successor)
            is_closed = leave(self.person, self.workplace, self.request.user)
        text = _("%(name)s has left this branch: %(branch)s.")
        messages.success(self.request, text % {"name": full_name(self.person), "branch": self.branch})
        if is_closed:
            messages.info(self.request, _("The account is closed: nothing else was left for it to do."))
        return redirect("branch_people:list" if may_manage_people(self.request.user) else "wagtailadmin_home")


class InviteAgainView(MembershipView, View):
    """A new link for somebody who has not chosen a password yet."""

    http_method_names = ["post"]

    def post(self, request):
        """Only for accounts that nobody has taken yet and that do no more than what the user gives."""
        if not may_invite_again(request.user, self.person):
            raise PermissionDenied
        return invited(request, self.person, self.branch)
