"""Several server processes of one hall wake each other through Redis.

Only a nudge travels: what happened is read from the database. When Redis is away nothing is lost,
the processes find out by polling, a second later at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from redis import Redis
from redis.exceptions import RedisError

RECONNECT_S = 1.0
TIMEOUT_S = 2.0
log = structlog.get_logger()


class Nudges:
    """Publishes this process's commits and listens for those of the others."""

    def __init__(self, url: str, branch_code: str) -> None:
        """Connects when first used."""
        self._channel = f"antrean:{branch_code}"
        self._send = Redis.from_url(url, socket_timeout=TIMEOUT_S, socket_connect_timeout=TIMEOUT_S)
        self._hear = Redis.from_url(url, socket_connect_timeout=TIMEOUT_S)
        self._away = self._deaf = False

    def nudge(self) -> None:
        """Tell the other processes that something was committed."""
        try:
            self._send.publish(self._channel, b"committed")
            self._away = False
        except RedisError as error:
            if not self._away:
                log.warning("redis is away; other processes will notice by polling", error=str(error))
            self._away = True

    def listen(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` at every nudge until the connection breaks."""
        try:
            with self._hear.pubsub(ignore_subscribe_messages=True) as channel:  # type: ignore[no-untyped-call]
                channel.subscribe(self._channel)
                if self._deaf:
                    log.info("redis is heard again")
                self._deaf = False
                for _message in channel.listen():
                    heard()
        except RedisError as error:
            if not self._deaf:
                log.warning("redis cannot be heard; trying until it can", error=str(error))
            self._deaf = True
            time.sleep(RECONNECT_S)
