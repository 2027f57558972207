"""A counter's own moves: open, pause, close; and what its officer sees."""

from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, update

from server import clock
from server.catalogue_view import AgencyView, CatalogueView, CounterView
from server.clock import MICRO
from server.db import Tx
from server.domain.ticket import State
from server.problems import Problem
from server.tables import IS_WAITING, calls, counters, events, tickets
from server.tickets import candidates, rows
from server.tickets.rows import TicketRow
from server.tickets.undo import offered
from server.voice import proof

MINUTE = 60 * MICRO
LISTED_NO_SHOWS = 20


class CallRules(Protocol):
    """The hall's settings that a console goes by."""

    @property
    def undo_s(self) -> int:
        """Seconds in which a move can be undone."""

    @property
    def recalls_before_no_show(self) -> int:
        """Recalls after which "did not come" is offered first."""


def open_(tx: Tx, counter: CounterView, actor: str) -> None:
    """Open the counter, or end its pause. Opening an open counter changes nothing."""
    _become(tx, counter, actor, "open", "counter.opened")


def pause(tx: Tx, counter: CounterView, actor: str, reason: str | None, back_at: int | None) -> None:
    """Pause with a public reason and return time; a ticket in hand stays in hand."""
    if _state(tx.conn, counter).state == "closed":
        raise Problem("counter-not-open", f"counter {counter.code} is closed")
    _become(tx, counter, actor, "paused", "counter.paused", reason, back_at)


def close(tx: Tx, counter: CounterView, actor: str) -> None:
    """Close the counter; refused with ``counter-busy`` while it has a ticket in hand."""
    holding = rows.held_by(tx.conn, counter.id)
    if holding is not None:
        raise Problem(
            "counter-busy",
            f"counter {counter.code} still has ticket {holding.number}",
            ticket=rows.as_json(tx.catalogue, holding),
        )
    _become(tx, counter, actor, "closed", "counter.closed")


def set_mode(tx: Tx, counter: CounterView, actor: str, mode: str) -> None:
    """``pull`` or ``auto``; the same mode again changes nothing."""
    if _state(tx.conn, counter).mode == mode:
        return
    row = tx.conn.execute(
        update(counters).where(counters.c.id == counter.id).values(mode=mode).returning(counters)
    ).one()
    told = {"counter": as_json(tx.catalogue, counter, row), "mode": mode}
    tx.emit("counter.mode_set", actor, told, counter_id=counter.id)


def as_json(view: CatalogueView, counter: CounterView, state: Row[Any]) -> dict[str, Any]:
    """A counter with its state, as events and the catalogue show it."""
    zone = view.branch.zone
    return {
        "code": counter.code,
        "name": counter.name,
        "agency": view.agency_by_id[counter.agency_id].code,
        "zone": counter.zone.code,
        "state": state.state,
        "reason": state.reason,
        "back_at": clock.rfc3339_or_none(state.back_at, zone),
    }


def state(
    conn: Connection, view: CatalogueView, counter: CounterView, now: int, rules: CallRules
) -> dict[str, Any]:
    """What the officer's console shows of its own counter."""
    row = _state(conn, counter)
    holding = rows.held_by(conn, counter.id)
    service = view.service_by_id[holding.service_id] if holding else None
    agency = view.agency_by_id[counter.agency_id]
    shown = as_json(view, counter, row)
    return {
        "counter": {"code": counter.code, "name": counter.name},
        "agency": {"code": agency.code, "name": agency.name, "short": agency.short},
        "zone": counter.zone.code,
        "services": [view.service_by_id[service_id].code for service_id in counter.ranks],
        "branch": {"short_name": view.branch.short_name, "timezone": view.branch.timezone},
        "state": row.state,
        "since": clock.rfc3339_or_none(row.since_at, view.branch.zone),
        "mode": row.mode,
        "no_show_offered": holding is not None and holding.recalls >= rules.recalls_before_no_show,
        "announced": proof.as_json(conn, view, holding, now) if holding else None,
        "outcomes": list(service.outcomes) if service else [],
        "also": rows.others_of_visit(conn, view, holding) if holding else [],
        "ticket": _in_hand(conn, view, holding, now) if holding else None,
        "waiting": candidates.count(conn, counter),
        "reason": row.reason,
        "back_at": shown["back_at"],
        "docs": list(service.docs) if service else [],
        "note": holding.note if holding else None,
        "service_target_min": service.minutes if service else None,
        "undo": _undo(conn, view, counter, now, rules.undo_s),
        "now": clock.rfc3339(now, view.branch.zone),
    }


def lists(
    conn: Connection,
    view: CatalogueView,
    counter: CounterView,
    day: str | None,
    now: int,
    target_wait_min: int,
) -> dict[str, Any]:
    """Who waits for this counter, who is set aside or missed, and the day's figures."""

    concerns = or_(tickets.c.service_id.in_(sorted(counter.ranks)), tickets.c.counter_id == counter.id)
    profile = candidates.profile_of(counter)
    return {
        **_three_lists(conn, view, candidates.COVERED, concerns, day, now, target_wait_min, profile),
        "today": _figures(conn, view, counter, day),
    }


def queue_lists(
    conn: Connection, view: CatalogueView, agency: AgencyView, day: str | None, now: int, target_wait_min: int
) -> dict[str, Any]:
    """Who waits for an agency, who is set aside or missed: as a supervisor sees it."""
    concerns = tickets.c.agency_id == agency.id
    return _three_lists(conn, view, and_(IS_WAITING, concerns), concerns, day, now, target_wait_min)


def _three_lists(
    conn: Connection,
    view: CatalogueView,
    waiting: ColumnElement[bool],
    concerns: ColumnElement[bool],
    day: str | None,
    now: int,
    target_wait_min: int,
    profile: dict[str, Any] | None = None,
) -> dict[str, Any]:
    def shown(condition: ColumnElement[bool], *order: Any, most: int | None = None) -> list[dict[str, Any]]:
        found = conn.execute(select(tickets).where(condition).order_by(*order).limit(most), profile)
        return [_listed(view, ticket, now, target_wait_min) for ticket in found]

    today = and_(tickets.c.branch_id == view.branch.id, tickets.c.day == day, concerns)
    return {
        "waiting": shown(waiting, tickets.c.age, tickets.c.id),
        "parked": shown(and_(today, tickets.c.state == "parked"), tickets.c.age),
        "no_shows": shown(
            and_(today, tickets.c.state == "no_show"), tickets.c.ended_at.desc(), most=LISTED_NO_SHOWS
        ),
    }


def _become(
    tx: Tx,
    counter: CounterView,
    actor: str,
    new: str,
    event: str,
    reason: str | None = None,
    back_at: int | None = None,
) -> None:
    was = _state(tx.conn, counter)
    if (was.state, was.reason, was.back_at) == (new, reason, back_at):
        return
    row = tx.conn.execute(
        update(counters)
        .where(counters.c.id == counter.id)
        .values(state=new, reason=reason, back_at=back_at, since_at=tx.at)
        .returning(counters)
    ).one()
    tx.emit(event, actor, {"counter": as_json(tx.catalogue, counter, row)}, counter_id=counter.id)


def _state(conn: Connection, counter: CounterView) -> Row[Any]:
    return conn.execute(select(counters).where(counters.c.id == counter.id)).one()


def _in_hand(conn: Connection, view: CatalogueView, ticket: TicketRow, now: int) -> dict[str, Any]:
    zone = view.branch.zone
    last_called = select(calls.c.last_called_at).where(calls.c.id == ticket.call_id)
    called = ticket.called_at if ticket.called_at is not None else now
    return {
        **rows.as_json(view, ticket),
        "started_at": clock.rfc3339_or_none(ticket.started_at, zone),
        "last_called_at": clock.rfc3339_or_none(conn.execute(last_called).scalar(), zone),
        "waited_min": max(called - ticket.issued_at, 0) // MINUTE,
    }


def _listed(view: CatalogueView, ticket: TicketRow, now: int, target_wait_min: int) -> dict[str, Any]:
    zone = view.branch.zone
    waited = max(now - ticket.issued_at, 0) // MINUTE
    return {
        **rows.as_json(view, ticket),
        "waited_min": waited,
        "late": ticket.state == State.WAITING and waited >= target_wait_min,
        "note": ticket.note,
        "reason": ticket.reason,
        "docs": list(view.service_by_id[ticket.service_id].docs),
        "back_at": clock.rfc3339_or_none(ticket.back_at, zone),
    }


def _undo(
    conn: Connection, view: CatalogueView, counter: CounterView, now: int, undo_s: int
) -> dict[str, Any] | None:
    last = conn.execute(
        select(events)
        # By the counter alone: asked for the branch too, SQLite walks through all of its events.
        .where(events.c.counter_id == counter.id)
        .order_by(events.c.seq.desc())
        .limit(1)
    ).one_or_none()
    if last is None or last.ticket_id is None or not offered(last, counter.id, now, undo_s):
        return None
    ticket = conn.execute(select(tickets).where(tickets.c.id == last.ticket_id)).one()
    if ticket.last_seq != last.seq:
        return None
    return {
        "ticket": str(ticket.id),
        "number": ticket.number,
        "move": last.type.removeprefix("ticket."),
        "until": clock.rfc3339(last.at + undo_s * MICRO, view.branch.zone),
    }


def _figures(conn: Connection, view: CatalogueView, counter: CounterView, day: str | None) -> dict[str, Any]:
    mine = and_(
        tickets.c.branch_id == view.branch.id, tickets.c.day == day, tickets.c.counter_id == counter.id
    )
    served = conn.execute(
        select(func.count(), func.avg(tickets.c.ended_at - tickets.c.started_at)).where(
            mine, tickets.c.state == State.SERVED
        )
    ).one()
    missed = select(func.count()).select_from(tickets).where(mine, tickets.c.state == State.NO_SHOW)
    called = select(func.count()).select_from(calls).where(
        calls.c.counter_id == counter.id, calls.c.day == day, calls.c.undone.is_(False)
    )  # fmt: skip
    return {
        "served": served[0],
        "mean_service_min": round(float(served[1]) / MINUTE, 1) if served[1] is not None else None,
        "no_shows": conn.execute(missed).scalar_one(),
        "calls": conn.execute(called).scalar_one(),
    }
