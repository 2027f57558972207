"""Kiosk machines on the manager's page: how each is, what it may give out alone, what could not be placed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from server import clock, kiosks
from server.catalogue_view import CatalogueView
from server.clock import Clock
from server.settings import KioskSettings
from server.tables import devices, hand_ins
from server.translate import messages

CLOCK_OFF_S = 60
"""A machine's clock that differs by so much gets a word; its tickets do not depend on it."""


def list_machines(
    conn: Connection, view: CatalogueView, rules: KioskSettings, hall_clock: Clock
) -> dict[int, dict[str, Any]]:
    """Every machine in use, by its device."""
    found = kiosks.current(conn, view.branch.id)
    return {device_id: _shown(view, rules, hall_clock, row) for device_id, row in found.items()}


def _shown(view: CatalogueView, rules: KioskSettings, hall_clock: Clock, row: Row[Any]) -> dict[str, Any]:
    return {
        "online": kiosks.is_online(row, hall_clock.now(), hall_clock.speed),
        "seen_at": clock.rfc3339(row.seen_at, view.branch.zone),
        "version": row.version,
        "skew_s": row.skew_s,
        "paper": row.paper,
        "touched_s": row.touched_s,
        "pending": row.pending,
        "numbers": _numbers(view, rules, row.band),
        "can_update": row.can_update,
        "wish": row.wish,
    }


def _numbers(view: CatalogueView, rules: KioskSettings, band: int | None) -> str | None:
    """``900-924``, or with a letter ``CL-001 ...``; None: it has none of its own."""
    if band is None or band >= rules.bands or not view.agencies:
        return None
    its = kiosks.numbers(view, rules.partition, band)[view.agencies[0].code]
    if rules.letters:
        return f"{its.prefix}-{its.first:03d}\N{HORIZONTAL ELLIPSIS}"
    return f"{its.first}\N{EN DASH}{its.last}"


def alarms(devices_shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What somebody has to know of the machines: cut off, without numbers, a wrong clock, bad paper."""
    found = []
    for device in devices_shown:
        machine = device["machine"]
        if machine is None or device["revoked_at"] is not None:
            continue
        name, numbers = device["name"], machine["numbers"]
        if numbers is None:
            found.append(_alarm("no-band", kiosk=name))
        elif not machine["online"]:
            found.append(_alarm("cut-off", kiosk=name, numbers=numbers))
        if machine["online"] and abs(machine["skew_s"]) >= CLOCK_OFF_S:
            found.append(_alarm("clock", kiosk=name, seconds=machine["skew_s"]))
        if machine["online"] and machine["paper"]["state"] == "trouble":
            found.append({"code": "kiosk-paper", "text": _complaint(name, machine["paper"])})
    return found


def slip_alarms(slips: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Somebody holds a slip that was not placed."""
    return [_alarm("slips", numbers=", ".join(slip["number"] for slip in slips))] if slips else []


def refused_slips(conn: Connection, view: CatalogueView, day: str | None) -> list[dict[str, Any]]:
    """Slips of today that a kiosk gave out alone and that could not be placed: staff see to their holders."""
    found = conn.execute(
        select(hand_ins, devices.c.name)
        .join(devices, devices.c.id == hand_ins.c.device_id)
        .where(hand_ins.c.branch_id == view.branch.id, hand_ins.c.day == day)
        .where(hand_ins.c.refused.is_not(None))
        .order_by(hand_ins.c.at)
    )
    return [
        {
            "number": row.number,
            "service": row.service,
            "kiosk": row.name,
            "why": row.refused,
            "came_at": clock.rfc3339(row.age, view.branch.zone),
        }
        for row in found
    ]


def _alarm(what: str, **values: Any) -> dict[str, Any]:
    return {"code": f"kiosk-{what}", "text": messages(f"alarm-kiosk-{what}", values)}


def _complaint(name: str, paper: dict[str, Any]) -> dict[str, str]:
    said: dict[str, str] = paper.get("message") or {"id": paper.get("code") or "?"}
    return {language: f"{name}: {text}" for language, text in said.items()}
