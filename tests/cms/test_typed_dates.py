"""Date fields take what people of their language write, show it in their form, and refuse the rest aloud."""

from datetime import date, datetime, time

import pytest
from django import forms
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.blocks import DateBlock, DateTimeBlock, TimeBlock

from cms.form_fields.typed_dates import typed_dates
from cms.localization.release.forms import ReleaseForm
from news.models import NewsPage
from programs.models import ForumPage

DAY, NINE = date(2019, 11, 14), datetime(2019, 11, 14, 9, 0)
DATES = {
    "kk": ["14.11.2019", "14.11.19", "2019-11-14"],
    "ru": ["14.11.2019", "14.11.19", "2019-11-14"],
    "en": ["14 November 2019", "14 Nov 2019", "November 14, 2019", "14/11/2019", "14.11.2019", "2019-11-14"],
}
TIMES = {"kk": ["9:00", "09:00", "9.00"], "ru": ["9:00", "09:00", "9.00"], "en": ["9:00", "9:00 am", "09:00"]}
SHOWN = {
    "kk": ("14.11.2019", "14.11.2019 09:00"),
    "ru": ("14.11.2019", "14.11.2019 09:00"),
    "en": ("14 November 2019", "14 November 2019 09:00"),
}
EXPECTED = {"kk": "14.11.2019", "ru": "14.11.2019", "en": "14 November 2019"}


@pytest.mark.parametrize(
    ("language", "typed"), [(language, typed) for language, texts in DATES.items() for typed in texts]
)
def test_a_date_is_read_as_people_write_it(language, typed):
    with override(language):
        assert forms.DateField().clean(typed) == DAY
        # A day without an hour is its midnight.
        assert timezone.make_naive(forms.DateTimeField().clean(typed)) == datetime(2019, 11, 14)


@pytest.mark.parametrize(
    ("language", "typed"), [(language, typed) for language, texts in TIMES.items() for typed in texts]
)
def test_an_hour_is_read_as_people_write_it(language, typed):
    with override(language):
        assert forms.TimeField().clean(typed) == time(9, 0)
        for day in DATES[language]:
            for between in (" ", ", "):
                assert timezone.make_naive(forms.DateTimeField().clean(f"{day}{between}{typed}")) == NINE


@pytest.mark.parametrize("language", DATES)
@pytest.mark.parametrize("typed", ["31.02.2019", "11/14/2019", "14", "завтра", "14.11", "2019"])
def test_what_cannot_be_read_is_refused_with_what_is_expected(language, typed):
    with override(language):
        for field in (forms.DateField(), forms.DateTimeField()):
            with pytest.raises(forms.ValidationError) as refused:
                field.clean(typed)
            assert EXPECTED[language] in refused.value.messages[0]
            assert "2019-11-14" in refused.value.messages[0]


@pytest.mark.parametrize("language", TIMES)
@pytest.mark.parametrize("typed", ["25:00", "9", "9:60", "утром"])
def test_an_hour_that_cannot_be_read_is_refused_with_what_is_expected(language, typed):
    with override(language), pytest.raises(forms.ValidationError) as refused:
        forms.TimeField().clean(typed)
    assert "9:00" in refused.value.messages[0]


def test_english_says_that_the_day_comes_first():
    assert "the day first" in typed_dates()["date"]["error"]
    assert forms.DateField().clean("03/04/2019") == date(2019, 4, 3)


@pytest.mark.parametrize("language", SHOWN)
def test_every_kind_of_field_shows_dates_in_the_form_of_the_language(language):
    """Fields of pages, blocks, filters and schedules: made once by Wagtail, shown in any language."""
    fields = {
        "page": formfield_for_dbfield(NewsPage._meta.get_field("date")).widget,
        "event": formfield_for_dbfield(ForumPage._meta.get_field("starts_at")).widget,
        "schedule": formfield_for_dbfield(ForumPage._meta.get_field("go_live_at")).widget,
        "release": ReleaseForm.base_fields["publish_at"].widget,
        "filter": DateRangePickerWidget().widgets[0],
    }
    blocks = {"day": DateBlock(), "moment": DateTimeBlock(), "hour": TimeBlock()}
    day, moment = SHOWN[language]
    with override(language):
        for name in ("page", "filter"):
            assert fields[name].format_value(DAY) == day, name
        for name in ("event", "schedule", "release"):
            assert fields[name].format_value(NINE) == moment, name
        assert blocks["day"].get_form_state(DAY) == day
        assert blocks["moment"].get_form_state(NINE) == moment
        assert blocks["hour"].get_form_state(time(9, 0)) == "09:00"


def test_the_browser_is_told_the_formats_and_the_error_of_the_language():
    with override("ru"):
        told = typed_dates()
    assert told["date"]["formats"][:2] == ["%d.%m.%Y", "%d.%m.%y"]
    assert told["datetime"]["formats"][0] == "%d.%m.%Y %H:%M"
    assert "%d.%m.%Y" in told["datetime"]["formats"]
    assert told["time"]["formats"][0] == "%H:%M"
    assert "14.11.2019" in told["datetime"]["error"]
