"""Each new ticket asks which counters of its agency are open, and which call by themselves."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Found without reading all counters of the branch."""
    op.create_index("ix_counters_agency", "counters", ["agency_id"])
    op.create_index("ix_counters_mode", "counters", ["branch_id", "mode"])
