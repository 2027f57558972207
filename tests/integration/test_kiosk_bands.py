"""Bands from day to day: a kiosk that does not come back holds none for ever."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import variants
from server import auth, board, housekeeping, kiosks, settings, store
from server.clock import MICRO, Clock
from server.db import Database
from server.kiosks import Pulse
from server.settings import KioskSettings

DAY = 24 * 3600 * MICRO
RULES = KioskSettings(bands=2)


class Days(Clock):
    """A clock on which a test goes on to the next day."""

    days = 0

    def now(self) -> int:
        return super().now() + self.days * DAY


@pytest.fixture
def db(tmp_path: Path, blank: Path) -> Iterator[Database]:
    shutil.copy(blank, tmp_path)
    config = variants.write(tmp_path / "config", variants.around_noon)
    db = store.open_hall(settings.load(config, {}), tmp_path)
    db.clock = Days()
    yield db
    db.close()


def next_day(db: Database) -> None:
    assert isinstance(db.clock, Days)
    db.clock.days += 1


def enrol(db: Database, name: str) -> int:
    with db.raw_transaction() as conn:
        return auth.new_device(conn, db.branch_id, auth.KIOSK, name, db.clock.now())[0]


def band(db: Database, device: int, install: str = "a") -> int | None:
    """The band that the kiosk hears of with a heartbeat."""
    pulse = Pulse(install, "0.1.0", 0, {"state": "ok"}, None, 0, False, None)
    with db.transaction() as tx:
        found: int | None = kiosks.beat(tx, device, "kiosk", pulse, RULES).band
        return found


def test_a_kiosk_has_the_same_numbers_every_day_and_one_that_is_gone_leaves_its_own(db: Database) -> None:
    one, two, three = (enrol(db, name) for name in ("satu", "dua", "tiga"))
    assert (band(db, one), band(db, two), band(db, three)) == (0, 1, None)
    next_day(db)
    assert band(db, two) == 1
    assert band(db, three) == 0, "the first has not been heard of today"
    assert band(db, one) is None, "it comes late: today it has none"
    next_day(db)
    assert (band(db, one), band(db, two), band(db, three)) == (0, 1, None)


def test_two_disks_with_one_key_never_share_a_band(db: Database) -> None:
    one = enrol(db, "satu")
    assert (band(db, one, "a"), band(db, one, "b")) == (0, 1)
    assert (band(db, one, "a"), band(db, one, "b")) == (0, 1)
    assert band(db, enrol(db, "dua")) is None
    next_day(db)
    assert band(db, enrol(db, "tiga"), "c") == 0, "of the two disks only the last one is wanted back"
    assert band(db, one, "b") == 1


def test_everybody_hears_once_that_a_machine_is_away_and_once_that_it_is_back(db: Database) -> None:
    one = enrol(db, "satu")

    def told() -> list[str]:
        housekeeping.tidy(db, auto_grace_s=8)
        with db.reading() as conn:
            found = board.read_events(conn, db.catalogue(conn), 0, 1000)
        return [event["type"] for event in found if event["type"].startswith("device.")]

    band(db, one)
    band(db, one)
    assert told() == ["device.online"]
    next_day(db)
    assert told() == ["device.online", "device.offline"]
    assert told() == ["device.online", "device.offline"]
    band(db, one)
    assert told() == ["device.online", "device.offline", "device.online"]
