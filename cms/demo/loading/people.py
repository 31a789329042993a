"""Logins of the demo: an administrator, people of two branches, two translators."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.localization.teams import translators


@dataclass(frozen=True)
class Login:
    """Someone who can try the admin."""

    username: str
    role: str
    language: str
    first_name: str
    last_name: str


LOGINS = (
    Login("admin", "administrator", "en", "Demo", "Administrator"),
    Login("taraz", "editor of the Taraz branch", "ru", "Demo", "Editor"),
    Login("taraz-lead", "lead of the Taraz branch: approves", "kk", "Demo", "Lead"),
    Login("almaty", "editor of the Almaty branch", "ru", "Demo", "Editor (Almaty)"),
    Login("kazakh", "translator into Kazakh", "kk", "Demo", "Translator (kk)"),
    Login("russian", "translator into Russian", "ru", "Demo", "Translator (ru)"),
)


def create_logins(password: str, branches: dict[str, Page], homes: dict) -> None:
    """Set the branches up, make the demo's users and put them into their groups.

    `branches` are pages by the branch's slug. Users that exist keep their password.
    """
    workplaces = {slug: set_up(branch) for slug, branch in branches.items()}
    groups = {
        "taraz": workplaces["taraz"].editors,
        "taraz-lead": workplaces["taraz"].leads,
        "almaty": workplaces["almaty"].editors,
        "kazakh": translators(homes["kk"].locale, homes["kk"]),
        "russian": translators(homes["ru"].locale, homes["ru"]),
    }
    for login in LOGINS:
        user, created = get_user_model().objects.get_or_create(
            username=login.username,
            defaults={
                "first_name": login.first_name,
                "last_name": login.last_name,
                "email": f"{login.username}@example.org",
                "is_superuser": login.username == "admin",
            },
        )
        if created:
            user.set_password(password)
            user.save()
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = login.language
            profile.save()
        if login.username in groups:
            user.groups.add(groups[login.username])
