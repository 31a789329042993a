"""Fields for texts of a sentence or more, and the words of their counters.

Browsers cut what is pasted beyond a field's `maxlength` and say nothing. In the admin `lengths.js` turns
these limits into counters: the whole text arrives, and a form that is sent names field, limit and length.
"""

from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.blocks import CharBlock


class OneParagraphInput(AdminAutoHeightTextInput):
    """A text of one paragraph in a field that grows with it; line breaks in it are spaces."""

    def value_from_datadict(self, data, files, name):
        """The text that was typed or pasted, on one line."""
        value = super().value_from_datadict(data, files, name)
        return " ".join(value.splitlines()) if isinstance(value, str) else value


class OneParagraphBlock(CharBlock):
    """Wagtail's `CharBlock` with room for a sentence; migrations know it as a `CharBlock`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        widget = OneParagraphInput()
        widget.attrs.update(self.field.widget_attrs(widget))
        self.field.widget = widget

    def deconstruct(self):
        """Wagtail's `CharBlock`, for migrations: stored values are the same."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs

    class Meta:
        icon = "pilcrow"


def counter_texts() -> dict[str, str]:
    """Words of the counters in the active language, with places for `count`, `most` and `over`."""
    return {
        "count": _("%(count)s of %(most)s characters"),
        "over": _(
            "%(count)s of %(most)s characters: too long by %(over)s. Nothing is cut; please shorten it."
        ),
    }
