"""What a supervisor tells the people in the hall: to a queue, a zone or everybody ("layanan terganggu")."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, or_, select, update

from server import clock
from server.catalogue_view import AgencyView, CatalogueView, ZoneView
from server.db import Tx
from server.prepared import Prepared
from server.problems import Problem
from server.tables import notices


def raise_(
    tx: Tx,
    actor: str,
    text: dict[str, str],
    *,
    zone: ZoneView | None,
    agency: AgencyView | None,
    until_at: int | None,
) -> dict[str, Any]:
    """Show ``text`` (by language) from now on, until it is ended or ``until_at`` has come."""
    row = tx.conn.execute(
        insert(notices)
        .values(
            branch_id=tx.branch_id,
            zone_id=zone.id if zone else None,
            agency_id=agency.id if agency else None,
            text=text,
            raised_at=tx.at,
            until_at=until_at,
        )
        .returning(notices)
    ).one()
    shown = as_json(tx.catalogue, row)
    tx.emit("notice.raised", actor, {"notice": shown})
    return shown


def end(tx: Tx, actor: str, notice_id: str) -> dict[str, Any]:
    """Take a notice down; 404 for one that is not shown."""
    row = None
    if notice_id.isascii() and notice_id.isdigit() and len(notice_id) < 18:
        row = tx.conn.execute(
            update(notices)
            .where(notices.c.id == int(notice_id), notices.c.branch_id == tx.branch_id)
            .where(notices.c.ended_at.is_(None))
            .values(ended_at=tx.at)
            .returning(notices)
        ).one_or_none()
    if row is None:
        raise Problem("not-found", "no such notice is shown")
    shown = as_json(tx.catalogue, row)
    tx.emit("notice.ended", actor, {"notice": shown})
    return shown


def end_due(tx: Tx) -> None:
    """Take down what has had its time."""
    for row in tx.conn.execute(due(tx.branch_id, tx.at)).all():
        end(tx, "system", str(row.id))


def due(branch_id: int, moment: int) -> Select[Any]:
    """The notices that have had their time."""
    return _SHOWN.where(notices.c.branch_id == branch_id, notices.c.until_at <= moment)


def shown(conn: Connection, view: CatalogueView, now: int) -> list[dict[str, Any]]:
    """What is to be read now, the newest first."""
    return [as_json(view, row) for row in _SHOWN_NOW.all(conn, {"branch": view.branch.id, "now": now})]


def as_json(view: CatalogueView, row: Row[Any]) -> dict[str, Any]:
    """A notice as screens show it; without zone and agency it is for the whole hall."""
    zone_codes = {zone.id: zone.code for zone in view.zones}
    return {
        "id": str(row.id),
        "zone": zone_codes.get(row.zone_id),
        "agency": view.agency_by_id[row.agency_id].code if row.agency_id else None,
        "text": row.text,
        "raised_at": clock.rfc3339(row.raised_at, view.branch.zone),
        "until": clock.rfc3339_or_none(row.until_at, view.branch.zone),
    }


_SHOWN = select(notices).where(notices.c.ended_at.is_(None))
_SHOWN_NOW = Prepared(
    _SHOWN.where(notices.c.branch_id == bindparam("branch"))
    .where(or_(notices.c.until_at.is_(None), notices.c.until_at > bindparam("now")))
    .order_by(notices.c.id.desc())
)
