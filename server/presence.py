"""Which devices are connected, to whichever process of the hall: told as events, kept for the manager's page.

Each process writes down whom it holds and renews that. Whom nobody holds any more has left; what a process
that was killed wrote down runs out.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from functools import cache

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from server.clock import MICRO
from server.db import Database, Tx
from server.tables import devices, presences
from server.voice import audience

LASTS_S = 20
"""So long a process is believed; a screen is back after a restart in five."""
RENEWED_AFTER_S = 7
LATE_AFTER_S, COMES_BACK_S = 5, 6
"""Who looks again so late does not judge for so long: screens try every five seconds to come back."""
CHANGES_WITHIN_S = 2
"""Who leaves one process may come to another, or load its page anew: that is not told."""

_device_of: dict[str, int] = {}
_written: set[int] = set()
_renewed_at = _looked_at = _judges_from = float("-inf")

_OF_BRANCH = presences.c.branch_id == bindparam("branch")
_RUN_OUT = select(presences.c.device_id).where(_OF_BRANCH, presences.c.until_at <= bindparam("now"))
_ONLINE = select(presences.c.device_id).where(_OF_BRANCH, presences.c.until_at > bindparam("now"))


def connected(device_id: int, sid: str) -> None:
    """A socket of the device has opened."""
    _device_of[sid] = device_id


def disconnected(sid: str) -> None:
    """A socket has closed; it may have been a person's, not a device's."""
    _device_of.pop(sid, None)


def online(conn: Connection, branch_id: int, now: int) -> set[int]:
    """The devices that hold a socket of this process, or a moment ago held one of any."""
    told = conn.execute(_ONLINE, {"branch": branch_id, "now": now}).scalars()
    return {*told, *_device_of.values()}


def shut_out(device_id: int, disconnect: Callable[[str], None]) -> None:
    """Close every socket of a revoked device."""
    for sid in [sid for sid, device in _device_of.items() if device == device_id]:
        disconnect(sid)


def flush(db: Database) -> None:
    """Tell changes since the last call; a device that only reloads its page meanwhile is not told."""
    global _renewed_at, _looked_at, _judges_from
    began = time.monotonic()
    if began - _looked_at > LATE_AFTER_S:
        # Whatever held this process up (a start, a database that was away) may have held up the others.
        _judges_from = began + COMES_BACK_S
    judges = began >= _judges_from
    held = set(_device_of.values())
    renew = bool(held) and began - _renewed_at > RENEWED_AFTER_S
    if held == _written and not renew and not (judges and _has_run_out(db)):
        _looked_at = began
        return
    with db.transaction() as tx:
        before = _known(tx)
        _write_down(tx, held, db.clock.speed, judges=judges)
        _tell(tx, before, _known(tx))
    _written.clear()
    _written.update(held)
    _renewed_at = _looked_at = began


def _has_run_out(db: Database) -> bool:
    with db.reading() as conn:
        return conn.execute(_RUN_OUT, {"branch": db.branch_id, "now": db.clock.now()}).first() is not None


def _known(tx: Tx) -> dict[int, int]:
    """Whoever is there, and until when that is believed."""
    found = select(presences.c.device_id, func.max(presences.c.until_at)).where(_OF_BRANCH)
    rows = tx.conn.execute(found.group_by(presences.c.device_id), {"branch": tx.branch_id})
    return {row[0]: row[1] for row in rows}


def _write_down(tx: Tx, held: set[int], speed: float, *, judges: bool) -> None:
    of_branch = presences.c.branch_id == tx.branch_id
    mine = and_(of_branch, presences.c.process == _process())
    gone, until_at = _written - held, tx.at + round(LASTS_S * speed * MICRO)
    if judges:
        tx.conn.execute(delete(presences).where(of_branch, presences.c.until_at <= tx.at))
    tx.conn.execute(delete(presences).where(mine, presences.c.device_id.in_(sorted(held))))
    if gone:
        leaving = update(presences).where(mine, presences.c.device_id.in_(sorted(gone)))
        tx.conn.execute(leaving.values(until_at=tx.at + round(CHANGES_WITHIN_S * speed * MICRO)))
    rows = [
        {"branch_id": tx.branch_id, "device_id": device, "process": _process(), "until_at": until_at}
        for device in sorted(held)
    ]
    if rows:
        tx.conn.execute(insert(presences), rows)


def _tell(tx: Tx, before: dict[int, int], after: dict[int, int]) -> None:
    changed = select(devices).where(devices.c.id.in_(sorted(before.keys() ^ after.keys())))
    for device in tx.conn.execute(changed).all():
        # Of a process that was killed nobody knows when its screens went: when it was last believed.
        seen_at = min(before.get(device.id, tx.at), tx.at)
        tx.conn.execute(update(devices).where(devices.c.id == device.id).values(last_seen_at=seen_at))
        if device.id in before:
            audience.gone(tx, device.id)
        told = {"id": str(device.id), "role": device.role, "name": device.name}
        type_ = "device.offline" if device.id in before else "device.online"
        tx.emit(type_, "system", {"device": told})


@cache
def _process() -> str:
    """First asked for in the process that serves, after it has been forked."""
    return secrets.token_hex(8)
