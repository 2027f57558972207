"""What a counter may call: its own state, and every move of a ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from flask import Blueprint, request
from pydantic import AwareDatetime, Field, StringConstraints

from server import auth, board, clock, desk, notices, reprints, seats, tickets
from server.bodies import MaybeReasonBody, ReasonBody, ServiceCode, TransferBody
from server.catalogue_view import CounterView
from server.printer_schemas import ReprintedTicket
from server.problems import Problem
from server.schemas import CalledAnswer, CounterState, TicketAnswer, WaitingAnswer
from server.voice import proof
from server.web import Answer, Body, Call, Empty, Look, Words, command, query

api = Blueprint("counter", __name__, url_prefix="/api/v1/counter")

# A manager has no counter of their own and names one.
_WHICH = {"name": "counter", "in": "query", "required": False, "schema": {"type": "string"}}

EARLIEST_BACK_S, LATEST_BACK_S = 60, 24 * 3600
""""Back at" may lie so far in the past (clocks differ) and in the future."""


LongWords = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class PauseBody(Body):
    """Why the counter pauses and when it is back; both are public."""

    reason: Words | None = None
    back_at: AwareDatetime | None = None


class FinishBody(Body):
    """How it ended, where it is asked; ``missing`` names documents, with the outcome ``papers-missing``."""

    outcome: Annotated[str, StringConstraints(min_length=1, max_length=40)] | None = None
    missing: Annotated[list[LongWords], Field(min_length=1, max_length=20)] | None = None


class DirectBody(Body):
    """Who is served without a number; no service: the first one of the counter's profile."""

    service: ServiceCode | None = None
    priority: bool = False
    language: Annotated[str, StringConstraints(min_length=1, max_length=20)] | None = None


class AddBody(Body):
    """The further service that the visitor needs."""

    service: ServiceCode


class ModeBody(Body):
    """``pull``: the officer presses Next. ``auto``: the counter gets the next visitor by itself."""

    mode: Literal["pull", "auto"]


@api.get("/state")
@query(auth.COUNTER, answer=CounterState, parameters=(_WHICH,))
def state(look: Look) -> Answer:
    """The counter, the ticket in its hand, and how many wait."""
    return {**_state(look), "officer": look.caller.name, "trial": look.hall.settings.trial}


@api.get("/waiting")
@query(auth.COUNTER, answer=WaitingAnswer, parameters=(_WHICH,))
def waiting(look: Look) -> Answer:
    """Who waits for this counter, who is set aside, who was missed, and the day's figures."""
    view = look.hall.db.catalogue(look.conn)
    branch = board.branch_row(look.conn, view)
    now = board.now_of(look.hall.db, branch)
    target = look.hall.settings.calls.target_wait_min
    lists = desk.lists(look.conn, view, _counter_of(look), branch.day, now, target)
    return {"seq": branch.seq, "now": clock.rfc3339(now, look.hall.db.zone), **lists}


@api.post("/open")
@command(auth.COUNTER, answer=CounterState)
def open_(call: Call, _body: Empty) -> Answer:
    """Open the counter, or end its pause."""
    desk.open_(call.tx, call.counter, call.actor)
    return _after(call)


@api.post("/pause")
@command(auth.COUNTER, body=PauseBody, answer=CounterState)
def pause(call: Call, body: PauseBody) -> Answer:
    """Pause with a public reason and return time."""
    desk.pause(call.tx, call.counter, call.actor, body.reason, _back_at(call, body))
    return _after(call)


@api.post("/close")
@command(auth.COUNTER, answer=CounterState)
def close(call: Call, _body: Empty) -> Answer:
    """Close the counter; not with a ticket in hand."""
    desk.close(call.tx, call.counter, call.actor)
    return _after(call)


@api.post("/call-next")
@command(auth.COUNTER, answer=CalledAnswer)
def call_next(call: Call, _body: Empty) -> Answer:
    """Call the next visitor; the answer says why this one."""
    # A person's second press within a moment is a mistake; a program means what it sends.
    least_between_s = call.hall.settings.calls.least_between_calls_s if call.caller.session else 0
    return tickets.call_next(call.tx, call.counter, call.actor, least_between_s)


@api.post("/tickets/<ticket>/call")
@command(auth.COUNTER, body=ReasonBody, answer=TicketAnswer)
def call_chosen(call: Call, body: ReasonBody, ticket: str) -> Answer:
    """Call this ticket out of turn, with a reason."""
    return tickets.call_chosen(call.tx, ticket, call.counter, call.actor, body.reason)


def _simple_move(name: str, move: Callable[..., dict[str, Any]], doc: str) -> None:
    """Routes of the moves that need nothing but the ticket."""

    def view(call: Call, _body: Empty, ticket: str) -> Answer:
        return move(call.tx, ticket, call.counter, call.actor)

    view.__name__, view.__doc__ = name.replace("-", "_"), doc
    api.post(f"/tickets/<ticket>/{name}")(command(auth.COUNTER, answer=TicketAnswer)(view))


_simple_move("start", tickets.start, "The visitor has come: service begins.")
_simple_move("resume", tickets.resume, "A parked ticket waits again, at its old age.")


@api.post("/tickets/<ticket>/no-show")
@command(auth.COUNTER, answer=TicketAnswer)
def no_show(call: Call, _body: Empty, ticket: str) -> Answer:
    """The visitor did not come; only after the call was announced."""
    rules = call.hall.settings.calls
    rule = proof.Rule(rules.announced_before_no_show, rules.announced_within_s)
    return tickets.no_show(call.tx, ticket, call.counter, call.actor, rule)


@api.post("/tickets/<ticket>/recall")
@command(auth.COUNTER, answer=TicketAnswer)
def recall(call: Call, _body: Empty, ticket: str) -> Answer:
    """Call the visitor once more; counted."""
    return tickets.recall(call.tx, ticket, call.counter, call.actor, call.hall.settings.calls.recall_gap_s)


@api.post("/tickets/<ticket>/finish")
@command(auth.COUNTER, body=FinishBody, answer=TicketAnswer)
def finish(call: Call, body: FinishBody, ticket: str) -> Answer:
    """The visitor has been served, or has to come again with papers that were missing."""
    return tickets.finish(
        call.tx, ticket, call.counter, call.actor, outcome=body.outcome, missing=body.missing
    )


@api.post("/tickets/<ticket>/add")
@command(auth.COUNTER, body=AddBody, answer=TicketAnswer, status=201)
def add_service(call: Call, body: AddBody, ticket: str) -> Answer:
    """A further errand of the same visitor: a ticket of its own in the same visit."""
    return tickets.add_service(call.tx, ticket, call.counter, call.actor, body.service)


@api.post("/serve-direct")
@command(auth.COUNTER, body=DirectBody, answer=TicketAnswer, status=201)
def serve_direct(call: Call, body: DirectBody) -> Answer:
    """Serve somebody who has taken no number."""
    return tickets.serve_direct(
        call.tx,
        call.counter,
        call.actor,
        body.service,
        priority=body.priority,
        language=call.hall.settings.languages.checked(body.language),
    )


@api.post("/mode")
@command(auth.COUNTER, body=ModeBody, answer=CounterState)
def set_mode(call: Call, body: ModeBody) -> Answer:
    """Whether the officer presses Next, or the next visitor comes by itself."""
    desk.set_mode(call.tx, call.counter, call.actor, body.mode)
    return _after(call)


@api.post("/tickets/<ticket>/park")
@command(auth.COUNTER, body=PauseBody, answer=TicketAnswer)
def park(call: Call, body: PauseBody, ticket: str) -> Answer:
    """Set the ticket aside, with a reason and an optional return time."""
    return tickets.park(call.tx, ticket, call.counter, call.actor, body.reason, _back_at(call, body))


@api.post("/tickets/<ticket>/return")
@command(auth.COUNTER, answer=TicketAnswer)
def give_second_chance(call: Call, _body: Empty, ticket: str) -> Answer:
    """A visitor who missed the call waits again, once, some places behind."""
    places = call.hall.settings.calls.return_places
    return tickets.give_second_chance(call.tx, ticket, call.counter, call.actor, places)


@api.post("/tickets/<ticket>/transfer")
@command(auth.COUNTER, body=TransferBody, answer=TicketAnswer)
def transfer(call: Call, body: TransferBody, ticket: str) -> Answer:
    """To another service, agency, counter or officer: same number, same age."""
    return tickets.transfer(
        call.tx,
        ticket,
        call.counter,
        call.actor,
        to=body.destination,
        note=body.note,
    )


@api.post("/tickets/<ticket>/cancel")
@command(auth.COUNTER, body=MaybeReasonBody, answer=TicketAnswer)
def cancel(call: Call, body: MaybeReasonBody, ticket: str) -> Answer:
    """End a visit before service."""
    return tickets.cancel(call.tx, ticket, call.counter, call.actor, body.reason)


@api.post("/tickets/<ticket>/undo")
@command(auth.COUNTER, answer=TicketAnswer)
def undo(call: Call, _body: Empty, ticket: str) -> Answer:
    """Take back the last move, within seconds."""
    return tickets.undo(call.tx, ticket, call.counter, call.actor, call.hall.settings.calls.undo_s)


@api.post("/tickets/<ticket>/reprint")
@command(auth.COUNTER, body=reprints.ReprintBody, answer=ReprintedTicket, status=201)
def reprint(call: Call, body: reprints.ReprintBody, ticket: str) -> Answer:
    """Print a copy of a slip that was lost or did not come out."""
    return reprints.by_staff(call, body, ticket)


def _back_at(call: Call, body: PauseBody) -> int | None:
    if body.back_at is None:
        return None
    seconds = body.back_at.timestamp() - call.tx.at / clock.MICRO
    if not -EARLIEST_BACK_S <= seconds <= LATEST_BACK_S:
        raise Problem("validation", "back_at must be a moment from now to tomorrow")
    return clock.from_datetime(body.back_at)


def _state(look: Look) -> dict[str, Any]:
    view = look.hall.db.catalogue(look.conn)
    branch = board.branch_row(look.conn, view)
    now = board.now_of(look.hall.db, branch)
    shown = desk.state(look.conn, view, _counter_of(look), now, look.hall.settings.calls)
    return {
        **shown,
        "hall": board.opening_json(view, branch, now, look.hall.db),
        "asked_for": seats.asked_for(look.conn, look.caller.session, now),
        "notices": notices.shown(look.conn, view, now),
    }


def _after(call: Call) -> dict[str, Any]:
    rules = call.hall.settings.calls
    shown = desk.state(call.tx.conn, call.tx.catalogue, call.counter, call.tx.at, rules)
    return {**shown, "officer": call.caller.name, "trial": call.hall.settings.trial}


def _counter_of(look: Look) -> CounterView:
    """The caller's counter; a manager names one with ``?counter=``."""
    if look.caller.counter is not None:
        return look.caller.counter
    code = request.args.get("counter")
    if code is None:
        raise Problem("validation", "say which counter: ?counter=CODE")
    counter = look.hall.db.catalogue(look.conn).counter_by_code.get(code)
    if counter is None:
        raise Problem("not-found", f"no counter has the code {code!r}")
    return counter
