"""Devices and printers of the hall, and what needs attention: for the manager's first page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from server import clock, displays, pairing, presence
from server.catalogue_view import CatalogueView
from server.db import Database
from server.manage import kiosks
from server.media import Media
from server.settings import Settings
from server.tables import devices
from server.translate import LANGUAGES, messages, text

TRIAL_FORGOTTEN_S = 3600
"""A trial screen that has been away for so long was a closed browser tab."""


def list_devices(
    conn: Connection, view: CatalogueView, settings: Settings, clock_: clock.Clock
) -> list[dict[str, Any]]:
    """Every enrolled device and token, the revoked ones last."""
    zone = view.branch.zone
    alone = kiosks.list_machines(conn, view, settings.kiosks, clock_)
    connected = presence.online(conn, view.branch.id, clock_.now())
    zone_codes = {each.id: each.code for each in view.zones}
    found = conn.execute(
        select(devices)
        .where(devices.c.branch_id == view.branch.id)
        .order_by(devices.c.revoked_at.is_not(None), devices.c.role, devices.c.name, devices.c.id)
    )
    return [
        {
            "id": str(row.id),
            "role": row.role,
            "name": row.name,
            "zone": zone_codes.get(row.zone_id),
            "counter": view.counter_by_id[row.counter_id].code if row.counter_id else None,
            "printer": None if row.id in alone else row.printer,
            "screen": row.screen,
            "layout": displays.layout_of(settings, row),
            "zones": sorted(displays.zones_called(settings, view, row)) if row.role == "display" else [],
            "trial": pairing.is_trial(row.name),
            "online": row.id in connected or bool(alone.get(row.id, {}).get("online")),
            "machine": alone.get(row.id),
            "last_seen_at": clock.rfc3339_or_none(row.last_seen_at, zone),
            "created_at": clock.rfc3339(row.created_at, zone),
            "revoked_at": clock.rfc3339_or_none(row.revoked_at, zone),
        }
        for row in found
    ]


def worth_showing(listed: list[dict[str, Any]], settings: Settings, now: datetime) -> list[dict[str, Any]]:
    """Real devices first; a training hall's own screens only while they are, or were just, there."""

    def is_forgotten(device: dict[str, Any]) -> bool:
        seen = datetime.fromisoformat(device["last_seen_at"] or device["created_at"])
        return device["trial"] and not device["online"] and (now - seen).total_seconds() >= TRIAL_FORGOTTEN_S

    kept = [device for device in listed if not (settings.trial and is_forgotten(device))]
    return sorted(kept, key=lambda device: (device["revoked_at"] is not None, device["trial"]))


def alarms(
    db: Database,
    settings: Settings,
    view: CatalogueView,
    devices_shown: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    """What somebody has to see to, in words: the clock, zones without a screen."""
    found = []
    step_s = db.clock.step_s()
    if step_s:
        found.append({"code": "clock-step", "text": messages("alarm-clock-step", {"seconds": round(step_s)})})
    screens = [device for device in devices_shown if device["role"] == "display" and device["online"]]
    dark = [zone.code for zone in view.zones if not any(zone.code in device["zones"] for device in screens)]
    if dark:
        found.append({"code": "no-display", "text": _no_display(", ".join(dark))})
    found += kiosks.alarms(devices_shown)
    if settings.trial:
        found.append({"code": "trial", "text": messages("alarm-trial")})
    return found


def media_alarms(settings: Settings, media: Media) -> list[dict[str, Any]]:
    """Files and pages that lobby screens could not show and have skipped."""
    pages = frozenset(screen.page for screen in settings.displays.screens if screen.page)
    return [
        {"code": "media", "text": messages("alarm-media", {"name": name})} for name in media.broken(pages)
    ]


def _no_display(zones: str) -> dict[str, str]:
    """One alarm for all zones without a screen: "Zona A, B"."""
    word = {"en": "zone"}
    return {
        language: text("alarm-no-display", language, {"zone": f"{word.get(language, 'Zona')} {zones}"})
        for language in LANGUAGES
    }
