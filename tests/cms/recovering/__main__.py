"""A worker (`work`), or a process that is asked by lines (`answer`): `migrate`, `queue`, `again`, `state`."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.cms.recovering.settings"
django.setup()

from django.core.management import call_command  # noqa: E402  after the set-up
from django_tasks_db.models import DBTaskResult  # noqa: E402  after the set-up

from cms.resilience import recovery  # noqa: E402  after the set-up
from tests.cms.recovering.tasks import work  # noqa: E402  after the set-up

LOST_AFTER = 2.0
recovery.BEAT, recovery.LOST_AFTER = 0.1, LOST_AFTER


def answer(command: str, *arguments: str) -> str:
    """Carry out a command; returns what it says."""
    if command == "migrate":
        call_command("migrate", verbosity=0)
    elif command == "queue":
        work.enqueue(*arguments)
    elif command == "again":
        recovery.LOST_AFTER = float(arguments[0]) if arguments else LOST_AFTER
        return str(recovery.take_up_again())
    elif command == "state":
        return " ".join(f"{task.status}:{len(task.worker_ids)}" for task in DBTaskResult.objects.all())
    return ""


if sys.argv[1] == "work":
    call_command("db_worker", "--backend=background", "--no-startup-delay", "--no-reload", interval=0.05)
for line in sys.stdin if sys.argv[1] == "answer" else ():
    print(answer(*json.loads(line)), flush=True)
