"""The voice: what screens have shown and said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go to this version."""
    with op.batch_alter_table("calls") as calls:
        calls.add_column(sa.Column("voiced", sa.Integer(), server_default="-1", nullable=False))
        calls.add_column(sa.Column("shown", sa.Integer(), server_default="-1", nullable=False))
        calls.add_column(sa.Column("shown_at", sa.BigInteger(), nullable=True))
        calls.add_column(sa.Column("spoken", sa.Integer(), server_default="0", nullable=False))
        calls.add_column(sa.Column("spoken_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "screens",
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("branch_id", BIG_ID, nullable=False),
        sa.Column("zone_id", BIG_ID, nullable=True),
        sa.Column("sound", sa.String(length=6), nullable=False),
        sa.Column("layout", sa.String(length=20), nullable=False),
        sa.Column("since_at", sa.BigInteger(), nullable=False),
        sa.Column("until_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("sound in ('on','locked','off','broken')", name=op.f("ck_screens_sound")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_screens_branch_id")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_screens_device_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zones.id"], name=op.f("fk_screens_zone_id")),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_screens")),
    )
    op.create_table(
        "utterances",
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.Column("branch_id", BIG_ID, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("zone_id", BIG_ID, nullable=True),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("until_at", sa.BigInteger(), nullable=True),
        sa.Column("heard_at", sa.BigInteger(), nullable=True),
        sa.Column("lost_at", sa.BigInteger(), nullable=True),
        sa.Column("calls", sa.JSON(), nullable=False),
        sa.Column("recipe", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("clip", sa.String(length=64), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.Column("device_id", BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_utterances_branch_id")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_utterances_device_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zones.id"], name=op.f("fk_utterances_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_utterances")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_utterances_zone", "utterances", ["branch_id", "zone_id", "id"])
    op.create_index("ix_utterances_until", "utterances", ["branch_id", "until_at"])
    op.create_index("ix_utterances_day", "utterances", ["branch_id", "day"])
    op.create_index("ix_utterances_clip", "utterances", ["clip"])
