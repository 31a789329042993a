"""A moderated branch with an editor and a lead, and one beside it."""

from types import SimpleNamespace

import pytest
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from home.models import BranchPage
from tests import factories


@pytest.fixture
def branch(site):
    """A moderated branch, published as an administrator publishes it."""
    page = factories.BranchPageFactory(
        parent=site.branches, title="Semey branch", city="Semey", locale=site.home.locale, is_moderated=True
    )
    page.save_revision().publish()
    return BranchPage.objects.get(pk=page.pk)


@pytest.fixture
def workplace(branch):
    """What publishing it set up."""
    return set_up(branch)


@pytest.fixture
def people(workplace, site, django_user_model):
    """An editor and a lead of the branch, an editor and a lead of another, an administrator."""
    other = set_up(site.aktau)

    def person(name, *groups):
        user = django_user_model.objects.create_user(
            name, f"{name}@example.org", "secret", first_name=name.capitalize(), last_name="Person"
        )
        user.groups.add(*groups)
        UserProfile.objects.create(user=user, preferred_language="en")
        return user

    administrator = django_user_model.objects.create_superuser("administrator", "root@example.org")
    UserProfile.objects.create(user=administrator, preferred_language="en")
    return SimpleNamespace(
        editor=person("editor", workplace.editors),
        lead=person("lead", workplace.leads),
        neighbour=person("neighbour", other.editors),
        other_lead=person("boss", other.leads),
        administrator=administrator,
    )
