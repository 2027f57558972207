"""Kiosk machines: bands of numbers, and tickets that are handed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go to this version."""
    op.create_table(
        "kiosk_machines",
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("install", sa.String(length=32), nullable=False),
        sa.Column("branch_id", BIG_ID, nullable=False),
        sa.Column("band", sa.Integer(), nullable=True),
        sa.Column("since_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("gone_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("skew_s", sa.Integer(), nullable=False),
        sa.Column("paper", sa.JSON(), nullable=False),
        sa.Column("touched_s", sa.Integer(), nullable=True),
        sa.Column("pending", sa.Integer(), nullable=False),
        sa.Column("can_update", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("wish", sa.String(length=8), nullable=True),
        sa.CheckConstraint("wish in ('restart','update')", name=op.f("ck_kiosk_machines_wish")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_kiosk_machines_branch_id")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_kiosk_machines_device_id")),
        sa.PrimaryKeyConstraint("device_id", "install", name=op.f("pk_kiosk_machines")),
    )
    op.create_index("ix_kiosk_machines_band", "kiosk_machines", ["branch_id", "band"])
    op.create_table(
        "hand_ins",
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("branch_id", BIG_ID, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("agency", sa.String(length=2), nullable=True),
        sa.Column("age", sa.BigInteger(), nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=True),
        sa.Column("replaced_id", BIG_ID, nullable=True),
        sa.Column("refused", sa.String(length=20), nullable=True),
        sa.Column("service", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_hand_ins_branch_id")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_hand_ins_device_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_hand_ins_ticket_id")),
        sa.ForeignKeyConstraint(["replaced_id"], ["tickets.id"], name=op.f("fk_hand_ins_replaced_id")),
        sa.PrimaryKeyConstraint("device_id", "key", name=op.f("pk_hand_ins")),
    )
    op.create_index("ix_hand_ins_day", "hand_ins", ["branch_id", "day"])
