"""The kiosk machine's own time: counted from the start of the computer, so that nobody can step it."""

from __future__ import annotations

import time
from pathlib import Path

import psutil

from server.domain.ages import Moment, age_s, is_known

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def _ticks() -> float:
    # CLOCK_BOOTTIME goes on while a PC sleeps, CLOCK_MONOTONIC does not; not every system has it.
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


def wall() -> float:
    """What the wall clock says; only told, and used where a power cut has left nothing else."""
    return time.time()


def boot() -> str:
    """Which run of the computer this is."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return f"since-{psutil.boot_time():.0f}"


class Timepiece:
    """Tells moments and how long ago they were; ``speed`` as of ``antrean serve`` (trials and tests)."""

    def __init__(self, speed: float = 1.0) -> None:
        """Time is the computer's own; ``speed`` makes every second count as so many."""
        self.speed = speed
        self._boot = boot()

    def now(self) -> Moment:
        """This moment."""
        return Moment(self._boot, _ticks(), wall())

    def since(self, then: Moment) -> float:
        """Seconds of the hall's time since ``then``, which may have been before a power cut."""
        return age_s(then, self.now()) * self.speed

    def knows(self, then: Moment) -> bool:
        """Whether anybody can tell how long ago that was."""
        return is_known(then, self.now())

    def real(self, seconds: float) -> float:
        """So many seconds of the hall's time, in seconds that one really waits."""
        return seconds / self.speed
