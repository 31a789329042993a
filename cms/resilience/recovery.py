"""Recovery of tasks whose worker was killed, which would otherwise count as running for ever.

While a task runs, its worker says every `BEAT` seconds that it is alive: `started_at` of the task's row is
the last such sign. A task that gave none for `LOST_AFTER` seconds goes back into the queue, and so does one
whose worker was told twice to stop. It may run twice at the same time where a machine only slept, so tasks
make what is missing and nothing twice.
"""

import logging
from datetime import timedelta
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections, connections
from django.db.models import Q
from django.dispatch import receiver
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

logger = logging.getLogger(__name__)
BEAT = 10.0
LOST_AFTER = 60.0
# A picture that uses up the memory takes its worker along each time.
TRIES_MOST = 3
# What a worker puts down that has to stop at once, in the middle of a task.
STOPPED = ("builtins.SystemExit", "builtins.KeyboardInterrupt")
KILLED = "The worker was killed while it ran this task, for the {tries}. time; it is not tried again."

_ended: dict[str, Event] = {}


@receiver(task_started)
def begin_to_beat(sender, task_result, **kwargs) -> None:
    """Give signs of life for a task until it is finished, from a thread of the worker's own."""
    if issubclass(sender if isinstance(sender, type) else type(sender), DatabaseBackend):
        ended = _ended[task_result.id] = Event()
        Thread(target=_beat, args=(task_result.id, ended), daemon=True, name="heartbeat").start()


@receiver(task_finished)
def end_to_beat(sender, task_result, **kwargs) -> None:
    """End the signs of life of a task that is over, however it went."""
    ended = _ended.pop(task_result.id, None)
    if ended is not None:
        ended.set()


def _beat(task_id: str, ended: Event) -> None:
    try:
        while not ended.wait(BEAT):
            try:
                DBTaskResult.objects.filter(pk=task_id).running().update(started_at=timezone.now())
            except DatabaseError:
                # The next sign may get through, long before anybody misses this one.
                logger.warning("A sign of life of task %s was not written", task_id, exc_info=True)
            finally:
                close_old_connections()
    finally:
        connections.close_all()


def take_up_again() -> int:
    """Put lost tasks back into the queue; returns how many. One query where there are none."""
    silent_since = timezone.now() - timedelta(seconds=LOST_AFTER)
    lost = DBTaskResult.objects.filter(
        Q(status=TaskResultStatus.RUNNING, started_at__lt=silent_since)
        | Q(status=TaskResultStatus.FAILED, exception_class_path__in=STOPPED)
    )
    if not lost.exists():
        return 0
    again = 0
    with exclusive_transaction(lost.db):
        for task in lost.select_for_update(skip_locked=True, of=("self",)):
            again += _put_back(task)
    return again


def _put_back(task: DBTaskResult) -> bool:
    """Queue a task again, or give it up after `TRIES_MOST` tries; True where it is tried again."""
    tries = len(task.worker_ids)
    if task.status == TaskResultStatus.RUNNING and tries >= TRIES_MOST:
        logger.error(
            "Task %s (%s) killed its worker %s times and is given up", task.pk, task.task_path, tries
        )
        task.status, task.finished_at = TaskResultStatus.FAILED, timezone.now()
        task.exception_class_path, task.traceback = "", KILLED.format(tries=tries)
        task.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
        return False
    logger.warning("Task %s (%s) lost its worker and is tried again", task.pk, task.task_path)
    task.status, task.started_at, task.finished_at = TaskResultStatus.READY, None, None
    task.exception_class_path, task.traceback = "", ""
    task.save(update_fields=["status", "started_at", "finished_at", "exception_class_path", "traceback"])
    return True
