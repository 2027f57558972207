"""Years of earlier days: the rows of one served visit, copied by SQLite itself, while no server runs."""

from __future__ import annotations

from pathlib import Path

import plain

A_DAY = 400
COLUMNS = {
    "visits": {"id": "t.id + i", "day": "{day}"},
    "tickets": {
        "id": "t.id + i",
        "visit_id": "t.visit_id + i",
        "call_id": "t.call_id + i",
        "number": "printf('Z-%03d', i % {a_day} + 1)",
        "token": "printf('%022d', i)",
        "day": "{day}",
    },
    "calls": {"id": "t.id + i", "ticket_id": "t.ticket_id + i", "day": "{day}"},
    "print_jobs": {"id": "t.id + i", "ticket_id": "t.ticket_id + i", "state": "'done'"},
    "events": {"seq": "t.seq + i", "ticket_id": "t.ticket_id + i", "day": "{day}"},
}
"""What must differ in the copies; every other column is the original's."""
DAY = f"date(t.day, '-' || (1 + i / {A_DAY}) || ' days')"
FILL = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {visits})
INSERT INTO {table} ({columns})
SELECT {values} FROM n, (SELECT * FROM {table} ORDER BY {newest} DESC LIMIT 1) AS t
"""


def fill(database: Path, visits: int) -> None:
    """Add ``visits`` served visits of earlier days, 400 a day, with their calls, slips and an event each."""
    connection = plain.connect(database)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN IMMEDIATE")
    for table, differ in COLUMNS.items():
        names = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = [differ.get(name, f"t.{name}").format(day=DAY, a_day=A_DAY) for name in names]
        newest = "seq" if table == "events" else "id"
        query = FILL.format(
            visits=visits, table=table, columns=", ".join(names), values=", ".join(values), newest=newest
        )
        connection.execute(query)
    connection.execute("UPDATE branches SET seq = (SELECT max(seq) FROM events)")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
