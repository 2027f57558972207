"""What a printer says about itself: the answers to ``DLE EOT``.

A printer that says nothing is *silent*, never *fine*: many clones do not answer, and python-escpos takes an
empty answer for "there is paper".
"""

from __future__ import annotations

from dataclasses import dataclass

# Online or not; why it is offline; the paper.
QUESTIONS = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
ANSWERS = 3

# Asked behind a slip: the printer answers it in its turn, when the slip is done.
AFTER_SLIP = b"\x1dr\x01"


@dataclass(frozen=True, slots=True)
class Status:
    """``trouble`` and ``warning`` are codes of problems; both None and ``answered``: all is well."""

    answered: bool
    trouble: str | None = None
    warning: str | None = None


SILENT = Status(answered=False)


def understand(reply: bytes) -> Status:
    """The meaning of the three answers; fewer bytes, or bytes that are no answers, count as silence."""
    if len(reply) != ANSWERS or any(byte & 0x93 != 0x12 for byte in reply):
        return SILENT
    online, cause, paper = reply
    if paper & 0x60 or cause & 0x20:
        return Status(True, trouble="paper-out")
    if cause & 0x04:
        return Status(True, trouble="cover-open")
    if cause & 0x40:
        return Status(True, trouble="printer-error")
    if online & 0x08:
        return Status(True, trouble="offline")
    return Status(True, warning="paper-low" if paper & 0x0C else None)
