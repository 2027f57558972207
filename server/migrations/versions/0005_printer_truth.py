"""Printers as they were last seen, the roll in each, and why a slip is not known to be on paper."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go to this version."""
    op.add_column("tickets", sa.Column("paper_why", sa.String(length=40), nullable=True))
    op.create_table(
        "printer_states",
        sa.Column("branch_id", BIG_ID, nullable=False),
        sa.Column("printer", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=8), server_default="unknown", nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("message", sa.JSON(), nullable=True),
        sa.Column("ok_at", sa.BigInteger(), nullable=True),
        sa.Column("roll_at", sa.BigInteger(), nullable=False),
        sa.Column("used_mm", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("slips", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("state in ('ok','unknown','trouble')", name=op.f("ck_printer_states_state")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_printer_states_branch_id")),
        sa.PrimaryKeyConstraint("branch_id", "printer", name=op.f("pk_printer_states")),
    )
