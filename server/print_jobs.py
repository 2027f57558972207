"""The outbox of slips: paper at most once.

``queued -> sending -> done | unknown | failed | expired``. ``sending`` is committed before the first
byte leaves; a crash in between is ``unknown``, and only a person prints again, marked as a copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update

from server.clock import MICRO
from server.db import Tx
from server.prepared import Prepared
from server.tables import is_unprinted, print_jobs, tickets
from server.tickets import rows

_OPEN = is_unprinted(print_jobs)
_in_hand = print_jobs.alias("in_hand")
# One slip at a time on a printer, whichever server process sends it.
_sending = select(_in_hand.c.id).where(
    _in_hand.c.branch_id == bindparam("branch"),
    _in_hand.c.printer == bindparam("on"),
    is_unprinted(_in_hand),
    _in_hand.c.state == "sending",
)
_next = (
    select(print_jobs.c.id)
    .where(print_jobs.c.branch_id == bindparam("branch"), _OPEN, print_jobs.c.state == "queued")
    .where(print_jobs.c.printer == bindparam("on"), print_jobs.c.expires_at > bindparam("at"))
    .where(~_sending.exists())
    .order_by(print_jobs.c.id)
    .limit(1)
    .correlate(None)
)
_CLAIM = Prepared(
    update(print_jobs)
    .where(print_jobs.c.id == _next.scalar_subquery(), print_jobs.c.state == "queued")
    .values(state="sending", sent_at=bindparam("at"))
    .returning(print_jobs.c.id, print_jobs.c.ticket_id, print_jobs.c.printer, print_jobs.c.slip)
)
_END = Prepared(
    update(print_jobs)
    .where(print_jobs.c.id == bindparam("job"), print_jobs.c.state == bindparam("seen"))
    .values(ended_at=bindparam("at"))
    .returning(print_jobs.c.id, print_jobs.c.ticket_id, print_jobs.c.printer)
)
_QUEUE = Prepared(insert(print_jobs).returning(print_jobs.c.id))
# What is on paper stays on paper, whatever becomes of a second slip.
_PAPER = update(tickets).where(tickets.c.id == bindparam("ticket"), tickets.c.paper != "done")
_newer = print_jobs.alias("newer")
_PAPER_OF_NEWEST = Prepared(
    _PAPER.where(
        ~select(_newer.c.id)
        .where(_newer.c.ticket_id == bindparam("ticket"), _newer.c.id > bindparam("job"))
        .exists()
    )
    .values(paper=bindparam("came_to"), paper_why=bindparam("why"))
    .returning(tickets)
)
_IN_HAND = Prepared(_PAPER.values(paper="sending", paper_why=None))
_ON_PAPER = Prepared(_PAPER.values(paper="done", paper_why=None).returning(tickets))
_TICKET = select(tickets).where(tickets.c.id == bindparam("ticket"))
UNCONFIRMED = "unconfirmed"
"""The code of a slip that may well be on paper: its printer is mute."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where and how a kiosk's slip is printed. ``base_url`` is what its QR begins with."""

    printer: str
    kiosk: str
    base_url: str
    wifi: str
    expires_s: int
    trial: bool

    def url(self, token: str) -> str:
        """The visitor's page, as the slip's QR holds it."""
        return f"{self.base_url}/t/{token}"


@dataclass(frozen=True, slots=True)
class Job:
    """A job that has been claimed for sending."""

    id: int
    printer: str
    slip: dict[str, Any]


def queue_ticket(tx: Tx, ticket: rows.TicketRow, shown: dict[str, Any], token: str, order: Order) -> None:
    """Write down the slip of a new ticket, in the transaction that issues it."""
    queue(tx, ticket.id, slip_of(tx, ticket, shown, token, order), order.printer, order.expires_s)


def slip_of(
    tx: Tx, ticket: rows.TicketRow, shown: dict[str, Any], token: str, order: Order
) -> dict[str, Any]:
    """What stands on the slip of a ticket that is ``shown`` to its visitor."""
    service = tx.catalogue.service_by_id[ticket.service_id]
    agency = tx.catalogue.agency_by_id[ticket.agency_id]
    # Without an open counter nobody can promise anything.
    expected = shown["estimate"] if shown["open_counters"] else {"low_min": None, "high_min": None}
    return {
        "kind": "ticket",
        "branch": tx.catalogue.branch.short_name,
        "agency": agency.short,
        "service": service.name,
        "zone": agency.zone.code,
        "number": ticket.number,
        "priority": ticket.priority,
        "ahead": shown["ahead"],
        **expected,
        "issued_at": shown["issued_at"],
        "kiosk": order.kiosk,
        "docs": list(service.docs),
        "url": order.url(token),
        "wifi": order.wifi or None,
        "copy": False,
        "language": ticket.language,
        "trial": order.trial,
    }


def claim_next(tx: Tx, printer: str) -> Job | None:
    """Take the printer's next slip: from here on it counts as possibly on paper."""
    row = _CLAIM.first(tx.conn, {"branch": tx.branch_id, "on": printer, "at": tx.at})
    if row is None:
        return None
    if row.ticket_id is not None:
        _IN_HAND.all(tx.conn, {"ticket": row.ticket_id})
    return Job(row.id, row.printer, row.slip)


def finish(
    tx: Tx, job_id: int, state: str, error: dict[str, Any] | None, png: str | None, seen: str = "sending"
) -> None:
    """Record what became of a job that was being sent: ``done``, ``failed`` or ``unknown``.

    A kiosk that comes back knows of its own paper what the server could only call ``unknown`` (``seen``).
    """
    _end(tx, job_id, seen, {"state": state, "error": error, "png": png})


def expire_old(tx: Tx) -> None:
    """Give up slips that nobody waits for any more; their tickets keep their place."""
    old = select(print_jobs.c.id).where(
        print_jobs.c.branch_id == tx.branch_id,
        _OPEN,
        print_jobs.c.state == "queued",
        print_jobs.c.expires_at <= tx.at,
    )
    _give_up(tx, old, "queued", "expired", "printed too late")


def mark_interrupted(tx: Tx, sent_before: int) -> None:
    """What was being sent when its server process died may or may not be on paper."""
    sending = select(print_jobs.c.id).where(
        print_jobs.c.branch_id == tx.branch_id,
        _OPEN,
        print_jobs.c.state == "sending",
        print_jobs.c.sent_at <= sent_before,
    )
    _give_up(tx, sending, "sending", "unknown", "the server stopped while printing")


def _give_up(tx: Tx, jobs: Select[int], seen: str, state: str, why: str) -> None:
    for job_id in tx.conn.execute(jobs).scalars().all():
        _end(tx, job_id, seen, {"state": state, "error": {"code": state, "detail": why}, "png": None})


def _end(tx: Tx, job_id: int, seen: str, outcome: dict[str, Any]) -> None:
    """Claim the job as it was ``seen``, and tell what became of it."""
    job = _END.first(tx.conn, {"job": job_id, "seen": seen, "at": tx.at, **outcome})
    if job is not None and job.ticket_id is not None:
        _tell(tx, job, outcome["state"], outcome["error"])


def queue(tx: Tx, ticket_id: int | None, slip: dict[str, Any], printer: str, expires_s: int) -> int:
    """Write down a slip to be printed; answers the job's id."""
    row = {
        "branch_id": tx.branch_id,
        "ticket_id": ticket_id,
        "printer": printer,
        "state": "queued",
        "slip": slip,
        "created_at": tx.at,
        "expires_at": tx.at + expires_s * MICRO,
    }
    job_id: int = _QUEUE.one(tx.conn, row).id
    return job_id


def _tell(tx: Tx, job: Any, state: str, error: dict[str, Any] | None) -> None:
    """What became of a slip; a ticket's paper is what its newest slip is, or "done" once one was."""
    code = (error or {}).get("code")
    if state == "done":
        ticket = _ON_PAPER.first(tx.conn, {"ticket": job.ticket_id})
    else:
        now = {"ticket": job.ticket_id, "job": job.id, "came_to": state, "why": code}
        ticket = _PAPER_OF_NEWEST.first(tx.conn, now)
    if ticket is None:
        ticket = tx.conn.execute(_TICKET, {"ticket": job.ticket_id}).one()
    told = {"printer": job.printer, "paper": state, "error": error, "job": str(job.id)}
    data = rows.event_data(tx.catalogue, ticket, ticket, None, told)
    tx.emit(event_of(state, code), "system", data, ticket_id=ticket.id)


def event_of(state: str, code: str | None) -> str:
    """A mute printer's slip is neither printed nor failed: nothing speaks against it."""
    if state == "done":
        return "ticket.printed"
    return "ticket.print_unconfirmed" if (state, code) == ("unknown", UNCONFIRMED) else "ticket.print_failed"
