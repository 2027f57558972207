"""Small things that every test of a running program needs."""

from __future__ import annotations

import ctypes
import os
import secrets
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar

import psutil

PR_SET_PDEATHSIG = 1
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For httpx, which otherwise reads those of the machine for each client; halls speak plain HTTP."""

SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 0.02, 0.25
FIRST_PORT, PORTS = 15_000, 17_000
"""Below those that Linux gives to calls going out (from 32,768 on)."""


class Process(Protocol):
    """A program that runs; :class:`subprocess.Popen` is one."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float) -> int: ...


Found = TypeVar("Found")


def free_port() -> int:
    """None that the machine gives to calls going out: a hall that is started again must find its own free."""
    while True:
        port = FIRST_PORT + secrets.randbelow(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def wait_until(condition: Callable[[], Found], what: str, timeout: float = 10.0) -> Found:
    """Ask again and again until the answer is true; never sleep for a guess.

    Who has waited for long asks less often: each question takes the processor from those who are waited for.
    """
    began = time.monotonic()
    while not (answer := condition()):
        waited = time.monotonic() - began
        if waited > timeout:
            raise AssertionError(f"waited {timeout:g} s in vain until {what}")
        time.sleep(min(max(waited / 10, SHORTEST_PAUSE_S), LONGEST_PAUSE_S))
    return answer


def accepts(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def dies_with_us(with_signal: signal.Signals) -> Callable[[], None]:
    """For Popen's preexec_fn: a test run that is killed leaves no server behind (on Linux)."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)

    def ask() -> None:
        if prctl:
            prctl(PR_SET_PDEATHSIG, with_signal)

    return ask


def end(process: Process, *, with_signal: signal.Signals = signal.SIGTERM, timeout: float = 10) -> None:
    """End a process that was started in a session of its own, with all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, with_signal)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout)
        if with_signal == signal.SIGKILL:
            # The leader is gone; what it had started may still be on its way out.
            wait_until(lambda: not _family_of(process.pid), "everybody is gone", timeout)


def _family_of(leader: int) -> list[psutil.Process]:
    """Processes of the leader's group that still run (a dead one that nobody has waited for does not)."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, ProcessLookupError):
            if os.getpgid(process.pid) == leader and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found
