"""Kiosk machines: their bands of numbers, how they are, and what they have handed in."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from server.tables.base import BigId, branch_column, metadata

kiosk_machines = Table(
    "kiosk_machines",
    metadata,
    Column("device_id", BigId, ForeignKey("devices.id"), primary_key=True),
    # The disk it keeps its numbers on: another disk knows nothing of them and gets a band of its own.
    Column("install", String(32), primary_key=True),
    branch_column(),
    # Its share of the numbers for when it is cut off, from 0; none was free: it issues nothing then.
    Column("band", Integer),
    Column("since_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    # It was told to be offline: nothing has been heard of it for a while.
    Column("offline", Boolean, nullable=False, server_default=text("false")),
    # Another disk has taken its place in the same device.
    Column("gone_at", BigInteger),
    Column("version", String(40), nullable=False),
    Column("skew_s", Integer, nullable=False),
    # The printer at the machine: ok, unknown or trouble, with its complaint.
    Column("paper", JSON, nullable=False),
    Column("touched_s", Integer),
    # Numbers given out while cut off that the server has not been told of yet.
    Column("pending", Integer, nullable=False),
    Column("can_update", Boolean, nullable=False, server_default=text("false")),
    # What a manager wants it to do at its next heartbeat.
    Column("wish", String(8)),
    CheckConstraint("wish in ('restart','update')", name="wish"),
    Index("ix_kiosk_machines_band", "branch_id", "band"),
)

hand_ins = Table(
    "hand_ins",
    metadata,
    Column("device_id", BigId, ForeignKey("devices.id"), primary_key=True),
    # The key of the visitor's first try.
    Column("key", String(128), primary_key=True),
    branch_column(),
    Column("day", String(10), nullable=False),
    Column("number", String(12), nullable=False),
    Column("at", BigInteger, nullable=False),
    # The queue it was placed in, and its age there: the kiosk's next one does not stand before it.
    Column("agency", String(2)),
    Column("age", BigInteger, nullable=False),
    Column("ticket_id", BigId, ForeignKey("tickets.id")),
    # The ticket that the server had issued for the same try: nobody holds it.
    Column("replaced_id", BigId, ForeignKey("tickets.id")),
    # Why the slip could not be placed; staff see to its holder.
    Column("refused", String(20)),
    Column("service", Text, nullable=False),
    Index("ix_hand_ins_day", "branch_id", "day"),
)
