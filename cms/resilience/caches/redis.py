"""Django's Redis cache, for a site that goes on while the server is gone.

A server that is stopped, unreachable or full makes every look-up a miss and every write vain, and nobody
waits for it: a connection is given up after `PATIENCE` seconds, and the server is left alone for
`LEFT_ALONE` seconds then. What was to be changed meanwhile is deleted there before anything is read again,
so that no old value comes back with it.
"""

import logging
import pickle
from threading import Lock
from time import monotonic

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache as DjangoRedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
PATIENCE = 0.5
LEFT_ALONE = 2.0
# More keys than these that were not deleted in time are deleted with everything else.
OWED_MOST = 10_000
# A value may be of a class that this version of the site no longer has.
FAILURES = (RedisError, OSError)
UNREADABLE = (pickle.UnpicklingError, AttributeError, ImportError, EOFError)


class Server:
    """State of a server as this process knows it: since when it fails, and which keys are outdated there."""

    def __init__(self) -> None:
        self.failed_at: float | None = None
        self.owed: set[str] = set()
        self.owes_all = False
        self.lock = Lock()

    @property
    def is_left_alone(self) -> bool:
        """True within `LEFT_ALONE` seconds of a failure."""
        return self.failed_at is not None and monotonic() - self.failed_at < LEFT_ALONE

    def owe(self, keys: list[str] | None) -> None:
        """Note keys to be deleted once the server answers, None for all."""
        with self.lock:
            if keys is not None and not self.owes_all:
                self.owed.update(keys)
            if keys is None or len(self.owed) > OWED_MOST:
                self.owes_all = True
                self.owed.clear()


# One for all threads of the process, each of which has a cache object of its own.
SERVERS: dict[str, Server] = {}


class RedisCache(DjangoRedisCache):
    """A cache in Redis or Valkey that never raises for what is wrong with the server."""

    def __init__(self, server, params):
        params = {
            **params,
            "OPTIONS": {
                "socket_connect_timeout": PATIENCE,
                "socket_timeout": PATIENCE,
                **params.get("OPTIONS", {}),
            },
        }
        super().__init__(server, params)
        self.server = SERVERS.setdefault(str(server), Server())

    def _ask(self, without, command, *, changes: list[str] | None = (), **arguments):
        """The answer to a command, or `without` where the server gives none.

        `changes` are the keys the command would have changed, None where it would have changed all.
        """
        if not self.server.is_left_alone:
            try:
                self._pay()
                answer = command(**arguments)
            except UNREADABLE:
                return without
            except FAILURES as error:
                self._failed(error)
            else:
                self._answered()
                return answer
        if changes is None or changes:
            self.server.owe(changes)
        return without

    def _pay(self) -> None:
        """Delete the keys that are owed. Raises `FAILURES`, after which they are owed still."""
        server = self.server
        if not (server.owed or server.owes_all):
            return
        with server.lock:
            if server.owes_all:
                self._cache.clear()
            elif server.owed:
                self._cache.delete_many(list(server.owed))
            server.owes_all = False
            server.owed.clear()

    def _failed(self, error: Exception) -> None:
        if self.server.failed_at is None:
            logger.warning("The cache does not answer (%s); the site goes on without it", error)
        self.server.failed_at = monotonic()

    def _answered(self) -> None:
        if self.server.failed_at is not None:
            logger.warning("The cache answers again")
            self.server.failed_at = None

    def _key(self, key, version) -> str:
        return self.make_and_validate_key(key, version=version)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Set a value unless the key has one; True where it had none, or where the server gives no answer."""
        wanted = {"key": key, "value": value, "timeout": timeout, "version": version}
        return self._ask(True, super().add, **wanted)

    def get(self, key, default=None, version=None):
        """The value, or `default`."""
        return self._ask(default, super().get, key=key, default=default, version=version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Set a value, or forget it where the server gives no answer."""
        wanted = {"key": key, "value": value, "timeout": timeout, "version": version}
        self._ask(None, super().set, changes=[self._key(key, version)], **wanted)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        """Keep a key for longer; True where it was there."""
        return self._ask(False, super().touch, key=key, timeout=timeout, version=version)

    def delete(self, key, version=None):
        """Delete a key, now or as soon as possible; True where it was there."""
        changes = [self._key(key, version)]
        return self._ask(False, super().delete, changes=changes, key=key, version=version)

    def get_many(self, keys, version=None):
        """The values that are there."""
        return self._ask({}, super().get_many, keys=list(keys), version=version)

    def has_key(self, key, version=None):
        """True where the key is there."""
        return self._ask(False, super().has_key, key=key, version=version)

    def incr(self, key, delta=1, version=None):
        """Add to a counter; raises `ValueError` where the key is not there, or the server gives no answer."""
        changes = [self._key(key, version)]
        counted = self._ask(None, super().incr, changes=changes, key=key, delta=delta, version=version)
        if counted is None:
            raise ValueError(f"Key '{key}' not found.")
        return counted

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        """Set values; returns the keys that could not be kept."""
        changes = [self._key(key, version) for key in data]
        wanted = {"data": data, "timeout": timeout, "version": version}
        return self._ask(list(data), super().set_many, changes=changes, **wanted)

    def delete_many(self, keys, version=None):
        """Delete these keys, now or as soon as possible."""
        keys = list(keys)
        changes = [self._key(key, version) for key in keys]
        self._ask(None, super().delete_many, changes=changes, keys=keys, version=version)

    def clear(self):
        """Delete everything, now or as soon as possible."""
        return self._ask(True, super().clear, changes=None)
