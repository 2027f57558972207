"""Running the hall under gunicorn: one gevent worker, the only setting in which the numbers were measured."""

from __future__ import annotations

import ctypes
import fcntl
import resource
import signal
import time
from pathlib import Path
from typing import Any, TextIO

from gunicorn.app.base import BaseApplication

from server.clock import Pace
from server.settings import Settings

_PR_SET_PDEATHSIG = 1
WORKER_SILENT_S = 60
LOCK_WAIT_S = 3.0
MOST_OPEN_FILES = 65_536


class HallServer(BaseApplication):  # type: ignore[misc]
    """gunicorn, told everything in code: no second configuration file to keep."""

    def __init__(self, settings: Settings, data: Path, host: str, port: int, pace: Pace) -> None:
        """What the worker needs is kept; it opens the hall itself, after the fork.

        With embedded SQLite nobody else may serve the same folder: raises BlockingIOError.
        """
        self._settings, self._data, self._pace = settings, data, pace
        self._host, self._port = host, port
        self._bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._lock = None if settings.database.url else _lock(data)
        _allow_many_sockets()
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's defaults."""
        for name, value in {
            "bind": self._bind,
            "worker_class": "gevent",
            "workers": 1,
            "worker_connections": 5000,
            "backlog": 4096,
            "keepalive": 75,
            "timeout": WORKER_SILENT_S,
            "graceful_timeout": 5,
            "control_socket_disable": True,
            "post_fork": _die_with_parent,
            "post_worker_init": _begin_work,
            "loglevel": "warning",
            "proc_name": "antrean",
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application; runs in the worker, after gevent has patched everything."""
        from server import addresses, app, logs

        logs.set_up()
        hall = app.create_app(self._settings, self._data, pace=self._pace)
        hall.config["LAN_URL"] = addresses.for_phones(self._host, self._port)
        return hall


def _lock(data: Path) -> TextIO:
    """Hold the folder for as long as this process or its worker lives; a killed one is waited for briefly."""
    data.mkdir(parents=True, exist_ok=True)
    lock = (data / "serve.lock").open("w")
    until = time.monotonic() + LOCK_WAIT_S
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return lock


def _allow_many_sockets() -> None:
    # Many systems let a process open 1,024 files; a full hall has more phones than that.
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_OPEN_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _die_with_parent(_server: Any, _worker: Any) -> None:
    # A killed master must not leave a worker behind that still answers for the old run.
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _begin_work(worker: Any) -> None:
    from server.app import start
    from server.wire import speak_problems

    # Ctrl-C reaches the whole terminal: the master ends the worker, which has answers to finish.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    speak_problems()
    start(worker.wsgi)
