"""Which devices are connected to this process: told as events, and kept for the manager's page."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select, update

from server.db import Database
from server.tables import devices
from server.voice import audience

_device_of: dict[str, int] = {}
_told: set[int] = set()


def connected(device_id: int, sid: str) -> None:
    """A socket of the device has opened."""
    _device_of[sid] = device_id


def disconnected(sid: str) -> None:
    """A socket has closed; it may have been a person's, not a device's."""
    _device_of.pop(sid, None)


def online(device_id: int) -> bool:
    """Whether the device holds a socket of this process."""
    return device_id in _device_of.values()


def shut_out(device_id: int, disconnect: Callable[[str], None]) -> None:
    """Close every socket of a revoked device."""
    for sid in [sid for sid, device in _device_of.items() if device == device_id]:
        disconnect(sid)


def flush(db: Database) -> None:
    """Tell changes since the last call; a device that only reloads its page meanwhile is not told."""
    changed = set(_device_of.values()) ^ _told
    if not changed:
        return
    with db.transaction() as tx:
        for device in tx.conn.execute(select(devices).where(devices.c.id.in_(sorted(changed)))).all():
            tx.conn.execute(update(devices).where(devices.c.id == device.id).values(last_seen_at=tx.at))
            type_ = "device.offline" if device.id in _told else "device.online"
            if device.id in _told:
                audience.gone(tx, device.id)
            told = {"id": str(device.id), "role": device.role, "name": device.name}
            tx.emit(type_, "system", {"device": told})
    _told.symmetric_difference_update(changed)
