"""Numbers taken by phone at the door: which phone of the day took which, and with which code."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, String, Table, UniqueConstraint

from server.tables.base import BigId, branch_column, metadata

door_tickets = Table(
    "door_tickets",
    metadata,
    Column("ticket_id", BigId, ForeignKey("tickets.id"), primary_key=True),
    branch_column(),
    Column("day", String(10), nullable=False),
    # The hash of a random word that the phone got this morning; tomorrow it is another phone.
    Column("phone", LargeBinary(32), nullable=False),
    # The period of the code that was scanned.
    Column("period", BigInteger, nullable=False),
    # The page on which it was taken: sent twice, it is one number.
    Column("key", String(40), nullable=False),
    UniqueConstraint("branch_id", "day", "phone", "key"),
    Index("ix_door_tickets_period", "branch_id", "day", "period"),
)
