"""Lines of Wagtail's log on pictures that were withheld, shown again, deleted and restored."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cms.media.withholding import Reason


def _reason(entry) -> str:
    reason = entry.data.get("reason", "")
    return str(Reason(reason).label) if reason in Reason.values else reason


@hooks.register("register_log_actions")
def register_actions(actions) -> None:
    """Register what happens to pictures, and what is put into the history of the pages that show them."""
    actions.register_action("cms.show", gettext_lazy("Show again"), gettext_lazy("Shown to readers again"))
    actions.register_action(
        "cms.delete_to_bin", gettext_lazy("Delete"), gettext_lazy("Deleted: in the bin for thirty days")
    )
    actions.register_action(
        "cms.restore_from_bin", gettext_lazy("Restore"), gettext_lazy("Restored from the bin")
    )
    actions.register_action(
        "cms.profile_offline",
        gettext_lazy("Take a profile offline"),
        gettext_lazy("Taken offline: the consent to the profile is withdrawn or has run out"),
    )

    @actions.register_action("cms.withhold")
    class Withheld(LogFormatter):
        """A picture that readers see no more."""

        label = gettext_lazy("Withhold")

        def format_message(self, log_entry):
            """Why it is withheld."""
            return _("Withheld from readers: %(reason)s") % {"reason": _reason(log_entry)}

    @actions.register_action("cms.withhold_picture")
    class PictureWithheld(LogFormatter):
        """A page from which a picture was taken."""

        label = gettext_lazy("Withhold a picture")

        def format_message(self, log_entry):
            """Which picture, and why."""
            data = log_entry.data
            return _("The picture “%(picture)s” is withheld from readers: %(reason)s") % {
                "picture": data.get("picture", data.get("image", "")),
                "reason": _reason(log_entry),
            }

    @actions.register_action("cms.show_picture")
    class PictureShown(LogFormatter):
        """A page to which a picture came back."""

        label = gettext_lazy("Show a picture again")

        def format_message(self, log_entry):
            """Which picture."""
            return _("The picture “%(picture)s” is shown again") % {
                "picture": log_entry.data.get("picture", log_entry.data.get("image", ""))
            }

    @actions.register_action("cms.name_as_guest")
    class NamedAsGuest(LogFormatter):
        """A page that goes on naming somebody whose profile was deleted."""

        label = gettext_lazy("Name as a guest")

        def format_message(self, log_entry):
            """Who it is."""
            return _("%(name)s is named as a guest: the profile was deleted") % {
                "name": log_entry.data.get("name", "")
            }
