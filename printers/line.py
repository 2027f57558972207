"""What every line to a printer can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

# More than any printer answers; one that goes on talking is not listened to.
MOST_ANSWER = 256

Whole = Callable[[bytes], bool]
"""Whether an answer needs nothing more."""


class Line(Protocol):
    """An open way to a printer. Trouble is an :class:`OSError`, a stuck printer a :class:`TimeoutError`."""

    # Whether a failed first write is certain to have sent nothing.
    exact: bool

    def write(self, data: bytes) -> int:
        """Hand over the beginning of ``data``, as much as the line takes now; answers how many bytes."""

    def ask(self, question: bytes, whole: Whole, wait: float) -> bytes:
        """The answer, once it is ``whole``; as much of it as has come after ``wait`` seconds."""

    def settle(self) -> None:
        """Wait until everything has left this machine."""

    def close(self, *, drop: bool) -> None:
        """Hang up; ``drop``: what is still under way must not be printed later."""
