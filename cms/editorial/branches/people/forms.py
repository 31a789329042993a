"""Forms by which people join and leave branches."""

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cms.editorial.branches.models import BranchTeam, BranchWorkplace
from cms.editorial.branches.people.membership import is_last_lead, people_of
from cms.editorial.branches.rights import manageable
from cms.localization.dashboard.branches import all_branches

Role = BranchTeam.Role


def titles() -> dict[str, str]:
    """The titles of all branches in the reader's language, by the key of the branch. One query."""
    return {branch.key: branch.title for branch in all_branches()}


class BranchChoice(forms.ModelChoiceField):
    """A choice of branches, each by its title in the reader's language."""

    def __init__(self, **kwargs):
        super().__init__(queryset=BranchWorkplace.objects.none(), **kwargs)
        self.titles: dict[str, str] = {}

    def offer(self, user) -> None:
        """Offer the branches somebody looks after; the only one is chosen."""
        self.titles = titles()
        self.queryset = manageable(user)
        own = list(self.queryset[:2])
        if len(own) == 1:
            self.initial, self.empty_label = own[0], None

    def label_from_instance(self, obj) -> str:
        """Its title; its name where its pages are gone."""
        return self.titles.get(str(obj.translation_key), obj.name)


class PersonChoice(forms.ModelChoiceField):
    """A choice of people, by their full names."""

    def label_from_instance(self, obj) -> str:
        """The full name, else the user name."""
        return obj.get_full_name() or obj.get_username()


class JoinForm(forms.Form):
    """Somebody joins a branch: with the account they have, or with a new one.

    After validation `user` is the account that was found, None where one is to be made.
    """

    branch = BranchChoice(label=gettext_lazy("Branch"))
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        widget=forms.RadioSelect,
        initial=Role.EDITOR,
        choices=[
            (Role.EDITOR, gettext_lazy("Editor: writes, and publishes where the branch is not moderated")),
            (Role.LEAD, gettext_lazy("Lead: approves, publishes, and looks after the branch's people")),
        ],
    )
    account = forms.CharField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        help_text=gettext_lazy("Of somebody who has an account, the user name will do."),
    )
    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES,
        help_text=gettext_lazy("Of the invitation, and of the admin until they choose another."),
    )

    def __init__(self, *args, by, **kwargs):
        """`by` is whoever adds them."""
        super().__init__(*args, **kwargs)
        self.by, self.user = by, None
        self.fields["branch"].offer(by)
        self.fields["language"].initial = get_language()

    def clean_account(self) -> str:
        """Find the account, by e-mail or user name."""
        account = self.cleaned_data["account"].strip()
        users = get_user_model().objects
        found = list(users.filter(username__iexact=account)[:2]) or list(
            users.filter(email__iexact=account)[:2]
        )
        if len(found) > 1:
            raise ValidationError(_("Several accounts have this e-mail. Give the user name."))
        if found:
            self.user = found[0]
            self._require_open(self.user)
        else:
            try:
                validate_email(account)
            except ValidationError as error:
                raise ValidationError(
                    _("No account has this name. Give an e-mail to invite somebody.")
                ) from error
        return account

    def _require_open(self, user) -> None:
        """Refuse accounts an administrator closed; one that was closed when its person left may return."""
        has_more = user.is_superuser or user.groups.exists() or user.user_permissions.exists()
        if not user.is_active and has_more and not self.by.is_superuser:
            raise ValidationError(_("This account is closed. Ask an administrator to open it."))

    def clean(self):
        """A new account needs names; a branch keeps a lead, unless an administrator decides otherwise."""
        cleaned = super().clean()
        if self.user is None and "account" in cleaned:
            for name in ("first_name", "last_name"):
                if not cleaned.get(name):
                    self.add_error(name, _("Nobody has an account with this e-mail yet: give the name."))
        branch, user = cleaned.get("branch"), self.user
        is_lead_s_choice = cleaned.get("role") == Role.EDITOR and not self.by.is_superuser
        if user and branch and is_lead_s_choice and is_last_lead(user, branch):
            self.add_error("role", last_lead())
        return cleaned


class LeaveForm(forms.Form):
    """Somebody leaves a branch, and hands over what they have in hand."""

    successor = PersonChoice(
        label=gettext_lazy("Successor"),
        queryset=get_user_model().objects.none(),
        help_text=gettext_lazy("Gets the pages, locks, submissions and releases named here."),
        error_messages={"required": gettext_lazy("Say who takes over what is named here.")},
    )
    without_lead = forms.BooleanField(
        label=gettext_lazy("Leave the branch without a lead"),
        required=False,
        help_text=gettext_lazy("Until there is a new one, only administrators approve."),
    )

    def __init__(self, *args, by, person, workplace, has_anything: bool, **kwargs):
        """`by` takes `person` out of a branch; a successor is needed where they have anything in hand."""
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = people_of(workplace).exclude(pk=person.pk)
        self.fields["successor"].required = has_anything
        if not has_anything:
            del self.fields["successor"]
        elif not self.fields["successor"].queryset.exists() and by.is_superuser:
            # Nobody is left: whoever closes the branch takes it over.
            self.fields["successor"].queryset = get_user_model().objects.filter(pk=by.pk)
        self.is_last_lead = is_last_lead(person, workplace)
        self.may_leave_without = by.is_superuser
        if not (self.is_last_lead and by.is_superuser):
            del self.fields["without_lead"]

    def clean(self):
        """The last lead leaves by an administrator's word alone."""
        cleaned = super().clean()
        if self.is_last_lead and not self.may_leave_without:
            raise ValidationError(last_lead())
        if self.is_last_lead and not cleaned.get("without_lead"):
            self.add_error("without_lead", _("This is the last lead. Add another, or tick this."))
        return cleaned


def last_lead() -> str:
    """The sentence for leads who would leave their branch without one."""
    return _("The branch would have no lead. Add another lead first, or ask an administrator.")
