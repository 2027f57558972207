"""A kiosk that was cut off hands in what it has issued: each ticket once, where its age belongs.

The visitor has the slip in hand, so the ticket is placed if that is at all possible. What the server had
issued for the same first try, whose answer was lost, is nobody's and is taken back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from server import answers, auth, kiosks
from server.catalogue_view import AgencyView, ServiceView
from server.clock import MICRO
from server.db import Tx
from server.domain.ages import Place
from server.domain.bands import Partition
from server.domain.ticket import Move, State, after
from server.exchange import encode, problem_body
from server.problems import Problem
from server.tables import IS_WAITING, calls, events, hand_ins, print_jobs, tickets, visits
from server.tickets import rows

FIRST_TRY = ("POST", "/api/v1/kiosk/tickets")
OTHER_DAY, DAY_CLOSED, NOT_ITS_BAND, TAKEN = "other-day", "day-closed", "not-its-band", "number-taken"

_KNOWN = select(hand_ins).where(
    hand_ins.c.device_id.in_(bindparam("devices", expanding=True)), hand_ins.c.key == bindparam("first")
)
_BY_ID = select(tickets).where(tickets.c.id == bindparam("ticket"))
_OLDER = select(func.count()).where(
    IS_WAITING, tickets.c.agency_id == bindparam("agency"), tickets.c.age <= bindparam("age")
)
_IN_TURN = (
    select(tickets.c.age, calls.c.why)
    .join(calls, calls.c.ticket_id == tickets.c.id)
    .where(calls.c.branch_id == bindparam("branch"), calls.c.day == bindparam("today"), ~calls.c.undone)
    .where(tickets.c.agency_id == bindparam("agency"), tickets.c.state != State.WAITING)
    .order_by(tickets.c.age.desc())
)
_BEFORE = select(func.max(hand_ins.c.age)).where(
    hand_ins.c.device_id.in_(bindparam("devices", expanding=True)),
    hand_ins.c.day == bindparam("today"),
    hand_ins.c.agency == bindparam("agency"),
)
_OPENED = select(func.min(events.c.at)).where(
    events.c.branch_id == bindparam("branch"),
    events.c.day == bindparam("today"),
    events.c.type == "day.opened",
)
_opened: dict[tuple[int, str], int] = {}
"""When a business day began; that does not change any more, and to look for it reads the day's events."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Who hands in: its id, how events name it, and what it was before it was paired anew (with itself)."""

    device_id: int
    actor: str
    been: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """A ticket as the kiosk has issued it; ``key`` is that of the visitor's first try."""

    key: str
    token: str
    number: str
    day: str
    service: str
    priority: bool
    language: str
    age_s: float
    paper: str
    paper_why: str | None = None
    copies: int = 0


def hand_in(tx: Tx, kiosk: Kiosk, issued: Issued, partition: Partition, sent_at: int) -> dict[str, Any]:
    """Place one ticket, or keep for staff why not. A repeat changes nothing and answers the same.

    ``sent_at``: when the kiosk made the call, the moment from which the ages count back.
    """
    here = {"devices": kiosk.been, "first": issued.key}
    known = tx.conn.execute(_KNOWN, here).one_or_none()
    if known is not None:
        return _told(tx, known)
    replaced = take_back(tx, kiosk, issued.key, issued.number)
    service = _service(tx, issued)
    came = sent_at - round(max(issued.age_s, 0.0) * MICRO)
    refused = _refusal(tx, kiosk, issued, service, partition)
    ticket = None
    if refused is None and service is not None:
        came = min(came, replaced.age) if replaced is not None else came
        ticket = _place(tx, kiosk, issued, service, came, replaced)
    row = {
        "device_id": kiosk.device_id,
        "key": issued.key,
        "branch_id": tx.branch_id,
        "day": tx.today,
        "number": issued.number,
        "at": tx.at,
        "agency": tx.catalogue.agency_of(service).code if service and ticket else None,
        "age": ticket.age if ticket else min(came, tx.at),
        "ticket_id": ticket.id if ticket else None,
        "replaced_id": replaced.id if replaced else None,
        "refused": None if ticket else refused,
        "service": service.name if service else issued.service,
    }
    tx.conn.execute(insert(hand_ins).values(row))
    kiosks.handed_in(tx, kiosk.device_id)
    if ticket is None:
        told = {"number": issued.number, "service": row["service"], "why": refused, "day": issued.day}
        tx.emit("kiosk.slip_refused", kiosk.actor, told)
    return _told(tx, tx.conn.execute(_KNOWN, here).one())


def take_back(tx: Tx, kiosk: Kiosk, key: str, instead: str | None) -> rows.TicketRow | None:
    """Cancel what the server issued for a try whose answer was lost; the try, if it comes late, does nothing.

    ``instead`` is the number that the visitor holds; None: nobody has waited for an answer.
    """
    tries = [answers.key_of(key, auth.scope_of(each), *FIRST_TRY, b"", secret=False) for each in kiosk.been]
    first, (status, body) = next(
        ((each, stored) for each in tries if (stored := answers.peek(tx, each))), (None, (0, b""))
    )
    if first is None:
        answers.keep_for_any(tx, tries[0], 409, _over(key))
        return None
    shown = json.loads(body) if status == 201 else {}
    if "id" not in shown:
        return None
    answers.change(tx, first, 409, _over(key))
    ticket = tx.conn.execute(_BY_ID, {"ticket": int(shown["id"])}).one()
    tx.conn.execute(
        update(print_jobs)
        .where(print_jobs.c.ticket_id == ticket.id, print_jobs.c.state == "queued")
        .values(state="expired", ended_at=tx.at, error={"code": "taken-back"})
    )
    if after(State(ticket.state), Move.CANCEL) is not None:
        reason = "handed-in" if instead else "answer-lost"
        told = {"reason": reason, "instead": instead}
        changes = {"ended_at": tx.at, "reason": reason, "paper": "expired"}
        rows.claim(tx, ticket, Move.CANCEL, kiosk.actor, None, changes, told=told)
    return ticket


def _over(key: str) -> bytes:
    """What the key is answered from now on."""
    return encode(problem_body(Problem("illegal-move", f"the try {key} was taken back by its kiosk")))


def _refusal(
    tx: Tx, kiosk: Kiosk, issued: Issued, service: ServiceView | None, partition: Partition
) -> str | None:
    if issued.day != tx.today:
        return OTHER_DAY
    if tx.day_closed:
        return DAY_CLOSED
    if service is None or _agency(tx, kiosk, issued.number, partition) != tx.catalogue.agency_of(service):
        return NOT_ITS_BAND
    number = (tickets.c.day == tx.today) & (tickets.c.number == issued.number)
    same = ((tickets.c.branch_id == tx.branch_id) & number) | (tickets.c.token == issued.token)
    taken = select(tickets.c.id).where(same)
    return TAKEN if tx.conn.execute(taken).first() else None


def _agency(tx: Tx, kiosk: Kiosk, number: str, partition: Partition) -> AgencyView | None:
    """Whose number it is, out of a band of this kiosk."""
    for band in kiosks.bands_of(tx, kiosk.device_id):
        if band < partition.bands:
            for code, its in kiosks.numbers(tx.catalogue, partition, band).items():
                if its.holds(number):
                    return tx.catalogue.agency_by_code[code]
    return None


def _service(tx: Tx, issued: Issued) -> ServiceView | None:
    """What the visitor came for; where that is gone meanwhile, the first service of the same letter."""
    service = tx.catalogue.service_by_code.get(issued.service)
    if service is not None:
        return service
    prefix = issued.number.partition("-")[0]
    for code in (prefix, prefix[:1]):
        agency = tx.catalogue.agency_by_code.get(code)
        if agency is not None and agency.services:
            return agency.services[0]
    return None


def _place(
    tx: Tx, kiosk: Kiosk, issued: Issued, service: ServiceView, came: int, replaced: rows.TicketRow | None
) -> rows.TicketRow:
    agency = tx.catalogue.agency_of(service)
    here = {"agency": agency.id, "today": tx.today, "branch": tx.branch_id}
    before = {"devices": kiosk.been, "today": tx.today, "agency": agency.code}
    place = Place(_day_began(tx), _line(tx, here), tx.conn.execute(_BEFORE, before).scalar_one())
    age = place.of(came, tx.at)
    visit = {"branch_id": tx.branch_id, "day": tx.today, "started_at": age}
    new = {
        "branch_id": tx.branch_id,
        "day": tx.today,
        "number": issued.number,
        "visit_id": tx.conn.execute(insert(visits).values(visit).returning(visits.c.id)).scalar_one(),
        "agency_id": agency.id,
        "service_id": service.id,
        "state": State.WAITING,
        "priority": issued.priority,
        "language": issued.language,
        "token": issued.token,
        "device_id": kiosk.device_id,
        "age": age,
        "issued_at": age,
        "ahead_at_issue": tx.conn.execute(_OLDER, {"agency": agency.id, "age": age}).scalar_one(),
        "paper": issued.paper,
        "paper_why": issued.paper_why,
        "last_seq": tx.seq + 1,
    }
    ticket = tx.conn.execute(insert(tickets).values(new).returning(tickets)).one()
    told = {"handed_in": True, "age": age, "replaces": replaced.number if replaced else None}
    data = rows.event_data(tx.catalogue, ticket, None, None, told)
    tx.emit("ticket.issued", kiosk.actor, data, ticket_id=ticket.id)
    for _ in range(issued.copies):
        told = {"printer": kiosks.printer_of(kiosk.device_id), "copy": True, "job": "0"}
        again = rows.event_data(tx.catalogue, ticket, ticket, None, told)
        tx.emit("ticket.reprinted", kiosk.actor, again, ticket_id=ticket.id)
    return ticket


def _line(tx: Tx, here: dict[str, Any]) -> int | None:
    """How far the queue has been called in turn; a call that passed somebody over by a rule sets no line."""
    return next((age for age, why in tx.conn.execute(_IN_TURN, here) if not why.get("passed_over")), None)


def _day_began(tx: Tx) -> int:
    if (tx.branch_id, tx.today) not in _opened:
        _opened.clear()
        began = tx.conn.execute(_OPENED, {"branch": tx.branch_id, "today": tx.today}).scalar_one()
        _opened[tx.branch_id, tx.today] = tx.at if began is None else began
    return _opened[tx.branch_id, tx.today]


def _told(tx: Tx, row: Row[Any]) -> dict[str, Any]:
    ticket = tx.conn.execute(_BY_ID, {"ticket": row.ticket_id}).one() if row.ticket_id else None
    gone = tx.conn.execute(_BY_ID, {"ticket": row.replaced_id}).one() if row.replaced_id else None
    return {
        "key": row.key,
        "number": row.number,
        "state": "placed" if ticket else "refused",
        "why": row.refused,
        "ticket": rows.as_json(tx.catalogue, ticket) if ticket else None,
        "replaced": gone.number if gone else None,
    }
