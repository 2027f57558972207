"""What a kiosk machine keeps on its own disk. Nothing of it names a person."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    # install, heartbeat, catalogue: each with the moment at which the server said so.
    Column("name", String(20), primary_key=True),
    Column("value", JSON, nullable=False),
    Column("boot", String(40), nullable=False),
    Column("ticks", Float, nullable=False),
    Column("wall", Float, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    # A visitor's try that has no answer yet; one that is still here at the start has nobody waiting.
    Column("key", String(128), primary_key=True),
    Column("orphan", Boolean, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    # What the server answered, so that a page that asks again hears it also while cut off.
    Column("key", String(128), primary_key=True),
    Column("status", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Column("day", String(10), nullable=False),
)

bands = Table(
    "bands",
    metadata,
    # How many numbers of the band have been given out: never from counting tickets.
    Column("day", String(10), primary_key=True),
    Column("prefix", String(2), primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("used", Integer, nullable=False),
)

tickets = Table(
    "tickets",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(128), nullable=False, unique=True),
    Column("token", String(22), nullable=False, unique=True),
    Column("number", String(12), nullable=False),
    Column("day", String(10), nullable=False),
    Column("service", String(12), nullable=False),
    Column("priority", Boolean, nullable=False),
    Column("language", String(8), nullable=False),
    Column("boot", String(40), nullable=False),
    Column("ticks", Float, nullable=False),
    Column("wall", Float, nullable=False),
    Column("shown", JSON, nullable=False),
    Column("slip", JSON, nullable=False),
    # queued, sending (committed before the first byte), done, unknown, failed
    # "unconfirmed": a mute printer took it all, nobody knows more.
    Column("paper", String(12), nullable=False),
    # None: still to be handed in; else placed, or why the server could not.
    Column("handed", Text),
    sqlite_autoincrement=True,
)

copies = Table(
    "copies",
    metadata,
    # Second slips of its own tickets: when each was asked for, and how the paper before it had gone.
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ticket_id", Integer, nullable=False, index=True),
    Column("boot", String(40), nullable=False),
    Column("ticks", Float, nullable=False),
    Column("wall", Float, nullable=False),
    Column("before", String(12), nullable=False),
    sqlite_autoincrement=True,
)

slips = Table(
    "slips",
    metadata,
    # Slips of the server's that were fetched and not reported yet: sending, done, unknown, failed.
    Column("job", String(20), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("error", JSON),
)
