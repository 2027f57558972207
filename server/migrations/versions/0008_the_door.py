"""Numbers taken by phone at the door: what their codes are signed with, and which phone took which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The secret itself is made when the hall is opened."""
    big_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("branches", sa.Column("door_secret", sa.LargeBinary(32)))
    op.create_table(
        "door_tickets",
        sa.Column("ticket_id", big_id, nullable=False),
        sa.Column("branch_id", big_id, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("phone", sa.LargeBinary(length=32), nullable=False),
        sa.Column("period", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_door_tickets_ticket_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_door_tickets_branch_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_door_tickets")),
        sa.UniqueConstraint(
            "branch_id", "day", "phone", "key", name=op.f("uq_door_tickets_branch_id_day_phone_key")
        ),
    )
    op.create_index("ix_door_tickets_period", "door_tickets", ["branch_id", "day", "period"])
