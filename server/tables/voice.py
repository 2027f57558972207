"""The voice: which screens can be seen and heard, and what was said."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from server.tables.base import BigId, branch_column, id_column, metadata

screens = Table(
    "screens",
    metadata,
    Column("device_id", BigId, ForeignKey("devices.id"), primary_key=True),
    branch_column(),
    # What it shows: one zone, or the whole hall.
    Column("zone_id", BigId, ForeignKey("zones.id")),
    # locked: the browser wants to be touched first; off: by choice; broken: clips do not play.
    Column("sound", String(6), nullable=False),
    Column("layout", String(20), nullable=False),
    # Since when it has been there without a gap, and until when it is taken to be there.
    Column("since_at", BigInteger, nullable=False),
    Column("until_at", BigInteger, nullable=False),
    CheckConstraint("sound in ('on','locked','off','broken')", name="sound"),
)

utterances = Table(
    "utterances",
    metadata,
    id_column(),
    branch_column(),
    Column("day", String(10), nullable=False),
    # The audio zone: a zone's loudspeaker, or (none) that of a screen of the whole hall.
    Column("zone_id", BigId, ForeignKey("zones.id")),
    Column("queued_at", BigInteger, nullable=False),
    # None: waits for the voice (a test of the sound).
    Column("started_at", BigInteger),
    Column("until_at", BigInteger),
    Column("heard_at", BigInteger),
    # Nobody has heard it: its calls wait again.
    Column("lost_at", BigInteger),
    # Which calls it says: call, ticket, recalls, number, counter, and where in the clip.
    Column("calls", JSON, nullable=False),
    Column("recipe", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("clip", String(64)),
    Column("ms", Integer),
    Column("device_id", BigId, ForeignKey("devices.id")),
    Index("ix_utterances_zone", "branch_id", "zone_id", "id"),
    Index("ix_utterances_until", "branch_id", "until_at"),
    Index("ix_utterances_day", "branch_id", "day"),
    Index("ix_utterances_clip", "clip"),
    sqlite_autoincrement=True,
)
