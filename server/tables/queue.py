"""The day's work: queues, tickets, calls, events, slips, kept answers."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

from server.tables.base import BigId, branch_column, id_column, metadata

TICKET_STATES = "'waiting','called','serving','parked','served','no_show','cancelled','expired'"

queues = Table(
    "queues",
    metadata,
    Column("agency_id", BigId, ForeignKey("agencies.id"), primary_key=True),
    Column("day", String(10), primary_key=True),
    # How many numbers the day has given out; numbers come from here, never from counting tickets.
    Column("issued", Integer, nullable=False, server_default="0"),
    # Regular calls that are still owed before a priority ticket may overtake again.
    Column("owed", Integer, nullable=False, server_default="0"),
)

visits = Table(
    "visits",
    metadata,
    id_column(),
    branch_column(),
    Column("day", String(10), nullable=False),
    Column("started_at", BigInteger, nullable=False),
)

_WAITING = text("state = 'waiting'")
_HELD = text("state in ('called','serving')")
_PARKED = text("state = 'parked'")
_RESERVED = text("for_counter_id IS NOT NULL AND state = 'waiting'")
_UNPRINTED = text("state in ('queued','sending')")

tickets = Table(
    "tickets",
    metadata,
    id_column(),
    branch_column(),
    Column("day", String(10), nullable=False),
    Column("number", String(12), nullable=False),
    Column("visit_id", BigId, ForeignKey("visits.id"), nullable=False),
    # The queue the ticket stands in now; a transfer changes it, the number stays.
    Column("agency_id", BigId, ForeignKey("agencies.id"), nullable=False),
    Column("service_id", BigId, ForeignKey("services.id"), nullable=False),
    Column("state", String(9), nullable=False),
    Column("priority", Boolean, nullable=False),
    Column("language", String(8), nullable=False),
    Column("token", String(22), nullable=False, unique=True),
    Column("device_id", BigId, ForeignKey("devices.id")),
    Column("age", BigInteger, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("ahead_at_issue", Integer, nullable=False),
    # How often a priority ticket was let past it in this queue.
    Column("overtaken", Integer, nullable=False, server_default="0"),
    # The counter that holds or parked it.
    Column("counter_id", BigId, ForeignKey("counters.id")),
    # A transfer to one counter: only that counter calls it, as long as it is not closed.
    Column("for_counter_id", BigId, ForeignKey("counters.id")),
    Column("call_id", BigId),
    Column("called_at", BigInteger),
    Column("started_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("recalls", Integer, nullable=False, server_default="0"),
    Column("returned", Boolean, nullable=False, server_default=text("false")),
    # How often the visitor let others go before.
    Column("pushed_back", Integer, nullable=False, server_default="0"),
    # Why it is parked and when it comes back.
    Column("reason", Text),
    Column("back_at", BigInteger),
    Column("note", Text),
    # What the service ended in, and which documents the visitor lacked.
    Column("outcome", String(40)),
    Column("missing", JSON),
    Column("paper", String(8), nullable=False, server_default="none"),
    # Why it is not known to be on paper: the code of the printer's trouble.
    Column("paper_why", String(40)),
    # The branch's seq of the ticket's last row: what an undo takes back.
    Column("last_seq", BigInteger, nullable=False, server_default="0"),
    UniqueConstraint("branch_id", "day", "number"),
    CheckConstraint(f"state in ({TICKET_STATES})", name="state"),
    # Partial indexes hold only who waits or is held: yesterday's 200,000 tickets cost nothing.
    # What is said of SQLite holds on PostgreSQL too (server/migrations/env.py): to name that here
    # would load its dialect at every start, which takes an eighth of a second.
    Index("ix_tickets_waiting", "agency_id", "priority", "age", "id", sqlite_where=_WAITING),
    Index("ix_tickets_reserved", "for_counter_id", sqlite_where=_RESERVED),
    Index("ix_tickets_parked", "back_at", sqlite_where=_PARKED),
    Index("uq_tickets_held_counter", "counter_id", unique=True, sqlite_where=_HELD),
    Index("uq_tickets_held_visit", "visit_id", unique=True, sqlite_where=_HELD),
    Index("ix_tickets_visit", "visit_id"),
    Index("ix_tickets_branch_day_state", "branch_id", "day", "state"),
    Index("ix_tickets_counter_day", "counter_id", "day"),
    sqlite_autoincrement=True,
)

calls = Table(
    "calls",
    metadata,
    id_column(),
    branch_column(),
    Column("day", String(10), nullable=False),
    Column("ticket_id", BigId, ForeignKey("tickets.id"), nullable=False),
    Column("counter_id", BigId, ForeignKey("counters.id"), nullable=False),
    Column("called_at", BigInteger, nullable=False),
    Column("last_called_at", BigInteger, nullable=False),
    Column("recalls", Integer, nullable=False, server_default="0"),
    # Why this ticket: policy, version, candidates, whom it passed over and by which rule.
    Column("why", JSON, nullable=False),
    Column("undone", Boolean, nullable=False, server_default=text("false")),
    # The newest recall (0: the call itself) that the voice has begun to say, and that a screen has shown.
    Column("voiced", Integer, nullable=False, server_default="-1"),
    Column("shown", Integer, nullable=False, server_default="-1"),
    Column("shown_at", BigInteger),
    # How often it was heard from a loudspeaker, and when last.
    Column("spoken", Integer, nullable=False, server_default="0"),
    Column("spoken_at", BigInteger),
    Index("ix_calls_recent", "branch_id", "day", "id"),
    Index("ix_calls_counter", "counter_id", "day"),
    sqlite_autoincrement=True,
)

events = Table(
    "events",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("day", String(10)),
    Column("type", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(80), nullable=False),
    Column("ticket_id", BigId),
    Column("counter_id", BigId),
    Column("data", JSON, nullable=False),
    # What the move changed, as it was before: never told, only used to undo.
    Column("before", JSON),
    # Over this row and the hash of the one before (server.domain.chain).
    Column("hash", LargeBinary(32), nullable=False),
    Index("ix_events_counter", "counter_id", "seq", sqlite_where=text("counter_id IS NOT NULL")),
    sqlite_with_rowid=False,
)

print_jobs = Table(
    "print_jobs",
    metadata,
    id_column(),
    branch_column(),
    Column("ticket_id", BigId, ForeignKey("tickets.id")),
    Column("printer", String(60), nullable=False),
    Column("state", String(8), nullable=False),
    Column("slip", JSON, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("sent_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("error", JSON),
    Column("png", Text),
    CheckConstraint("state in ('queued','sending','done','unknown','failed','expired')", name="state"),
    Index("ix_print_jobs_open", "branch_id", "id", sqlite_where=_UNPRINTED),
    Index("ix_print_jobs_ticket", "ticket_id"),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("day", String(10), primary_key=True),
    # Hash of caller, method, path and the Idempotency-Key.
    Column("scope_hash", LargeBinary(32), primary_key=True),
    Column("body_hash", LargeBinary(32), nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Written out, not bound: SQLite and PostgreSQL use a partial index only when they see the very
# condition it was made with.
IS_WAITING = tickets.c.state == literal_column("'waiting'")
IS_PARKED = tickets.c.state == literal_column("'parked'")


def is_held(table: FromClause) -> ColumnElement[bool]:
    """SQL condition: a counter has the ticket (of this table or alias) in hand."""
    return table.c.state.in_([literal_column("'called'"), literal_column("'serving'")])


IS_HELD = is_held(tickets)


def is_unprinted(table: FromClause) -> ColumnElement[bool]:
    """SQL condition: the slip (of this table or alias) has not left yet; goes with ``state == ...``."""
    return table.c.state.in_([literal_column("'queued'"), literal_column("'sending'")])
