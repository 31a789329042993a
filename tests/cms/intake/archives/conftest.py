"""A branch with a lead, in three languages, into which archives are moved."""

from types import SimpleNamespace

import pytest
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.intake.archives.models import Archive
from cms.intake.archives.runs import import_archive, look_at
from tests.api.conftest import client, settle  # noqa: F401  the fixture commits before requests

State = Archive.State


@pytest.fixture
def workplace(site):
    """The Taraz branch, published and set up."""
    page = Page.objects.get(pk=site.taraz.pk).specific
    page.save_revision().publish()
    settle()
    return set_up(page)


@pytest.fixture
def people(workplace, site, django_user_model):
    """An editor and a lead of the branch, the lead of another one."""
    other = set_up(site.aktau)

    def person(name, group):
        user = django_user_model.objects.create_user(name, f"{name}@example.org", "secret")
        user.groups.add(group)
        UserProfile.objects.create(user=user, preferred_language="en")
        return user

    return SimpleNamespace(
        editor=person("editor", workplace.editors),
        lead=person("lead", workplace.leads),
        other_lead=person("boss", other.leads),
    )


@pytest.fixture
def moved_in(workplace, tmp_path):
    """Import a file or a folder into the branch; returns the import."""

    def moved_in(data: bytes, name: str = "stories.zip", **values):
        archive = written(workplace, tmp_path, data, name, **values)
        archive.state = State.IMPORTING
        archive.save()
        running = import_archive(archive)
        settle()
        return running

    return moved_in


@pytest.fixture
def looked_at(workplace, tmp_path):
    """Check a file; returns the report."""

    def looked_at(data: bytes, name: str = "stories.zip", **values):
        return look_at(written(workplace, tmp_path, data, name, **values))

    return looked_at


def written(workplace, folder, data: bytes, name: str, **values) -> Archive:
    """An archive of a file in a folder of its own, not stored yet."""
    place = folder / "archive"
    place.mkdir(exist_ok=True)
    (place / name).write_bytes(data)
    values = {"publishes": True, "language": "en", **values}
    return Archive(workplace=workplace, name=name, path=str(place / name), **values)
