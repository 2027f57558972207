"""Replays a day's events and explains every overtaking: pure, on the events as they were told.

An overtaking is a call while somebody who came earlier still waits in the same queue. Each is either
explained by a rule (which this replay checks again with its own bookkeeping) or chosen by an officer;
what is neither is unexplained, and so is a move that the ticket table does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from server.domain import assignment
from server.domain.assignment import PastCall, owed_after
from server.domain.ticket import EVENT_OF, HELD_STATES, Move, State, after

MOVE_OF = {event: move for move, event in EVENT_OF.items()}
ISSUED, UNDONE, REORDERED = "ticket.issued", "ticket.undone", "ticket.reordered"
PUSHED_BACK = "ticket.pushed_back"


@dataclass(frozen=True, slots=True)
class Overtaking:
    """``number`` was called (event ``seq``) while ``passed`` had come earlier. ``rule`` None: unexplained."""

    seq: int
    number: str
    passed: str
    rule: str | None
    actor: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ticket got another place: a second chance, a supervisor's reorder, or the visitor was not ready."""

    seq: int
    number: str
    what: str
    actor: str
    why: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the log that cannot have happened in this order."""

    seq: int
    text: str


@dataclass(slots=True)
class _Ticket:
    number: str
    agency: str
    service: str
    priority: bool
    visit: str
    # Its age and, of one moment, the event's number: who was handed in by a kiosk came before its event.
    came: tuple[int, int]
    state: State
    overtaken: int = 0
    reserved: str | None = None
    # A logged exception (second chance, a supervisor's reorder) has given it another place.
    moved: bool = False
    undo: list[_Undo] = field(default_factory=list)


@dataclass(slots=True)
class _Undo:
    """What taking the ticket's last move back restores."""

    state: State
    agency: str
    reserved: str | None
    moved: bool
    overtaken: int
    queue: str = ""
    call: int = 0
    passed: list[str] = field(default_factory=list)


class Review:
    """Feed it a day's ``ticket.*`` events in order; it keeps what it found."""

    def __init__(self) -> None:
        """An empty hall in the morning."""
        self.overtakings: list[Overtaking] = []
        self.exemptions: list[Exemption] = []
        self.faults: list[Fault] = []
        self.calls = 0
        self._tickets: dict[str, _Ticket] = {}
        self._owed: dict[str, int] = {}
        self._standing: dict[str, dict[int, PastCall]] = {}
        """By queue, the calls by its policy that nobody has taken back."""

    @property
    def unexplained(self) -> list[Overtaking]:
        """Overtakings that no rule and nobody's decision explains."""
        return [each for each in self.overtakings if each.rule is None]

    def read(self, events: Iterable[Mapping[str, Any]]) -> Review:
        """Replay events: ``seq``, ``type``, ``at``, ``actor``, ``data``, and ``reason`` of a chosen call."""
        for event in events:
            if event["type"] == ISSUED:
                self._issued(event)
            elif event["type"] == UNDONE:
                self._undone(event)
            elif event["type"] == REORDERED:
                self._exempt(event, self._at(event), f"put at place {event['data']['place']}")
            elif event["type"] == PUSHED_BACK:
                self._exempt(event, self._at(event), f"let {event['data']['places']} go before")
            elif event["type"] in MOVE_OF:
                self._moved(event)
        return self

    def _at(self, event: Mapping[str, Any]) -> _Ticket:
        shown = event["data"]["ticket"]
        known = self._tickets.get(shown["id"])
        if known is None:
            self._fault(event, f"{shown['number']} moves before it was issued")
            known = self._tickets[shown["id"]] = _new(event)
        return known

    def _issued(self, event: Mapping[str, Any]) -> None:
        shown = event["data"]["ticket"]
        if shown["id"] in self._tickets:
            self._fault(event, f"{shown['number']} is issued twice")
        if any(each.number == shown["number"] for each in self._tickets.values()):
            self._fault(event, f"the number {shown['number']} is given out twice")
        self._tickets[shown["id"]] = _new(event)

    def _moved(self, event: Mapping[str, Any]) -> None:
        ticket, move = self._at(event), MOVE_OF[event["type"]]
        shown = event["data"]["ticket"]
        to = after(ticket.state, move)
        if to is None or to != shown["state"]:
            self._fault(event, f"{ticket.number} is {ticket.state}; {move} cannot make it {shown['state']}")
            to = State(shown["state"])
        undo = _Undo(ticket.state, ticket.agency, ticket.reserved, ticket.moved, ticket.overtaken)
        if move is Move.CALL:
            self._called(event, ticket, undo)
        ticket.undo.append(undo)
        ticket.state = to
        ticket.service = shown["service"]["code"]
        if move is Move.TRANSFER:
            ticket.reserved = event["data"].get("to_counter")
        if move is Move.CALL:
            ticket.reserved = None
        if move is Move.RETURN:
            self._exempt(event, ticket, "let in again after a missed call")
        if shown["agency"]["code"] != ticket.agency:
            ticket.agency, ticket.overtaken = shown["agency"]["code"], 0

    def _called(self, event: Mapping[str, Any], ticket: _Ticket, undo: _Undo) -> None:
        why = event["data"]["why"]
        self.calls += 1
        undo.call = event["seq"]
        by_policy = why["policy"] in assignment.VERSIONS
        told = {each["number"]: each["rule"] for each in why["passed_over"]}
        overtakes = False
        for passed_id, passed in self._passed(ticket):
            rule = self._checked(told.get(passed.number), ticket, passed, why)
            self.overtakings.append(
                Overtaking(
                    event["seq"], ticket.number, passed.number, rule, event["actor"], _words(event, rule)
                )
            )
            if rule == assignment.OVERTAKES:
                overtakes = True
                passed.overtaken += 1
                undo.passed.append(passed_id)
        if by_policy:
            undo.queue = ticket.agency
            if overtakes:
                self._owed[ticket.agency] = why["parameters"]["m"]
            elif not ticket.priority:
                self._owed[ticket.agency] = max(self._owed.get(ticket.agency, 0) - 1, 0)
            past = PastCall(ticket.priority, why["parameters"]["m"] if overtakes else None)
            self._standing.setdefault(ticket.agency, {})[event["seq"]] = past

    def _passed(self, called: _Ticket) -> Iterator[tuple[str, _Ticket]]:
        """Who came earlier and still waits in the queue; whom an exception moved is out of this order."""
        if called.moved:
            return
        for ticket_id, ticket in self._tickets.items():
            waits = ticket.state is State.WAITING and ticket.agency == called.agency and not ticket.moved
            if waits and ticket.came < called.came:
                yield ticket_id, ticket

    def _checked(
        self, rule: str | None, called: _Ticket, passed: _Ticket, why: Mapping[str, Any]
    ) -> str | None:
        """``rule`` where the replay agrees that it applies, else None."""
        if rule == assignment.OVERTAKES:
            allowed = (
                why["policy"] == "oq"
                and called.priority
                and not passed.priority
                and self._owed.get(called.agency, 0) == 0
                and passed.overtaken < why["parameters"]["k"]
            )
            return rule if allowed else None
        if rule == assignment.RESERVED:
            return rule if passed.reserved is not None else None
        if rule == assignment.VISIT_BUSY:
            return rule if self._at_a_counter(passed.visit) else None
        if rule == assignment.CHOSEN:
            return rule if why["policy"] == "chosen" else None
        return rule if rule in assignment.EXPLAINED else None

    def _at_a_counter(self, visit: str) -> bool:
        return any(each.visit == visit and each.state in HELD_STATES for each in self._tickets.values())

    def _undone(self, event: Mapping[str, Any]) -> None:
        ticket = self._at(event)
        if not ticket.undo:
            self._fault(event, f"{ticket.number} has no move that could be undone")
            return
        undo = ticket.undo.pop()
        if undo.state != event["data"]["ticket"]["state"]:
            shown = event["data"]["ticket"]["state"]
            self._fault(event, f"undo makes {ticket.number} {shown}, but before it was {undo.state}")
        ticket.state, ticket.agency, ticket.reserved = undo.state, undo.agency, undo.reserved
        ticket.moved = undo.moved
        if undo.call:
            self.calls -= 1
            for passed_id in undo.passed:
                passed = self._tickets[passed_id]
                passed.overtaken = max(passed.overtaken - 1, 0)
            if undo.queue:
                standing = self._standing[undo.queue]
                del standing[undo.call]
                self._owed[undo.queue] = owed_after(reversed(standing.values()))
        else:
            ticket.overtaken = undo.overtaken

    def _exempt(self, event: Mapping[str, Any], ticket: _Ticket, what: str) -> None:
        ticket.moved = True
        why = str(event.get("reason") or "")
        self.exemptions.append(Exemption(event["seq"], ticket.number, what, event["actor"], why))

    def _fault(self, event: Mapping[str, Any], text: str) -> None:
        self.faults.append(Fault(event["seq"], text))


def _new(event: Mapping[str, Any]) -> _Ticket:
    shown = event["data"]["ticket"]
    return _Ticket(
        number=shown["number"],
        agency=shown["agency"]["code"],
        service=shown["service"]["code"],
        priority=shown["priority"],
        visit=shown["visit"],
        came=(event["data"].get("age") or event.get("at") or 0, event["seq"]),
        state=State.WAITING if event["type"] == ISSUED else State(event["data"]["from"] or "waiting"),
    )


def _words(event: Mapping[str, Any], rule: str | None) -> str:
    why = event["data"]["why"]
    if rule == assignment.OVERTAKES:
        given = ", ".join(f"{name}={value}" for name, value in why["parameters"].items())
        return f"{why['policy']} v{why['version']} ({given})"
    return str(event.get("reason") or "") if rule == assignment.CHOSEN else ""
