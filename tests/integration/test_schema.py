"""The tables of the code are the tables of a hall that was set up by the migrations."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from people import People
from server import settings, store
from server.tables import metadata


def test_the_migrations_make_the_tables_that_the_code_expects(people: People) -> None:
    db = store.open_hall(settings.load(people.hall.config, people.hall.environment), people.hall.data)
    with db.reading() as conn:
        different = compare_metadata(MigrationContext.configure(conn), metadata)
    db.close()
    assert different == []
