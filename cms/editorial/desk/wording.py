"""Words of the desk's rows: kinds of pages, days, people."""

from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from cms.languages.formatting import long_date


def kind_of(page: Page) -> str:
    """What kind of page it is, without loading it."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


def day_of(moment: datetime | date | None) -> str:
    """The day of a moment in words, today's and yesterday's by these words; "" for none."""
    if moment is None:
        return ""
    day = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
    ago = (timezone.localdate() - day).days
    if ago == 0:
        return _("today")
    return _("yesterday") if ago == 1 else long_date(day)


def name_of_person(user) -> str:
    """The name of an account; "" for none."""
    return get_user_display_name(user) if user else ""
