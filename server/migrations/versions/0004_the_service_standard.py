"""The service standard: steps, product and complaints channel of a service, agency and hall."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    with op.batch_alter_table("services") as services:
        services.add_column(sa.Column("procedure", sa.JSON(), server_default="[]", nullable=False))
        services.add_column(sa.Column("product", sa.Text(), nullable=True))
        services.add_column(sa.Column("complaints", sa.Text(), nullable=True))
    for table in ("agencies", "branches"):
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column("complaints", sa.Text(), nullable=True))
