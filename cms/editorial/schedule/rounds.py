"""One look at all that happens by the clock."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections

from cms.editorial.bin.keeping import empty
from cms.editorial.links.checking import check_due
from cms.editorial.previews.links import remove_old
from cms.editorial.profiles import take_profiles_offline
from cms.editorial.schedule.ended import take_back_links
from cms.editorial.schedule.telling import tell
from cms.media.expiring import withhold_what_is_due
from cms.resilience.recovery import take_up_again
from cms.search.tidying import put_together_when_due

# In this order; each by itself, so that none waits for another to be mended. Mails last: they may take long.
STEPS: dict[str, Callable[[], object]] = {
    "Tasks of killed workers": take_up_again,
    "Releases": lambda: call_command("publish_releases"),
    "The schedule of pages": lambda: call_command("publish_scheduled"),
    "Profiles to take offline": take_profiles_offline,
    "Pictures to withhold or to show": withhold_what_is_due,
    "The bin": empty,
    "Links to other sites": check_due,
    "Links of events that are over": take_back_links,
    "Documents that are owed": lambda: call_command("rebuild_documents", "--owed"),
    "Documents that failed": lambda: call_command("rebuild_documents", "--failed"),
    "Links to drafts that are over": remove_old,
    "Parts of the search index": put_together_when_due,
    "Telling of failures": tell,
}


def look(complain: Callable[[str], None]) -> None:
    """Do all that is due. `complain` gets a line for every step that failed; it is tried in the next look."""
    for name, step in STEPS.items():
        try:
            step()
        except Exception as error:  # noqa: BLE001  the next step must happen whatever went wrong in this one
            complain(f"{name} failed and is tried again: {error}")
        finally:
            close_old_connections()
