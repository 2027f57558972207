"""How often a visitor, who was not ready yet, let others go before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has asked for it yet."""
    op.add_column("tickets", sa.Column("pushed_back", sa.Integer(), nullable=False, server_default="0"))
