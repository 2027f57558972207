"""Starts `antrean` for tests without loading its modules each time: one process has loaded them, and forks.

The forked process is the server as it is: the same command line, its own session, environment and log.
Tests of starting itself (a bare start, power cuts) do without.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import traceback
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import programs
from machine import dies_with_us
from programs import Forked, Programs

POSSIBLE = hasattr(os, "pidfd_open")
"""Where one can wait for a process that is somebody else's child: on Linux."""


class Nursery:
    """Starts halls."""

    def __init__(self, folder: Path) -> None:
        """Where the :class:`programs.Forkers` are; the halls have their print programs from there, too."""
        self._door, self._programs = folder / programs.HALLS, Programs(folder)

    def start(
        self, arguments: Sequence[str | Path], environment: Mapping[str, str], folder: Path, log: Path
    ) -> Forked:
        """Runs ``antrean`` with these arguments; it writes to the end of ``log``."""
        order: dict[str, Any] = {
            "arguments": [str(each) for each in arguments],
            "environment": dict(environment),
        }
        order |= {"folder": str(folder), "programs": str(self._programs.door)}
        with Path(os.devnull).open("rb") as nothing, log.open("ab") as out:
            files = [nothing.fileno(), out.fileno(), out.fileno()]
            return Forked(programs.knock(self._door, order, files))


def main() -> None:
    """Load everything once, then a child for everybody who comes to the door."""
    from gevent import monkey

    fork, door = os.fork, socket.socket(fileno=int(sys.argv[1]))
    monkey.patch_all()
    _load()
    gc.collect()
    gc.freeze()
    # Nobody waits for the children here: what is left of them goes by itself.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for order, files, tell in programs.answer(door):
        pid = fork()
        if pid == 0:
            door.close()
            _become(order, files)
        tell(pid)


def _load() -> None:
    """What a server loads on its way to the first ticket."""
    for name in (
        "server.serve",
        "server.app",
        "server.wire",
        "server.logs",
        "server.addresses",
        "server.store",
    ):
        __import__(name)
    for name in ("gunicorn.workers.ggevent", "pysqlite3", "psycopg", "redis", "jinja2", "qrcode.image.svg"):
        __import__(name)
    from server import staff, translate

    # The texts are read once, and with a number in one of them what each language does with numbers.
    translate.messages("alarm-clock-step", {"seconds": 90})
    staff.trial_pin_hashes()


def _become(order: dict[str, Any], files: list[int]) -> NoReturn:
    import gevent

    from server.__main__ import main as antrean

    os.setsid()
    dies_with_us(signal.SIGTERM)()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for target, source in enumerate(files):
        os.dup2(source, target)
    os.closerange(3, max(files) + 8)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    gevent.reinit()
    # As in the tests themselves: what a library warns of is an error.
    warnings.simplefilter("error")
    programs.order_at(order["programs"])
    code = 1
    try:
        antrean(order["arguments"], prog_name="antrean")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
