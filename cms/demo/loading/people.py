"""The demo's logins: an administrator, an editor of the Taraz branch, two translators."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile

from cms.editorial.groups import branch_editors
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
    Login("kazakh", "translator into Kazakh", "kk", "Demo", "Translator (kk)"),
    Login("russian", "translator into Russian", "ru", "Demo", "Translator (ru)"),
)


def create_logins(password: str, branch, homes: dict) -> None:
    """Make the demo's users and put them into their groups. Users that exist keep their password."""
    groups = {
        "taraz": branch_editors(branch, "Taraz"),
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
