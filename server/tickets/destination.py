"""Where a transferred ticket goes: exactly one of a service, an agency, a counter, an officer."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from server.catalogue_view import CounterView, ServiceView
from server.db import Tx
from server.problems import Problem
from server.tables import officers, sessions


@dataclass(frozen=True, slots=True)
class Destination:
    """Codes (an officer's name) as the caller wrote them."""

    service: str | None = None
    agency: str | None = None
    counter: str | None = None
    officer: str | None = None

    def counter_in(self, tx: Tx) -> CounterView | None:
        """The one counter that shall call the ticket; None for a service or an agency's queue.

        An officer is wherever they work now. Raises ``unknown-counter``, ``officer-away``.
        """
        if self.officer is not None:
            return _where_is(tx, self.officer)
        if self.counter is None:
            return None
        counter = tx.catalogue.counter_by_code.get(self.counter)
        if counter is None:
            raise Problem("unknown-counter", f"no counter has the code {self.counter!r}")
        return counter

    def service_in(self, tx: Tx) -> ServiceView:
        """The service to wait for; of an agency its first. Raises ``unknown-service``."""
        if self.agency is not None:
            agency = tx.catalogue.agency_by_code.get(self.agency)
            if agency is None or not agency.services:
                raise Problem("unknown-service", f"no agency with services has the code {self.agency!r}")
            return agency.services[0]
        service = tx.catalogue.service_by_code.get(self.service or "")
        if service is None:
            raise Problem("unknown-service", f"no service has the code {self.service!r}")
        return service


def _where_is(tx: Tx, name: str) -> CounterView:
    at = tx.conn.execute(
        select(sessions.c.counter_id)
        .join(officers, officers.c.id == sessions.c.officer_id)
        .where(officers.c.branch_id == tx.branch_id, officers.c.name == name)
        .where(sessions.c.counter_id.is_not(None), sessions.c.expires_at > tx.at)
    ).scalar()
    if at is None:
        raise Problem("officer-away", f"{name!r} works at no counter now", officer=name)
    return tx.catalogue.counter_by_id[at]
