"""What all tables share: naming of constraints, the key columns."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    MetaData,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

# SQLite gives a 64-bit rowid only to a column declared exactly INTEGER.
BigId = BigInteger().with_variant(Integer(), "sqlite")


def id_column() -> Column[int]:
    """The primary key."""
    return Column("id", BigId, primary_key=True, autoincrement=True)


def branch_column() -> Column[int]:
    """The branch that a row belongs to."""
    return Column("branch_id", BigId, ForeignKey("branches.id"), nullable=False)
