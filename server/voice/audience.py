"""Who can be seen and heard: the screens that report, and the one loudspeaker of each audio zone.

A zone has one voice: the sounding screen of the zone that was enrolled first. A zone without one is
spoken for by a sounding screen of the whole hall, if there is one. Screens that never report (other
programs) are not counted: nobody knows what they show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from server.clock import MICRO
from server.db import Tx
from server.tables import devices, screens

PARTIAL = frozenset({"agency", "counter"})
"""Layouts that show only some of their zone's calls."""
CALLS_NOBODY = "door"
"""The layout of the screen outside, which shows and says no call at all."""
REPORT_EVERY_S = 15.0
THERE_FOR_S = 40.0
"""A screen that has not reported for so long has gone; real seconds."""

_SCREENS = (
    select(screens)
    .join(devices, devices.c.id == screens.c.device_id)
    .where(
        screens.c.branch_id == bindparam("branch"),
        screens.c.until_at > bindparam("now"),
        screens.c.layout != CALLS_NOBODY,
        devices.c.revoked_at.is_(None),
    )
    .order_by(screens.c.device_id)
)


@dataclass(frozen=True, slots=True)
class Audience:
    """The screens that are there at one moment."""

    screens: tuple[Row[Any], ...]

    @property
    def speakers(self) -> dict[int | None, Row[Any]]:
        """The loudspeaker of each audio zone (None: the hall's)."""
        found: dict[int | None, Row[Any]] = {}
        for screen in self.screens:
            if screen.sound == "on":
                found.setdefault(screen.zone_id, screen)
        return found

    def speaker_for(self, zone_id: int) -> Row[Any] | None:
        """The screen that speaks for a zone; None: nobody does."""
        speakers = self.speakers
        return speakers.get(zone_id) or speakers.get(None)

    def sees(self, zone_id: int) -> bool:
        """Whether a screen shows every call of the zone, not only one agency's or counter's."""
        everybody = (screen for screen in self.screens if screen.layout not in PARTIAL)
        return any(screen.zone_id in (None, zone_id) for screen in everybody)


def audience(conn: Connection, branch_id: int, now: int) -> Audience:
    """The screens that are there now."""
    return Audience(tuple(conn.execute(_SCREENS, {"branch": branch_id, "now": now})))


def is_news(
    conn: Connection, device_id: int, zone_id: int | None, sound: str, layout: str, now: int, speed: float
) -> bool:
    """Whether a report changes anything, or keeps a screen from being taken for gone."""
    known = conn.execute(select(screens).where(screens.c.device_id == device_id)).one_or_none()
    return (
        known is None
        or (known.zone_id, known.sound, known.layout) != (zone_id, sound, layout)
        or known.until_at - now < (THERE_FOR_S - REPORT_EVERY_S / 2) * speed * MICRO
    )


def report(tx: Tx, device_id: int, zone_id: int | None, sound: str, layout: str, speed: float) -> None:
    """Write down that the screen is there, what it shows and whether it can be heard."""
    known = tx.conn.execute(select(screens).where(screens.c.device_id == device_id)).one_or_none()
    there = known is not None and known.until_at > tx.at and known.sound == sound and known.zone_id == zone_id
    row = {
        "branch_id": tx.branch_id,
        "zone_id": zone_id,
        "sound": sound,
        "layout": layout,
        "since_at": known.since_at if known is not None and there else tx.at,
        "until_at": tx.at + round(THERE_FOR_S * speed * MICRO),
    }
    if known is None:
        tx.conn.execute(insert(screens).values(device_id=device_id, **row))
    else:
        tx.conn.execute(update(screens).where(screens.c.device_id == device_id).values(row))


def gone(tx: Tx, device_id: int) -> None:
    """The screen has left: its connection has ended."""
    tx.conn.execute(delete(screens).where(screens.c.device_id == device_id))
