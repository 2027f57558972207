"""Who may do something: devices with their keys, officers, sessions."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from server.tables.base import BigId, branch_column, id_column, metadata

devices = Table(
    "devices",
    metadata,
    id_column(),
    branch_column(),
    Column("role", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    Column("counter_id", BigId, ForeignKey("counters.id")),
    Column("zone_id", BigId, ForeignKey("zones.id")),
    Column("printer", String(60)),
    # A display's screen, by its name in config.yaml; without one it shows the calls of its zone.
    Column("screen", String(40)),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("revoked_at", BigInteger),
    Column("last_seen_at", BigInteger),
    CheckConstraint("role in ('kiosk','counter','display','manager')", name="role"),
)

presences = Table(
    "presences",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("device_id", BigId, ForeignKey("devices.id"), primary_key=True),
    # The server process that holds a socket of the device, and until when that is believed.
    Column("process", String(16), primary_key=True),
    Column("until_at", BigInteger, nullable=False),
)

pairings = Table(
    "pairings",
    metadata,
    Column("secret_hash", LargeBinary(32), primary_key=True),
    branch_column(),
    Column("code", String(6), nullable=False, unique=True),
    Column("role", String(8), nullable=False),
    Column("device_id", BigId, ForeignKey("devices.id")),
    Column("expires_at", BigInteger, nullable=False),
)

officers = Table(
    "officers",
    metadata,
    id_column(),
    branch_column(),
    Column("name", String(60), nullable=False),
    Column("role", String(10), nullable=False),
    Column("agency_id", BigId, ForeignKey("agencies.id")),
    Column("pin_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("last_login_at", BigInteger),
    UniqueConstraint("branch_id", "name"),
    CheckConstraint("role in ('officer','supervisor','manager')", name="role"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key_hash", LargeBinary(32), primary_key=True),
    Column("officer_id", BigId, ForeignKey("officers.id"), nullable=False),
    Column("counter_id", BigId, ForeignKey("counters.id")),
    # Name of the officer who took the counter over, until this session picks one again.
    Column("taken_by", String(60)),
    # Who asks this session's officer to hand the counter over, and since when.
    Column("asked_by", BigId, ForeignKey("officers.id")),
    Column("asked_at", BigInteger),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    UniqueConstraint("counter_id"),
)
