"""The hall and its catalogue: branch, zones, agencies, services, counters, hours."""

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
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from server.tables.base import BigId, branch_column, id_column, metadata

branches = Table(
    "branches",
    metadata,
    id_column(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("address", Text, nullable=False, server_default=""),
    Column("timezone", String(64), nullable=False),
    # The next event of the branch gets seq + 1, raised in the move's own transaction.
    Column("seq", BigInteger, nullable=False, server_default="0"),
    Column("last_at", BigInteger, nullable=False, server_default="0"),
    # The hash of the last event: the next one continues the chain from here.
    Column("last_hash", LargeBinary(32)),
    Column("day", String(10)),
    Column("day_closed", Boolean, nullable=False, server_default=text("false")),
    # What a person gave as the reason when the day was closed.
    Column("closed_because", Text),
    # Nobody new is let in, those who have a number are served on; then the day closes.
    Column("day_closing", Boolean, nullable=False, server_default=text("false")),
    # Where visitors complain about agencies that have named no channel of their own.
    Column("complaints", Text),
    Column("catalogue_version", Integer, nullable=False, server_default="1"),
    # What the codes at the door are signed with (server.door).
    Column("door_secret", LargeBinary(32)),
)

zones = Table(
    "zones",
    metadata,
    id_column(),
    branch_column(),
    Column("code", String(4), nullable=False),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    UniqueConstraint("branch_id", "code"),
)

agencies = Table(
    "agencies",
    metadata,
    id_column(),
    branch_column(),
    Column("code", String(2), nullable=False),
    Column("slug", String(60), nullable=False),
    Column("name", Text, nullable=False),
    Column("short", Text, nullable=False),
    Column("spoken", Text, nullable=False, server_default=""),
    Column("zone_id", BigId, ForeignKey("zones.id"), nullable=False),
    Column("daily_quota", Integer),
    # How its queue is ordered (server.domain.assignment).
    Column("policy", String(8), nullable=False, server_default="oq"),
    Column("policy_m", Integer, nullable=False, server_default="1"),
    Column("policy_k", Integer, nullable=False, server_default="8"),
    Column("complaints", Text),
    # What kiosk and screens say while a supervisor has closed the queue to newcomers.
    Column("closed_because", Text),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    UniqueConstraint("branch_id", "code"),
)

services = Table(
    "services",
    metadata,
    id_column(),
    branch_column(),
    Column("agency_id", BigId, ForeignKey("agencies.id"), nullable=False),
    Column("code", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("docs", JSON, nullable=False),
    Column("fee_idr", Integer),
    Column("sla", Text),
    # The other published parts of the service standard: steps, what one goes home with, where to complain.
    Column("procedure", JSON, nullable=False, server_default="[]"),
    Column("product", Text),
    Column("complaints", Text),
    # Mean minutes at the counter, not until the document is ready.
    Column("minutes", Integer, nullable=False),
    Column("daily_quota", Integer),
    # What service may end in, where the agency wants to know; empty: it is not asked.
    Column("outcomes", JSON, nullable=False, server_default="[]"),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    UniqueConstraint("branch_id", "code"),
)

counters = Table(
    "counters",
    metadata,
    id_column(),
    branch_column(),
    Column("agency_id", BigId, ForeignKey("agencies.id"), nullable=False),
    Column("zone_id", BigId, ForeignKey("zones.id"), nullable=False),
    Column("code", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("state", String(8), nullable=False, server_default="closed"),
    Column("mode", String(4), nullable=False, server_default="pull"),
    Column("reason", Text),
    Column("back_at", BigInteger),
    Column("since_at", BigInteger),
    # Since when its hands are free: in auto mode the next visitor comes a walking time later.
    Column("free_at", BigInteger),
    UniqueConstraint("branch_id", "code"),
    CheckConstraint("state in ('closed','open','paused')", name="state"),
    CheckConstraint("mode in ('pull','auto')", name="mode"),
    # Each new ticket asks how many are open for it, and whether one calls by itself.
    Index("ix_counters_agency", "agency_id"),
    Index("ix_counters_mode", "branch_id", "mode"),
)

counter_services = Table(
    "counter_services",
    metadata,
    Column("counter_id", BigId, ForeignKey("counters.id", ondelete="CASCADE"), primary_key=True),
    Column("service_id", BigId, ForeignKey("services.id"), primary_key=True),
    # Equal ranks are one pool by age; a lower rank (a larger number) waits until the higher has nobody.
    Column("rank", Integer, nullable=False, server_default="1"),
)

day_hours = Table(
    "day_hours",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("schedule", String(8), primary_key=True),
    Column("weekday", String(3), primary_key=True),
    Column("opens", String(5), nullable=False),
    Column("closes", String(5), nullable=False),
    Column("break_from", String(5)),
    Column("break_to", String(5)),
    CheckConstraint("schedule in ('regular','ramadan')", name="schedule"),
)

hall_hours = Table(
    "hall_hours",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("kiosk_opens", String(5), nullable=False),
    Column("last_ticket_minutes_before_close", Integer, nullable=False),
    Column("ramadan_periods", JSON, nullable=False),
)

holidays = Table(
    "holidays",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("date", String(10), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("closed", Boolean, nullable=False),
)

situations = Table(
    "situations",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("words", JSON, nullable=False),
    Column("services", JSON, nullable=False),
    Column("position", Integer, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    id_column(),
    branch_column(),
    # One of the two, or neither: the whole hall.
    Column("zone_id", BigId, ForeignKey("zones.id")),
    Column("agency_id", BigId, ForeignKey("agencies.id")),
    Column("text", JSON, nullable=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("until_at", BigInteger),
    Column("ended_at", BigInteger),
)
