"""The demo's devices, enrolled as `antrean token` does, all in one go; and the data folder it may use."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import click
from sqlalchemy import Connection, select

from server import auth, clock, store
from server.catalogue_view import CatalogueView
from server.db import SQLITE_FILE, Database
from server.demo.moment import next_morning
from server.demo.plan import Agency, Service
from server.settings import Settings
from server.tables import devices

TOKENS_FILE = "demo-tokens.json"
KIOSKS = 4
MANAGER = "Simulasi"


class Cast(NamedTuple):
    """Who plays: the tokens of the devices, and the hall they are in."""

    kiosks: list[str]
    displays: list[str]
    counters: dict[str, str]
    manager: str
    agencies: list[Agency]
    counters_of: dict[str, list[str]]
    zones: list[str]
    morning: datetime
    """When the doors open: after all that an earlier demo has played."""


def enrol(settings: Settings, data: Path) -> Cast:
    """See to it that every device of the demo is enrolled; their tokens are kept beside its database."""
    _refuse_a_real_hall(settings, data)
    file = data / TOKENS_FILE
    kept: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    _write(file, kept)
    db = store.open_hall(settings, data)
    try:
        with db.raw_transaction() as conn:
            view = db.catalogue(conn)
            morning = next_morning(view.calendar, clock.as_datetime(db.clock.now(), db.zone))
            valid = set(
                conn.execute(select(devices.c.token_hash).where(devices.c.revoked_at.is_(None))).scalars()
            )
            tokens = {
                name: kept[name]
                if name in kept and auth.digest(kept[name]) in valid
                else _new(db, conn, view, name, role, code)
                for name, (role, code) in _wanted(view).items()
            }
    finally:
        db.close()
    _write(file, tokens)
    return _cast(view, tokens, morning)


def _refuse_a_real_hall(settings: Settings, data: Path) -> None:
    """Simulated visitors have no business in a hall that is not the demo's own."""
    if settings.database.url:
        raise click.ClickException(
            "the demo plays on an embedded database of its own: unset DATABASE_URL, or database.url"
        )
    if (data / SQLITE_FILE).exists() and not (data / TOKENS_FILE).exists():
        raise click.ClickException(
            f"{data} holds a hall that the demo has not made: choose another folder with --data"
        )


def _wanted(view: CatalogueView) -> dict[str, tuple[str, str | None]]:
    """Name of each device -> its role and where it stands (a zone's or a counter's code)."""
    wanted: dict[str, tuple[str, str | None]] = {
        f"Kiosk {number}": (auth.KIOSK, None) for number in range(1, KIOSKS + 1)
    }
    wanted |= {f"Layar {zone.code}": (auth.DISPLAY, zone.code) for zone in view.zones}
    wanted |= {counter.code: (auth.COUNTER, counter.code) for counter in view.counters}
    return {**wanted, MANAGER: (auth.MANAGER, None)}


def _new(db: Database, conn: Connection, view: CatalogueView, name: str, role: str, code: str | None) -> str:
    zone_id = view.zone_by_code[code].id if role == auth.DISPLAY and code else None
    counter_id = view.counter_by_code[code].id if role == auth.COUNTER and code else None
    made = auth.new_device(
        conn, view.branch.id, role, name, db.clock.now(), zone_id=zone_id, counter_id=counter_id
    )
    return made[1]


def _cast(view: CatalogueView, tokens: dict[str, str], morning: datetime) -> Cast:
    of_role: dict[str, dict[str, str]] = {}
    for name, (role, _code) in _wanted(view).items():
        of_role.setdefault(role, {})[name] = tokens[name]
    counters_of: dict[int, list[str]] = {agency.id: [] for agency in view.agencies}
    for counter in view.counters:
        counters_of.setdefault(counter.agency_id, []).append(counter.code)
    return Cast(
        kiosks=list(of_role[auth.KIOSK].values()),
        displays=list(of_role[auth.DISPLAY].values()),
        counters=of_role[auth.COUNTER],
        manager=tokens[MANAGER],
        agencies=[
            Agency(
                agency.code,
                tuple(Service(service.code, agency.code, service.minutes) for service in agency.services),
                len(counters_of[agency.id]),
            )
            for agency in view.agencies
        ],
        counters_of={agency.code: counters_of[agency.id] for agency in view.agencies},
        zones=[zone.code for zone in view.zones],
        morning=morning,
    )


def _write(file: Path, tokens: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(json.dumps(tokens, indent=1), encoding="utf-8")
    new.replace(file)
