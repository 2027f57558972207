"""The life of a ticket: every state, every move, one table.

Nothing else decides whether a move is legal. A reader can check the table against the
drawing in ARCHITECTURE.md; a test walks every (state, move) pair.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a ticket stands. ``called`` and ``serving`` are never merged: walking time would be lost."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Move(StrEnum):
    """What somebody does with a ticket."""

    CALL = "call"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    PARK = "park"
    RESUME = "resume"
    TRANSFER = "transfer"
    NO_SHOW = "no_show"
    RETURN = "return"
    CANCEL = "cancel"
    EXPIRE = "expire"


OPEN_STATES = frozenset({State.WAITING, State.CALLED, State.SERVING, State.PARKED})
"""States in which the visitor is still in the hall."""

OVER_STATES = frozenset({State.SERVED, State.EXPIRED})
"""States from which nobody comes back to a queue, not by a second chance nor by an undo."""

HELD_STATES = frozenset({State.CALLED, State.SERVING})
"""States in which a counter has the ticket in hand."""

_EVERY_OPEN_STATE_EXPIRES: dict[tuple[State, Move], State] = {
    (state, Move.EXPIRE): State.EXPIRED for state in sorted(OPEN_STATES)
}

TABLE: dict[tuple[State, Move], State] = {
    (State.WAITING, Move.CALL): State.CALLED,
    (State.PARKED, Move.CALL): State.CALLED,
    (State.CALLED, Move.RECALL): State.CALLED,
    (State.CALLED, Move.START): State.SERVING,
    (State.SERVING, Move.FINISH): State.SERVED,
    (State.CALLED, Move.PARK): State.PARKED,
    (State.SERVING, Move.PARK): State.PARKED,
    (State.PARKED, Move.RESUME): State.WAITING,
    (State.CALLED, Move.TRANSFER): State.WAITING,
    (State.SERVING, Move.TRANSFER): State.WAITING,
    (State.WAITING, Move.TRANSFER): State.WAITING,
    (State.CALLED, Move.NO_SHOW): State.NO_SHOW,
    (State.NO_SHOW, Move.RETURN): State.WAITING,
    (State.WAITING, Move.CANCEL): State.CANCELLED,
    (State.PARKED, Move.CANCEL): State.CANCELLED,
    (State.CALLED, Move.CANCEL): State.CANCELLED,
    **_EVERY_OPEN_STATE_EXPIRES,
}
"""``(state, move) -> state``. A pair that is not here is illegal."""

EVENT_OF: dict[Move, str] = {
    Move.CALL: "ticket.called",
    Move.RECALL: "ticket.recalled",
    Move.START: "ticket.started",
    Move.FINISH: "ticket.finished",
    Move.PARK: "ticket.parked",
    Move.RESUME: "ticket.resumed",
    Move.TRANSFER: "ticket.transferred",
    Move.NO_SHOW: "ticket.no_show",
    Move.RETURN: "ticket.returned",
    Move.CANCEL: "ticket.cancelled",
    Move.EXPIRE: "ticket.expired",
}
"""The event that each move leaves behind."""

UNDOABLE = frozenset(EVENT_OF[move] for move in Move if move is not Move.EXPIRE)
"""Events whose move the same counter may take back for a few seconds."""


def after(state: State, move: Move) -> State | None:
    """The state that ``move`` leads to from ``state``, or None when the move is illegal there."""
    return TABLE.get((state, move))
