"""Starts `antrean` for tests without loading its modules each time: one process has loaded them, and forks.

The forked process is the server as it is: the same command line, its own session, environment and log.
Tests of starting itself (a bare start, power cuts) do without.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import programs
from machine import dies_with_us
from programs import Forked, Programs

POSSIBLE = hasattr(os, "pidfd_open")
"""Where one can wait for a process that is somebody else's child: on Linux."""


class Nursery:
    """The process that forks; it ends, and everything that it has started with it, when we do."""

    def __init__(self, programs: Programs) -> None:
        """The halls have their print programs from ``programs``."""
        self._programs = programs
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=dies_with_us(signal.SIGTERM),
        )

    def start(
        self, arguments: Sequence[str | Path], environment: Mapping[str, str], folder: Path, log: Path
    ) -> Forked:
        """Runs ``antrean`` with these arguments; it writes to the end of ``log``."""
        order: dict[str, Any] = {
            "arguments": [str(each) for each in arguments],
            "environment": dict(environment),
        }
        order |= {"folder": str(folder), "log": str(log), "programs": str(self._programs.door)}
        line = json.dumps(order)
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("the nursery was started with pipes")
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()
        return Forked(int(self._process.stdout.readline()))

    def close(self) -> None:
        # Closing its input ends it.
        self._process.communicate(timeout=10)


def main() -> None:
    """Load everything once, then a child for every line of standard input."""
    from gevent import monkey

    fork = os.fork
    monkey.patch_all()
    _load()
    gc.collect()
    gc.freeze()
    # Nobody waits for the children here: what is left of them goes by itself.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin.buffer:
        order = json.loads(line)
        pid = fork()
        if pid == 0:
            _become(order)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


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


def _become(order: dict[str, Any]) -> NoReturn:
    import gevent

    from server.__main__ import main as antrean

    os.setsid()
    dies_with_us(signal.SIGTERM)()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for target, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, log), (2, log)):
        os.dup2(source, target)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    gevent.reinit()
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
