"""Kiosk machines as the server knows them: which numbers each may give out alone, and how each is.

A machine gets its band with its first heartbeat, not with its key: screens in a browser need none. A band
belongs to a device and to the disk that counts its numbers, for a business day: a machine issues nothing
alone before it has been heard of on that day. So a band is given to nobody else on a day on which its machine
was heard of, or lost it (shut out, or a new disk with the old key).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, insert, select, update

from server import clock
from server.catalogue_view import CatalogueView
from server.clock import MICRO
from server.db import Tx
from server.domain.bands import Numbers, Partition
from server.settings import KioskSettings
from server.tables import devices, is_unprinted, kiosk_machines, print_jobs

ONLINE_S = 30
"""A machine that has not been heard of for so long is cut off."""
OWN_PRINTER = "kiosk:"
"""How the outbox calls the printer of a kiosk machine: what it holds, the machine fetches itself."""

_ALL = select(kiosk_machines, devices.c.name, devices.c.revoked_at, devices.c.expires_at).join(
    devices, devices.c.id == kiosk_machines.c.device_id
)
_BRANCH = _ALL.where(kiosk_machines.c.branch_id == bindparam("branch"))
_ONE = select(kiosk_machines).where(
    kiosk_machines.c.device_id == bindparam("device"), kiosk_machines.c.install == bindparam("install")
)
_MINE = update(kiosk_machines).where(
    kiosk_machines.c.device_id == bindparam("mine"), kiosk_machines.c.install == bindparam("disk")
)


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a machine says it is."""

    install: str
    version: str
    skew_s: int
    paper: dict[str, Any]
    touched_s: int | None
    pending: int
    can_update: bool
    obeyed: str | None


def printer_of(device_id: int) -> str:
    """The name of the machine's own printer in the outbox."""
    return f"{OWN_PRINTER}{device_id}"


def beat(tx: Tx, device_id: int, name: str, pulse: Pulse, rules: KioskSettings) -> Row[Any]:
    """Keep what the machine tells of itself, and give it a band when it has none; answers its row."""
    here = {"device": device_id, "install": pulse.install}
    row = tx.conn.execute(_ONE, here).one_or_none()
    back = row is None or row.offline or row.gone_at is not None
    if row is None or row.gone_at is not None:
        _arrive(tx, device_id, pulse, known=row is not None)
        row = tx.conn.execute(_ONE, here).one()
    device = {"id": str(device_id), "role": "kiosk", "name": name}
    if back:
        tx.emit("device.online", "system", {"device": device})
    if pulse.obeyed is not None and pulse.obeyed == row.wish:
        tx.emit("kiosk.obeyed", f"token:{name}", {"device": device, "order": row.wish})
    values = {
        "band": _band(tx, rules, row),
        "seen_at": tx.at,
        "offline": False,
        "version": pulse.version,
        "skew_s": pulse.skew_s,
        "paper": pulse.paper,
        "touched_s": pulse.touched_s,
        "pending": pulse.pending,
        "can_update": pulse.can_update,
        "wish": None if pulse.obeyed == row.wish else row.wish,
    }
    tx.conn.execute(_MINE, {"mine": device_id, "disk": pulse.install, **values})
    return tx.conn.execute(_ONE, here).one()


def handed_in(tx: Tx, device_id: int) -> None:
    """One number fewer is still to be handed in: staff need not wait for the next heartbeat to see it."""
    tx.conn.execute(
        update(kiosk_machines)
        .where(kiosk_machines.c.device_id == device_id, kiosk_machines.c.gone_at.is_(None))
        .where(kiosk_machines.c.pending > 0)
        .values(pending=kiosk_machines.c.pending - 1)
    )


def _arrive(tx: Tx, device_id: int, pulse: Pulse, *, known: bool) -> None:
    """A machine with this disk is heard of for the first time, or after another disk was in its place."""
    others = update(kiosk_machines).where(
        kiosk_machines.c.device_id == device_id, kiosk_machines.c.gone_at.is_(None)
    )
    tx.conn.execute(others.values(gone_at=tx.at))
    if known:
        tx.conn.execute(_MINE, {"mine": device_id, "disk": pulse.install, "gone_at": None})
        return
    # From now on its slips wait for it, and no printer of the server's.
    tx.conn.execute(update(devices).where(devices.c.id == device_id).values(printer=printer_of(device_id)))
    new = {
        "device_id": device_id,
        "install": pulse.install,
        "branch_id": tx.branch_id,
        "since_at": tx.at,
        "seen_at": tx.at,
        "version": pulse.version,
        "skew_s": pulse.skew_s,
        "paper": pulse.paper,
        "pending": pulse.pending,
    }
    tx.conn.execute(insert(kiosk_machines).values(new))


def _band(tx: Tx, rules: KioskSettings, row: Row[Any]) -> int | None:
    """The machine's band of today: its own as long as nobody else has it, else one that is free."""
    possible = row.band is not None and row.band < rules.bands
    if possible and _day(tx, row.seen_at) == tx.today:
        kept: int = row.band
        return kept
    found = tx.conn.execute(_BRANCH, {"branch": tx.branch_id})
    others = [
        each
        for each in found
        if each.band is not None and (each.device_id, each.install) != (row.device_id, row.install)
    ]
    taken = {each.band for each in others if _claimed(tx, each)}
    if possible and row.band not in taken:
        return int(row.band)
    # Rather one that no other machine will want back when it is switched on.
    wanted = {each.band for each in others if each.gone_at is None and each.revoked_at is None}
    free = rules.partition.free(taken | wanted)
    return rules.partition.free(taken) if free is None else free


def _claimed(tx: Tx, row: Row[Any]) -> bool:
    """Whether the machine may have issued out of its band today, or has lost it today."""
    moments = (row.seen_at, row.gone_at, row.revoked_at)
    return any(at is not None and _day(tx, at) >= tx.today for at in moments)


def _day(tx: Tx, at: int) -> str:
    return clock.as_datetime(at, tx.zone).date().isoformat()


def numbers(view: CatalogueView, partition: Partition, band: int) -> dict[str, Numbers]:
    """What a band holds of each agency, by its prefix."""
    prefixes = {agency.code for agency in view.agencies}
    return {agency.code: partition.of(band, agency.code, prefixes) for agency in view.agencies}


def has_been(conn: Connection, device_id: int) -> tuple[int, ...]:
    """The device itself and, behind it, those whose disk it has: shut out by mistake and paired anew."""
    found = conn.execute(select(kiosk_machines.c.device_id).where(_same_disk(device_id)).distinct())
    return (device_id, *sorted(set(found.scalars()) - {device_id}))


def _same_disk(device_id: int) -> ColumnElement[bool]:
    mine = select(kiosk_machines.c.install).where(kiosk_machines.c.device_id == device_id)
    return kiosk_machines.c.install.in_(mine)


def bands_of(tx: Tx, device_id: int) -> list[int]:
    """Every band that the device, or another one with its disk, has had: what it hands in is out of these."""
    found = tx.conn.execute(
        select(kiosk_machines.c.band).where(_same_disk(device_id), kiosk_machines.c.band.is_not(None))
    )
    return list(found.scalars())


def last_ticket_at(view: CatalogueView, now: datetime) -> datetime | None:
    """When issuing ends today; None where no hours hold, or the hall stays shut anyway."""
    hours = view.calendar.hours_on(now.date())
    if not view.calendar.enforce or hours is None:
        return None
    closes = datetime.combine(now.date(), hours.closes, now.tzinfo)
    return closes - view.calendar.last_ticket_before_close


def queued(conn: Connection, device_id: int) -> int:
    """How many slips wait for the machine's printer."""
    return conn.execute(
        select(func.count()).where(
            is_unprinted(print_jobs),
            print_jobs.c.state == "queued",
            print_jobs.c.printer == printer_of(device_id),
        )
    ).scalar_one()


def current(conn: Connection, branch_id: int) -> dict[int, Row[Any]]:
    """Every machine that is still in use, by its device."""
    found = conn.execute(_BRANCH, {"branch": branch_id})
    return {row.device_id: row for row in found if row.gone_at is None and row.revoked_at is None}


def is_online(row: Row[Any], now: int, speed: float) -> bool:
    """Whether the machine has been heard of lately."""
    online: bool = row.seen_at >= _silent_since(now, speed)
    return online


def silent(conn: Connection, branch_id: int, now: int, speed: float) -> list[Row[Any]]:
    """Machines of which nothing has been heard for a while, and nobody was told so."""
    lately = kiosk_machines.c.seen_at >= _silent_since(now, speed)
    found = conn.execute(_BRANCH.where(~kiosk_machines.c.offline, ~lately), {"branch": branch_id})
    return [row for row in found if row.gone_at is None and row.revoked_at is None]


def tell_silent(tx: Tx, speed: float) -> None:
    """Tell of each machine once that it is away."""
    for row in silent(tx.conn, tx.branch_id, tx.at, speed):
        tx.conn.execute(_MINE, {"mine": row.device_id, "disk": row.install, "offline": True})
        device = {"id": str(row.device_id), "role": "kiosk", "name": row.name}
        tx.emit("device.offline", "system", {"device": device})


def _silent_since(now: int, speed: float) -> int:
    # Heartbeats take real time, however fast the clock is.
    return now - round(ONLINE_S * max(speed, 1.0) * MICRO)


def wish(tx: Tx, device_id: int, order: str) -> bool:
    """A manager wants something of the machine; False when there is none."""
    asked = tx.conn.execute(
        update(kiosk_machines)
        .where(kiosk_machines.c.device_id == device_id, kiosk_machines.c.gone_at.is_(None))
        .values(wish=order)
    )
    return asked.rowcount == 1
