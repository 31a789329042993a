"""Invitations: accounts without a password, and the link by which their people choose one."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.mail import send_mail
from wagtail.users.models import UserProfile

from cms.editorial.branches.models import BranchTeam
from cms.editorial.branches.naming import free
from cms.editorial.branches.rights import manageable

# They write where only the operator reads.
NO_MAIL_SERVER = ("console.EmailBackend", "dummy.EmailBackend", "filebased.EmailBackend")
SECONDS_A_DAY = 24 * 60 * 60


@transaction.atomic
def new_account(*, email: str, first_name: str, last_name: str, language: str):
    """Make an account that nobody can sign in to until its link was followed."""
    users = get_user_model().objects
    name = re.sub(r"[^\w.+-]", "", email.partition("@")[0]).lower()[:100] or "user"
    taken = set(users.filter(username__istartswith=name).values_list("username", flat=True))
    user = users.create_user(
        _numbered(name, {username.lower() for username in taken}),
        email=email,
        first_name=first_name,
        last_name=last_name,
    )
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    return user


def _numbered(name: str, taken: set[str]) -> str:
    """A user name like `name`, without the blank and brackets that tell other names apart."""
    return re.sub(r" \((\d+)\)$", r"\1", free(name, taken)) if name in taken else name


def is_invited(user) -> bool:
    """Tell whether somebody has an account and never chose a password for it."""
    return user.is_active and user.last_login is None and not user.has_usable_password()


def may_invite_again(by, user) -> bool:
    """Tell whether somebody may have a new link for an account (see `invitable`)."""
    return user.pk in invitable(by, [user])


def invitable(by, users: Iterable) -> set[int]:
    """The ids of those among some users for whose accounts somebody may have new links. One query.

    Whoever has the link has the account. So the account must be one that nobody has taken yet, and may not
    do more than what `by` gives anyway: roles in the branches `by` looks after.
    """
    invited = [user.pk for user in users if is_invited(user) and not user.is_superuser]
    own = BranchTeam.objects.filter(workplace__in=manageable(by)).values("group")
    others = Group.objects.exclude(pk__in=own).filter(user=OuterRef("pk"))
    found = get_user_model().objects.filter(~Exists(others), pk__in=invited, groups__in=own)
    return set(found.filter(user_permissions__isnull=True).values_list("pk", flat=True))


def link_for(user) -> str:
    """The address at which somebody chooses a password; it holds for `PASSWORD_RESET_TIMEOUT` seconds."""
    parts = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(
        "wagtailadmin_password_reset_confirm", args=parts
    )


def has_mail_server() -> bool:
    """Tell whether mails of this site reach anybody."""
    return not settings.EMAIL_BACKEND.endswith(NO_MAIL_SERVER)


def send(user, branch: str, link: str) -> bool:
    """Mail an invitation in the language of the account; whether a mail server took it."""
    if not has_mail_server() or not user.email:
        return False
    days = settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        subject = _("You are invited to work on the site: %(branch)s") % {"branch": branch}
        text = "\n\n".join(
            (
                _("Hello %(name)s,") % {"name": user.get_full_name() or user.get_username()},
                _("an account was made for you on the site of the Center of Pedagogical Excellence."),
                _("Your user name: %(username)s") % {"username": user.get_username()},
                ngettext(
                    "Choose a password here, within %(days)d day:",
                    "Choose a password here, within %(days)d days:",
                    days,
                )
                % {"days": days}
                + f"\n{link}",
            )
        )
    try:
        return bool(send_mail(subject, text + "\n", [user.email]))
    except OSError:
        # Whatever keeps the server from taking it: the link is handed over instead.
        return False
