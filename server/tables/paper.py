"""The printers as they were last seen, and the roll of paper in each."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, ForeignKey, Integer, String, Table, text

from server.tables.base import BigId, metadata

printer_states = Table(
    "printer_states",
    metadata,
    Column("branch_id", BigId, ForeignKey("branches.id"), primary_key=True),
    Column("printer", String(60), primary_key=True),
    # ok: it says so; unknown: it says nothing; trouble: somebody has to see to it.
    Column("state", String(8), nullable=False, server_default="unknown"),
    # What is wrong, or (while it is ok) what it warns of; in the printer's own words.
    Column("code", String(40)),
    Column("message", JSON),
    Column("ok_at", BigInteger),
    # Since when this roll is in, and what it has given: millimetres and slips.
    Column("roll_at", BigInteger, nullable=False),
    Column("used_mm", Integer, nullable=False, server_default=text("0")),
    Column("slips", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("state in ('ok','unknown','trouble')", name="state"),
)
