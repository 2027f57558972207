"""What a printer says about itself: at once (``DLE EOT``), and in its turn behind a slip.

A printer that says nothing is *silent*, never *fine*: many clones do not answer, and python-escpos takes an
empty answer for "there is paper". ``DLE EOT`` is answered while the slip may still lie in the printer's
memory; what proves a slip is what the printer answers in its turn, when everything before has been printed:
``GS ( H`` (function 48, Epson) with the slip's own id, or at least ``GS r``. A clone that knows neither
takes the letters of the question for a line that has not ended, and the next slip's reset throws them away.
"""

from __future__ import annotations

from dataclasses import dataclass

# Online or not; why it is offline; the paper.
QUESTIONS = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
ANSWERS = 3

# Both are asked behind a slip: the printer answers them in their turn.
PROCESS_ID = b"\x1d(H\x06\x0000"
PAPER_IN_TURN = b"\x1dr\x01"
ID_LENGTH = 4

_PROCESS_ANSWER = b"\x37\x22"
_PROCESS_ANSWER_LENGTH = len(_PROCESS_ANSWER) + ID_LENGTH + 1


@dataclass(frozen=True, slots=True)
class Status:
    """``trouble`` and ``warning`` are codes of problems; both None and ``answered``: all is well."""

    answered: bool
    trouble: str | None = None
    warning: str | None = None


SILENT = Status(answered=False)


@dataclass(frozen=True, slots=True)
class InTurn:
    """What came back behind a slip: process ids, and whether the paper was asked for and is there."""

    ids: tuple[bytes, ...] = ()
    paper: bool | None = None

    def proves(self, process_id: bytes) -> bool:
        """Whether the printer has said that this very slip is done."""
        return process_id in self.ids

    def is_whole(self, process_id: bytes) -> bool:
        """Whether there is nothing more to wait for: an answer with another id is about another slip."""
        return self.proves(process_id) or (self.paper is not None and not self.ids)


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


def question_in_turn(process_id: bytes | None) -> bytes:
    """What is asked behind a slip; without an id only for the paper."""
    return (PROCESS_ID + process_id if process_id else b"") + PAPER_IN_TURN


def understand_in_turn(reply: bytes) -> InTurn:
    """The meaning of what came back behind a slip; what is no answer is passed over."""
    ids: list[bytes] = []
    paper: bool | None = None
    at = 0
    while at < len(reply):
        piece = reply[at : at + _PROCESS_ANSWER_LENGTH]
        if piece.startswith(_PROCESS_ANSWER[:1]) and len(piece) < _PROCESS_ANSWER_LENGTH:
            break  # it has not come whole yet
        if piece.startswith(_PROCESS_ANSWER) and piece.endswith(b"\0"):
            ids.append(piece[len(_PROCESS_ANSWER) : -1])
            at += len(piece)
            continue
        if reply[at] & 0xF0 == 0:
            paper = not reply[at] & 0x0C
        at += 1
    return InTurn(tuple(ids), paper)
