"""Runs the migrations on the connection that ``server.store`` hands over."""

from __future__ import annotations

from alembic import context

from server.tables import metadata

for table in metadata.tables.values():
    for index in table.indexes:
        partial = index.dialect_options["sqlite"]["where"]
        if partial is not None:
            index.dialect_kwargs["postgresql_where"] = partial

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
