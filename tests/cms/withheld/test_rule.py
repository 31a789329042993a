"""The rule which pictures are withheld, in queries and of one picture, and what the background does."""

from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from cms.media.consent import Consent
from cms.media.expiring import withhold_what_is_due
from cms.media.models import CustomImage
from cms.media.withholding import Reason, reason_to_withhold, withheld
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate
# The fields of a picture, and the reason for which it is withheld.
STATES = [
    ({}, ""),
    ({"consent": Consent.NOT_NEEDED, "consent_until": TODAY() - timedelta(days=9)}, ""),
    ({"consent": Consent.GIVEN}, ""),
    ({"consent": Consent.GIVEN, "consent_until": TODAY() + timedelta(days=1)}, ""),
    ({"consent": Consent.GIVEN, "consent_until": TODAY()}, ""),
    ({"consent": Consent.GIVEN, "consent_until": TODAY() - timedelta(days=1)}, Reason.EXPIRED),
    ({"consent": Consent.WITHDRAWN}, Reason.WITHDRAWN),
    ({"consent": Consent.GIVEN, "is_profile_withheld": True}, Reason.PROFILE),
    ({"consent": Consent.WITHDRAWN, "in_bin": True, "is_profile_withheld": True}, Reason.DELETED),
]


@pytest.mark.parametrize(("values", "reason"), STATES)
def test_a_picture_the_queries_and_the_background_say_the_same(values, reason):
    image = factories.ImageFactory()
    # Past `save`, as a bulk update writes it; what only the bin and profiles set, they save.
    CustomImage.objects.filter(pk=image.pk).update(**values)
    if set(values) & {"in_bin", "is_profile_withheld"}:
        CustomImage.objects.get(pk=image.pk).save()
    image = CustomImage.objects.annotate(asked=reason_to_withhold()).get(pk=image.pk)
    assert (image.reason_to_withhold(), image.asked) == (reason, reason)
    withhold_what_is_due()
    image.refresh_from_db()
    assert image.withheld == reason
    assert image.is_withheld == CustomImage.objects.filter(withheld(CustomImage), pk=image.pk).exists()


def test_the_last_day_is_one_in_the_site_s_time_zone(settings):
    settings.TIME_ZONE = "Asia/Almaty"
    image = factories.ImageFactory(consent=Consent.GIVEN, consent_until=timezone.localdate())
    assert not image.is_withheld
    image.consent_until -= timedelta(days=1)
    image.save()
    assert image.withheld == Reason.EXPIRED


def test_a_form_opened_before_does_not_bring_a_picture_back_from_the_bin():
    image = factories.ImageFactory()
    opened = CustomImage.objects.get(pk=image.pk)
    image.in_bin = True
    image.save(update_fields=["in_bin"])
    opened.title = "Another title"
    opened.save()
    opened.refresh_from_db()
    assert (opened.title, opened.withheld) == ("Another title", Reason.DELETED)


def test_a_round_that_has_nothing_to_do_asks_three_questions(django_assert_num_queries):
    for _one in range(3):
        factories.ImageFactory(consent=Consent.GIVEN, consent_until=TODAY() + timedelta(days=3))
    with django_assert_num_queries(3):
        assert withhold_what_is_due() == 0


def test_a_picture_that_fails_keeps_no_other_from_its_hour(monkeypatch):
    images = [factories.ImageFactory() for _one in range(3)]
    CustomImage.objects.update(consent=Consent.WITHDRAWN)
    save = CustomImage.save

    def failing(self, *args, **kwargs):
        if self.pk == images[1].pk:
            raise ValueError("the storage is away")
        save(self, *args, **kwargs)

    monkeypatch.setattr(CustomImage, "save", failing)
    with pytest.raises(ValueError, match="away"):
        withhold_what_is_due()
    assert CustomImage.objects.filter(withheld(CustomImage)).count() == 2
    monkeypatch.undo()
    assert withhold_what_is_due() == 1
    assert withhold_what_is_due() == 0
    assert not CustomImage.objects.filter(~Q(withheld(CustomImage))).exists()
    assert [image.withholdings.count() for image in images] == [1, 1, 1]
