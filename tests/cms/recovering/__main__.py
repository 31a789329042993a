"""What the test asks of a process: `migrate`, `queue DIARY UNTIL`, `work`, `again`, `state`."""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.cms.recovering.settings"
django.setup()

from django.core.management import call_command  # noqa: E402  after the set-up
from django_tasks_db.models import DBTaskResult  # noqa: E402  after the set-up

from cms.resilience import recovery  # noqa: E402  after the set-up
from tests.cms.recovering.tasks import work  # noqa: E402  after the set-up

recovery.BEAT = 0.1
recovery.LOST_AFTER = float(os.environ.get("LOST_AFTER", "2"))
command, *arguments = sys.argv[1:]
if command == "migrate":
    call_command("migrate", verbosity=0)
elif command == "queue":
    work.enqueue(*arguments)
elif command == "work":
    call_command("db_worker", "--backend=background", "--no-startup-delay", "--no-reload", interval=0.05)
elif command == "again":
    print(recovery.take_up_again())
elif command == "state":
    print(" ".join(f"{task.status}:{len(task.worker_ids)}" for task in DBTaskResult.objects.all()))
