"""What time itself does: the new business day, parked visitors due back, slips nobody waits for, the clock.

Runs about once a second of the hall's clock in every process; each step is a claim, so two
processes never do one thing twice.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from flask_socketio import SocketIO
from sqlalchemy import Connection, Select, and_, or_, select

from server import clock, days, kiosks, live, notices, presence, print_jobs, tickets
from server.db import Database, Tx
from server.metrics import CLOCK_STEP
from server.print_agent import ANSWER_WITHIN_S
from server.tables import IS_PARKED, branches, is_unprinted
from server.tables import print_jobs as jobs_table
from server.tables import tickets as tickets_table
from server.tickets import auto, candidates

EVERY_S = 1.0


def step(db: Database, socketio: SocketIO, auto_grace_s: int) -> None:
    """One round, about a second. A server that starts looks at once: a new day may have come meanwhile."""
    live.drop_stuck_clients(socketio)
    CLOCK_STEP.set(db.clock.step_s())
    tidy(db, auto_grace_s)
    time.sleep(EVERY_S)


def tidy(db: Database, auto_grace_s: int) -> None:
    """Do what is due. Writes nothing while there is nothing to do."""
    given_up = db.clock.now() - round(2 * ANSWER_WITHIN_S * db.clock.speed * clock.MICRO)
    with db.reading() as conn:
        something = any(_due(conn, db, given_up, auto_grace_s))
    if something:
        with db.transaction() as tx:
            print_jobs.expire_old(tx)
            print_jobs.mark_interrupted(tx, given_up)
            _bring_back_parked(tx)
            notices.end_due(tx)
            kiosks.tell_silent(tx, db.clock.speed)
            auto.call_where_due(tx, auto_grace_s)
            days.close_when_empty(tx)
    presence.flush(db)


def _due(conn: Connection, db: Database, given_up: int, auto_grace_s: int) -> Iterator[bool]:
    """Whether each of the steps has something to do."""
    now, view = db.clock.now(), db.catalogue(conn)
    branch = conn.execute(
        select(branches.c.day, branches.c.day_closing).where(branches.c.id == db.branch_id)
    ).one()
    # A transaction of its own opens the new day.
    yield branch.day is None or clock.as_datetime(now, db.zone).date().isoformat() > branch.day
    yield branch.day_closing
    yield conn.execute(_parked_until(db.branch_id, now).limit(1)).first() is not None
    late = select(jobs_table.c.id).where(
        jobs_table.c.branch_id == db.branch_id,
        is_unprinted(jobs_table),
        or_(
            and_(jobs_table.c.state == "queued", jobs_table.c.expires_at <= now),
            and_(jobs_table.c.state == "sending", jobs_table.c.sent_at <= given_up),
        ),
    )
    yield conn.execute(late.limit(1)).first() is not None
    yield conn.execute(notices.due(db.branch_id, now).limit(1)).first() is not None
    yield bool(kiosks.silent(conn, db.branch_id, now, db.clock.speed))
    ready = (row.id for row in auto.DUE.all(conn, auto.due_at(db.branch_id, now, auto_grace_s)))
    yield any(candidates.count(conn, view.counter_by_id[counter_id]) for counter_id in ready)


def _parked_until(branch_id: int, moment: int) -> Select[int]:
    # "+ 0": not by the branch, whose tickets of all days would be walked through once a second.
    return select(tickets_table.c.id).where(
        tickets_table.c.branch_id + 0 == branch_id,
        IS_PARKED,
        tickets_table.c.back_at <= moment,
    )


def _bring_back_parked(tx: Tx) -> None:
    for ticket_id in tx.conn.execute(_parked_until(tx.branch_id, tx.at)).scalars().all():
        tickets.resume(tx, str(ticket_id), None, "system")
