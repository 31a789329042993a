"""The work of a small installation that no reader waits for."""

import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand

from cms.editorial.schedule.rounds import look


class Command(BaseCommand):
    """Runs queued tasks and those a killed worker left, publishes and takes down what is due, and retries."""

    help = "Run queued tasks, and publish and expire pages when they are due, until stopped."

    def add_arguments(self, parser):
        """`--interval`: seconds between two looks at the schedule."""
        parser.add_argument("--interval", type=int, default=30, help="seconds between looks at the schedule")

    def handle(self, *args, interval: int, **options):
        """The schedule in a thread beside the task worker, which ends both on SIGINT or SIGTERM."""
        stopped = threading.Event()
        schedule = threading.Thread(target=self._publish_when_due, args=(stopped, interval), daemon=True)
        schedule.start()
        try:
            call_command(
                "db_worker",
                # As words: the default of this argument is a backend the command would refuse.
                "--backend=background",
                queue_name="*",
                interval=2,
                # Its own restarts on code changes would start a second schedule beside this one.
                reload=False,
                verbosity=options["verbosity"],
            )
        finally:
            stopped.set()

    def _publish_when_due(self, stopped: threading.Event, interval: int) -> None:
        while not stopped.wait(interval):
            look(self.stderr.write)
