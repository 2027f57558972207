"""Which devices are connected, to whichever process of the hall."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is, before the server starts."""
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "presences",
        sa.Column("branch_id", key, nullable=False),
        sa.Column("device_id", key, nullable=False),
        sa.Column("process", sa.String(16), nullable=False),
        sa.Column("until_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_presences_branch_id")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_presences_device_id")),
        sa.PrimaryKeyConstraint("branch_id", "device_id", "process", name=op.f("pk_presences")),
    )
