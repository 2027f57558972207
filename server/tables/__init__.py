"""The database, in SQLAlchemy Core. One style throughout; the words are those of ARCHITECTURE.md.

Every ``*_at`` and ``age`` column is a whole number of microseconds since 1970 in UTC: exact, sortable,
the same on SQLite and PostgreSQL. Dates of the business day are ISO text (``2026-11-23``).
Unique keys, checks and foreign keys are the last guard: a bug becomes an error, not a second number.
"""

from server.tables.base import metadata
from server.tables.door import door_tickets
from server.tables.hall import (
    agencies,
    branches,
    counter_services,
    counters,
    day_hours,
    hall_hours,
    holidays,
    notices,
    services,
    situations,
    zones,
)
from server.tables.kiosks import hand_ins, kiosk_machines
from server.tables.paper import printer_states
from server.tables.people import (
    devices,
    officers,
    pairings,
    presences,
    sessions,
)
from server.tables.queue import (
    IS_HELD,
    IS_PARKED,
    IS_WAITING,
    answers,
    calls,
    events,
    is_held,
    is_unprinted,
    print_jobs,
    queues,
    tickets,
    visits,
)
from server.tables.voice import screens, utterances

__all__ = [
    "IS_HELD",
    "IS_PARKED",
    "IS_WAITING",
    "agencies",
    "answers",
    "branches",
    "calls",
    "counter_services",
    "counters",
    "day_hours",
    "devices",
    "door_tickets",
    "events",
    "hall_hours",
    "hand_ins",
    "holidays",
    "is_held",
    "is_unprinted",
    "kiosk_machines",
    "metadata",
    "notices",
    "officers",
    "pairings",
    "presences",
    "print_jobs",
    "printer_states",
    "queues",
    "screens",
    "services",
    "sessions",
    "situations",
    "tickets",
    "utterances",
    "visits",
    "zones",
]
