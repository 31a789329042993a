"""One look at all that happens by the clock."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections

from cms.editorial.schedule.telling import tell
from cms.resilience.recovery import take_up_again

# In this order; each by itself, so that none waits for another to be mended. Mails last: they may take long.
STEPS: dict[str, Callable[[], object]] = {
    "Tasks of killed workers": take_up_again,
    "Releases": lambda: call_command("publish_releases"),
    "The schedule of pages": lambda: call_command("publish_scheduled"),
    "Documents that are owed": lambda: call_command("rebuild_documents", "--owed"),
    "Documents that failed": lambda: call_command("rebuild_documents", "--failed"),
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
