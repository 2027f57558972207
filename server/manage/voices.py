"""The voices for the manager: what each says, who waits for it, and whether it nears its limit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from server.catalogue_view import CatalogueView
from server.clock import MICRO
from server.domain.announcing import in_order
from server.tables import devices, utterances
from server.translate import messages
from server.voice import waiting
from server.voice.audience import Audience, audience

LOOKED_AT_S = 600
"""The last ten minutes tell how busy a voice is."""
BUSY_SHARE, LONG_WAIT_S = 0.75, 15.0
"""From here on visitors walk late: the zone should be split."""


def voices(conn: Connection, view: CatalogueView, now: int, speed: float) -> list[dict[str, Any]]:
    """Every audio zone that has a screen, in the order of the zones; the hall's own last.

    ``busy`` is the share of the last ten minutes in which it spoke, ``mean_wait_s`` how long its calls
    waited for it; ``split`` advises to make two zones of one.
    """
    there = audience(conn, view.branch.id, now)
    names: dict[int, str] = dict(conn.execute(select(devices.c.id, devices.c.name)).all())
    queues = waiting.pending(conn, view, there)
    busy = waiting.speaking(conn, view.branch.id, now)
    said = _said(conn, view.branch.id, now - LOOKED_AT_S * MICRO)
    zones = [*((zone.id, zone.code) for zone in view.zones), (None, None)]
    return [
        {
            "zone": code,
            "speaker": names[there.speakers[zone_id].device_id] if zone_id in there.speakers else None,
            "saying": busy[zone_id].text if zone_id in busy else None,
            "waiting": [each.number for each in in_order(queues.get(zone_id, []), now)],
            **load([row for row in said if row.zone_id == zone_id], speed),
        }
        for zone_id, code in zones
        if any(screen.zone_id == zone_id for screen in there.screens)
    ]


def alarms(
    conn: Connection, view: CatalogueView, now: int, shown: list[dict[str, Any]], fault: str | None
) -> list[dict[str, Any]]:
    """Screens that should be heard and are not, no clips (``fault``), voices with too much to say."""
    names: dict[int, str] = dict(conn.execute(select(devices.c.id, devices.c.name)).all())
    found = [
        {
            "code": "sound",
            "text": messages(f"alarm-sound-{screen.sound}", {"screen": names[screen.device_id]}),
        }
        for screen in _mute(audience(conn, view.branch.id, now))
    ]
    if fault is not None:
        found.append({"code": "voice-fault", "text": messages("alarm-voice-fault", {"fault": fault})})
    return [*found, *(_too_busy(each["zone"]) for each in shown if each["split"])]


def _too_busy(zone: str | None) -> dict[str, Any]:
    words = messages("alarm-voice-limit", {"zone": zone}) if zone else messages("alarm-voice-limit-hall")
    return {"code": "voice-limit", "text": words}


def _mute(there: Audience) -> list[Row[Any]]:
    return [screen for screen in there.screens if screen.sound in ("locked", "broken")]


def _said(conn: Connection, branch_id: int, since: int) -> list[Row[Any]]:
    return list(
        conn.execute(
            select(utterances).where(utterances.c.branch_id == branch_id, utterances.c.started_at >= since)
        )
    )


def load(said: Sequence[Any], speed: float) -> dict[str, Any]:
    """How busy a voice is, from its utterances of ten minutes (``ms, queued_at, started_at, calls``)."""
    called = [row for row in said if row.calls]
    waits = [(row.started_at - row.queued_at) / MICRO for row in called]
    mean_wait_s = sum(waits) / len(waits) if waits else 0.0
    busy = min(1.0, sum(row.ms for row in said) / 1000 * speed / LOOKED_AT_S)
    return {
        "calls": sum(len(row.calls) for row in called),
        "busy": round(busy, 2),
        "mean_wait_s": round(mean_wait_s, 1),
        "split": busy >= BUSY_SHARE or mean_wait_s >= LONG_WAIT_S,
    }
