"""Changes of what pages show: one row for each transaction that made some."""

import secrets
from time import time_ns

from django.db import models
from django.utils.translation import gettext_lazy as _

# Their sum has to fit into a column of 64 bits.
MARK_BITS = 52


def new_mark() -> int:
    """A number that no other transaction has."""
    return secrets.randbits(MARK_BITS)


class ShownChange(models.Model):
    """A transaction that changed something pages show (see `cms.delivery.changes`).

    Rows are only added, so that no writer waits for another one, and become visible together with what they
    tell of. Which of them there are names the state of all pages (`cms.delivery.state`); old ones may go.
    """

    mark = models.BigIntegerField(default=new_mark)
    # Nanoseconds since 1970.
    moment = models.BigIntegerField(default=time_ns)
    # The branch, of whichever language, of which something changed; none for what any page may show.
    branch = models.UUIDField(null=True, editable=False)

    # Nothing that refers to anything.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of what pages show")
        verbose_name_plural = _("changes of what pages show")

    def __str__(self) -> str:
        return f"{self.pk}: {self.mark}"
