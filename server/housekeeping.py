"""What time itself does: the new business day, parked visitors due back, slips nobody waits for, the clock.

Runs about once a second of the hall's clock in every process; each step is a claim, so two
processes never do one thing twice.
"""

from __future__ import annotations

import time

from flask_socketio import SocketIO
from sqlalchemy import and_, or_, select

from server import clock, days, live, notices, presence, print_jobs, tickets
from server.db import Database
from server.metrics import CLOCK_STEP
from server.print_agent import ANSWER_WITHIN_S
from server.tables import branches
from server.tables import notices as notices_table
from server.tables import print_jobs as jobs_table
from server.tables import tickets as tickets_table
from server.tickets import auto, candidates

EVERY_S = 1.0


def step(db: Database, socketio: SocketIO, auto_grace_s: int) -> None:
    """One round, about a second."""
    time.sleep(EVERY_S)
    live.drop_stuck_clients(socketio)
    CLOCK_STEP.set(db.clock.step_s())
    tidy(db, auto_grace_s)


def tidy(db: Database, auto_grace_s: int) -> None:
    """Do what is due. Writes nothing while there is nothing to do."""
    now = db.clock.now()
    given_up = now - round(2 * ANSWER_WITHIN_S * db.clock.speed * clock.MICRO)
    with db.reading() as conn:
        day, closing = conn.execute(
            select(branches.c.day, branches.c.day_closing).where(branches.c.id == db.branch_id)
        ).one()
        due = select(tickets_table.c.id).where(
            tickets_table.c.branch_id == db.branch_id,
            tickets_table.c.state == "parked",
            tickets_table.c.back_at <= now,
        )
        back = [str(ticket_id) for ticket_id in conn.execute(due).scalars()]
        late = select(jobs_table.c.id).where(
            jobs_table.c.branch_id == db.branch_id,
            or_(
                and_(jobs_table.c.state == "queued", jobs_table.c.expires_at <= now),
                and_(jobs_table.c.state == "sending", jobs_table.c.sent_at <= given_up),
            ),
        )
        paper_late = conn.execute(late.limit(1)).first() is not None
        due_notice = conn.execute(select(notices_table.c.id).where(
            notices_table.c.branch_id == db.branch_id, notices_table.c.ended_at.is_(None),
            notices_table.c.until_at <= now,
        ).limit(1)).first() is not None  # fmt: skip
        view = db.catalogue(conn)
        ready = conn.execute(auto.due(db.branch_id, now, auto_grace_s)).scalars()
        somebody_for_auto = any(candidates.count(conn, view.counter_by_id[each]) for each in ready)
    new_day = day is None or clock.as_datetime(now, db.zone).date().isoformat() > day
    if back or paper_late or new_day or due_notice or somebody_for_auto or closing:
        with db.transaction() as tx:
            days.close_when_empty(tx)
            notices.end_due(tx)
            auto.call_where_due(tx, auto_grace_s)
            print_jobs.expire_old(tx)
            print_jobs.mark_interrupted(tx, given_up)
            still_due = set(tx.conn.execute(due).scalars())
            for ticket_id in back:
                if int(ticket_id) in still_due:
                    tickets.resume(tx, ticket_id, None, "system")
    presence.flush(db)
