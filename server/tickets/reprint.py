"""A second paper for a ticket: marked as a copy unless it is certain that there was no first one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, select, update

from server import print_jobs
from server.db import Tx
from server.domain.ticket import OPEN_STATES, State
from server.problems import Problem
from server.tables import print_jobs as jobs
from server.tables import tickets
from server.tickets import rows

NOTHING_CAME_OUT = frozenset({"failed", "expired"})
"""Only behind these is a further paper the first one."""
NEVER_PRINTED = frozenset({"none", "queued", *NOTHING_CAME_OUT})

_JOBS = select(jobs.c.id, jobs.c.state, jobs.c.printer, jobs.c.slip).where(
    jobs.c.ticket_id == bindparam("ticket")
)
_GIVE_UP = (
    update(jobs)
    .where(jobs.c.ticket_id == bindparam("ticket"), jobs.c.state == "queued")
    .values(state="expired", ended_at=bindparam("at"), error={"code": "replaced"})
)
_QUEUED = update(tickets).where(tickets.c.id == bindparam("ticket"), tickets.c.paper != "done")


def reprint(
    tx: Tx,
    ticket: rows.TicketRow,
    actor: str,
    order: print_jobs.Order,
    *,
    reason: str | None,
    by_staff: bool,
) -> dict[str, Any]:
    """Print the ticket's slip (again) on the order's printer; whose slip still queues gets this one instead.

    What staff print always says that it is a copy, if there was a slip before. Raises ``illegal-move`` for
    a ticket whose number is not called any more.
    """
    open_still = ticket.state in OPEN_STATES or (by_staff and ticket.state == State.NO_SHOW)
    if not open_still or not rows.is_of_open_day(tx, ticket):
        raise rows.illegal(tx, ticket, "reprint")
    tx.conn.execute(_GIVE_UP, {"ticket": ticket.id, "at": tx.at})
    earlier = tx.conn.execute(_JOBS.order_by(jobs.c.id), {"ticket": ticket.id}).all()
    copy = (bool(earlier) and by_staff) or _may_be_on_paper(ticket, earlier)
    slip = {**_slip(tx, ticket, earlier, order), "copy": copy}
    job_id = print_jobs.queue(tx, ticket.id, slip, order.printer, order.expires_s)
    tx.conn.execute(_QUEUED, {"ticket": ticket.id, "paper": "queued", "paper_why": None})
    # Why it was printed again, kept for the audit: what staff gave as the reason is told to nobody, it may
    # be about a person; at a kiosk it is how the paper was.
    before = {"ticket": {"paper": ticket.paper, "paper_why": ticket.paper_why}, "why_chosen": reason}
    ticket = rows.load(tx, str(ticket.id))
    told = {"printer": order.printer, "copy": copy, "job": str(job_id)}
    tx.emit(
        "ticket.reprinted",
        actor,
        rows.event_data(tx.catalogue, ticket, ticket, None, told),
        ticket_id=ticket.id,
        before=before,
    )
    return {**rows.with_wait(tx.conn, tx.catalogue, ticket, at=tx.at), **told}


def by_kiosk(
    tx: Tx, ticket: rows.TicketRow, actor: str, order: print_jobs.Order, *, within: int, most: int
) -> dict[str, Any]:
    """The kiosk that issued the ticket prints it again, some times within some minutes (microseconds here).

    Raises ``reprint-over``: from then on it takes a person, who sees whom the number belongs to.
    """
    earlier = tx.conn.execute(_JOBS, {"ticket": ticket.id}).all()
    if tx.at - ticket.issued_at > within:
        raise Problem("reprint-over", "the number was issued too long ago")
    if len(earlier) > most:
        raise Problem("reprint-over", f"this slip was printed again {most} times already")
    return reprint(tx, ticket, actor, order, reason=None, by_staff=False)


def last_printer(tx: Tx, ticket: rows.TicketRow) -> str | None:
    """Where the ticket's newest slip was sent."""
    last = tx.conn.execute(_JOBS.order_by(jobs.c.id.desc()).limit(1), {"ticket": ticket.id}).one_or_none()
    return last.printer if last else None


def _may_be_on_paper(ticket: rows.TicketRow, earlier: list[Row[Any]] | Any) -> bool:
    on_paper = any(job.state not in NOTHING_CAME_OUT for job in earlier)
    # A kiosk that prints by itself has told only how it ended.
    return on_paper or (not earlier and ticket.paper not in NEVER_PRINTED)


def _slip(tx: Tx, ticket: rows.TicketRow, earlier: Any, order: print_jobs.Order) -> dict[str, Any]:
    """The slip as it was; a ticket that never had one gets it as things are now."""
    if earlier:
        slip: dict[str, Any] = earlier[-1].slip
        return slip
    return print_jobs.slip_of(
        tx, ticket, rows.with_wait(tx.conn, tx.catalogue, ticket, at=tx.at), ticket.token, order
    )
