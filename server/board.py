"""The read side: what kiosk, lobby screens and phones show. Reads, never decides."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from server import calls_shown, clock, desk, notices, popular, quota
from server.catalogue_view import AgencyView, CatalogueView, ServiceView, ZoneView
from server.db import Database
from server.domain import capacity, estimate, opening
from server.prepared import Prepared
from server.problems import Problem
from server.quota import Availability
from server.settings import Settings
from server.tables import IS_WAITING, branches, counters, events, tickets

_BRANCH = Prepared(select(branches).where(branches.c.id == bindparam("branch")))
_COUNTERS = select(counters).where(counters.c.branch_id == bindparam("branch"), counters.c.active)


def branch_row(conn: Connection, view: CatalogueView) -> Row[Any]:
    """The branch with its ``seq`` and business day, as of this snapshot."""
    row: Row[Any] = _BRANCH.one(conn, {"branch": view.branch.id})
    return row


def now_of(db: Database, branch: Row[Any]) -> int:
    """The branch's present moment: never before what is on record."""
    last_at: int = branch.last_at
    return max(db.clock.now(), last_at)


def board(
    conn: Connection, db: Database, settings: Settings, zone_code: str | None, agency_code: str | None = None
) -> dict[str, Any]:
    """What a lobby screen shows: of one zone, or (``zone_code`` None) of the whole hall.

    With an agency the calls are those of its tickets only, at whatever counter.
    """
    view = db.catalogue(conn)
    zone, agency = _zone(view, zone_code), _agency(view, agency_code)
    branch = branch_row(conn, view)
    now = now_of(db, branch)
    shown = [counter for counter in view.counters if zone is None or counter.zone == zone]
    ids = [counter.id for counter in shown]
    agencies = [agency for agency in view.agencies if zone is None or agency.zone == zone]
    waiting = _waiting(conn, view)
    states = {row.id: row for row in conn.execute(_COUNTERS, {"branch": view.branch.id})}
    return {
        "seq": branch.seq,
        "now": clock.rfc3339(now, db.zone),
        "zone": {"code": zone.code, "name": zone.name} if zone else None,
        "agency": agency.code if agency else None,
        "zones": [{"code": each.code, "name": each.name} for each in view.zones],
        "branch": branch_json(view),
        "trial": settings.trial,
        **opening_json(view, branch, now, db),
        "hours_today": hours_today(view, branch),
        "languages": list(settings.languages.offered),
        "notices": [each for each in notices.shown(conn, view, now) if _concerns(each, view, zone)],
        "now_serving": calls_shown.now_serving(conn, view, ids, agency),
        "recent_calls": calls_shown.recent(conn, view, branch.day, ids, agency, now),
        "waiting": {each.code: waiting.get(each.id, 0) for each in agencies},
        "agencies": [{"code": each.code, "short": each.short} for each in agencies],
        "counters": [desk.as_json(view, counter, states[counter.id]) for counter in shown],
    }


def catalogue(conn: Connection, db: Database, settings: Settings) -> dict[str, Any]:
    """Everything a kiosk offers, with what is open and how long one would wait."""
    view = db.catalogue(conn)
    branch = branch_row(conn, view)
    now = now_of(db, branch)
    available = quota.availability(conn, view, clock.as_datetime(now, db.zone), branch)
    waiting = _waiting(conn, view)
    states = {row.id: row for row in conn.execute(_COUNTERS, {"branch": view.branch.id})}
    return {
        "seq": branch.seq,
        "version": view.version,
        **opening_json(view, branch, now, db),
        "now": clock.rfc3339(now, db.zone),
        "day": branch.day,
        "trial": settings.trial,
        "branch": branch_json(view),
        "languages": list(settings.languages.offered),
        "hours_today": hours_today(view, branch),
        "notices": notices.shown(conn, view, now),
        "popular": _popular(conn, db, view, branch.day),
        "situations": [
            {"id": each.code, "words": list(each.words), "services": list(each.services)}
            for each in view.situations
        ],
        "zones": [{"code": zone.code, "name": zone.name} for zone in view.zones],
        "agencies": [
            _agency_json(view, agency, available, waiting.get(agency.id, 0), states)
            for agency in view.agencies
        ],
        "counters": [
            {
                **desk.as_json(view, counter, states[counter.id]),
                "services": [view.service_by_id[service].code for service in counter.ranks],
            }
            for counter in view.counters
        ],
    }


def opening_json(view: CatalogueView, branch: Row[Any], now: int, db: Database) -> dict[str, Any]:
    """Whether the hall gives out tickets; if not, why, from when again, and what was given as the reason."""
    opened = is_open(view, branch, now, db)
    opens_at = opened.opens_at
    if branch.day_closed or branch.day_closing:
        opens_at = opening.next_opening(view.calendar, clock.as_datetime(now, db.zone))
    return {
        "open": opened.open,
        "why": opened.why,
        "opens_at": opens_at.isoformat() if opens_at else None,
        "because": branch.closed_because,
    }


def is_open(view: CatalogueView, branch: Row[Any], now: int, db: Database) -> opening.Opening:
    """Whether the hall gives out tickets at ``now``."""
    return quota.hall_opening(view, clock.as_datetime(now, db.zone), branch)


def events_after(conn: Connection, view: CatalogueView, after: int, limit: int) -> dict[str, Any]:
    """The branch's events behind ``after``, oldest first, at most ``limit``."""
    head = branch_row(conn, view).seq
    found = read_events(conn, view, after, limit)
    return {"events": found, "last": found[-1]["seq"] if found else min(after, head), "head": head}


_EVENTS = Prepared(
    select(events.c.seq, events.c.type, events.c.at, events.c.actor, events.c.data)
    .where(events.c.branch_id == bindparam("branch"), events.c.seq > bindparam("after"))
    .order_by(events.c.seq)
    .limit(bindparam("most"))
)


def read_events(conn: Connection, view: CatalogueView, after: int, limit: int) -> list[dict[str, Any]]:
    """Up to ``limit`` events behind ``after``, as the contract shows them."""
    zone = view.branch.zone
    found = _EVENTS.all(conn, {"branch": view.branch.id, "after": after, "most": limit})
    return [
        {
            "seq": row.seq,
            "branch": view.branch.code,
            "type": row.type,
            "at": clock.rfc3339(row.at, zone),
            "actor": row.actor,
            "data": row.data,
        }
        for row in found
    ]


def hours_today(view: CatalogueView, branch: Row[Any]) -> dict[str, Any] | None:
    """Today's opening hours, or None when the hall stays shut (or has had no day yet)."""
    if branch.day is None:
        return None
    hours = view.calendar.hours_on(date.fromisoformat(branch.day))
    if hours is None:
        return None
    rest = [f"{moment:%H:%M}" for moment in hours.rest] if hours.rest else None
    return {"open": f"{hours.opens:%H:%M}", "close": f"{hours.closes:%H:%M}", "break": rest}


def branch_json(view: CatalogueView) -> dict[str, str]:
    """The hall as every screen names it."""
    branch = view.branch
    return {
        "code": branch.code,
        "name": branch.name,
        "short_name": branch.short_name,
        "address": branch.address,
        "timezone": branch.timezone,
    }


def _zone(view: CatalogueView, code: str | None) -> ZoneView | None:
    if code is None:
        return None
    zone = view.zone_by_code.get(code)
    if zone is None:
        raise Problem("not-found", f"no zone has the code {code!r}", zones=[each.code for each in view.zones])
    return zone


def _agency(view: CatalogueView, code: str | None) -> AgencyView | None:
    if code is None:
        return None
    if code not in view.agency_by_code:
        raise Problem("not-found", f"no agency has the code {code!r}")
    return view.agency_by_code[code]


def _concerns(notice: dict[str, Any], view: CatalogueView, zone: ZoneView | None) -> bool:
    """Whether screens of the zone show the notice; a screen of the whole hall shows all."""
    if zone is None or (notice["zone"] is None and notice["agency"] is None):
        return True
    agency = view.agency_by_code.get(notice["agency"] or "")
    return notice["zone"] == zone.code or (agency is not None and agency.zone == zone)


def _waiting(conn: Connection, view: CatalogueView) -> dict[int, int]:
    counted = conn.execute(
        select(tickets.c.agency_id, func.count())
        .where(IS_WAITING, tickets.c.agency_id.in_(list(view.agency_by_id)))
        .group_by(tickets.c.agency_id)
    )
    return {agency_id: count for agency_id, count in counted}


def _popular(conn: Connection, db: Database, view: CatalogueView, day: str | None) -> list[str]:
    wanted = [view.service_by_id[id_].code for id_ in popular.services(conn, db, day)]
    return [code for code in wanted if code in view.service_by_code]


def _agency_json(
    view: CatalogueView,
    agency: AgencyView,
    available: Availability,
    waiting: int,
    states: dict[int, Row[Any]],
) -> dict[str, Any]:
    staffed = sum(
        1
        for counter in view.counters
        if counter.agency_id == agency.id and states[counter.id].state == "open"
    )
    expected = estimate.wait(waiting, agency.mean_minutes, staffed)
    expected = capacity.through_breaks(expected, view.calendar, available.now)
    return {
        "code": agency.code,
        "name": agency.name,
        "short": agency.short,
        "spoken": agency.spoken,
        "zone": agency.zone.code,
        "waiting": waiting,
        "estimate": {"low_min": expected.low_min, "high_min": expected.high_min},
        "open_counters": staffed,
        "closed_because": agency.closed_because,
        "services": [_service_json(view, service, available) for service in agency.services],
    }


def _service_json(view: CatalogueView, service: ServiceView, available: Availability) -> dict[str, Any]:
    """What is told of a service before the number: its standard, whether it is open, today's outlook."""
    outlook, refusal = available.outlook(service), available.of(service)
    begins = outlook.begins or (None, None)
    return {
        "code": service.code,
        "name": service.name,
        "agency": view.agency_of(service).code,
        "docs": list(service.docs),
        "fee_idr": service.fee_idr,
        "sla": service.sla,
        "procedure": list(service.procedure),
        "product": service.product,
        "complaints": view.complaints_about(service),
        "minutes": service.minutes,
        "open": refusal is None,
        "why": refusal.why if refusal else None,
        "opens_at": refusal.opens_at if refusal else None,
        "outlook": {
            "chance": outlook.chance,
            "from": begins[0].isoformat() if begins[0] else None,
            "to": begins[1].isoformat() if begins[1] else None,
        },
        "left": available.left(service),
    }
