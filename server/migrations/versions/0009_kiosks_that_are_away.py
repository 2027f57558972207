"""Kiosk machines that were told to be offline."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever is away now is told so at the next look."""
    column: sa.Column[bool] = sa.Column(
        "offline", sa.Boolean(), nullable=False, server_default=sa.text("false")
    )
    op.add_column("kiosk_machines", column)
