"""The kiosk machine's own disk: what is written down survives, and nothing is given out twice."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.machine.disk import Disk
from server.domain.ages import Moment
from server.domain.bands import Numbers

BAND = Numbers("C", 900, 902)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path / "kiosk")
    yield disk
    disk.close()


def again(disk: Disk) -> Disk:
    """The machine starts anew."""
    disk.close()
    return Disk(disk.folder)


def ticket(key: str, day: str = "2026-11-23") -> dict[str, Any]:
    return {
        "key": key,
        "token": f"token {key}".ljust(22, "x")[:22],
        "day": day,
        "service": "C02",
        "priority": False,
        "language": "id",
        "boot": "a",
        "ticks": 10.0,
        "wall": 1e9,
        "shown": {"id": f"own-{key}"},
        "slip": {},
    }


def number(disk: Disk, key: str, day: str = "2026-11-23") -> str | None:
    row = disk.issue(ticket(key, day), BAND)
    return row.number if row else None


def test_a_band_is_given_out_once_a_day_also_by_a_machine_that_starts_anew(disk: Disk) -> None:
    assert [number(disk, "1"), number(disk, "2")] == ["C-900", "C-901"]
    disk = again(disk)
    assert [number(disk, "3"), number(disk, "4")] == ["C-902", None]
    assert number(disk, "5", "2026-11-24") == "C-900"
    disk.close()


def test_the_same_key_is_answered_with_the_same_number(disk: Disk) -> None:
    disk.begin("k")
    number(disk, "k")
    disk = again(disk)
    answer = disk.answer("k")
    assert answer is not None
    assert (answer[0], answer[1]["number"], answer[1]["paper"]) == (201, "C-900", "queued")
    disk.close()


def test_a_try_that_was_under_way_when_the_power_went_is_nobodys(disk: Disk) -> None:
    disk.begin("k")
    disk = again(disk)
    disk.orphan_all()
    assert disk.orphans() == ["k"]
    assert disk.in_doubt()
    disk.begin("k")
    disk.forget(["k"])
    assert disk.in_doubt(), "the visitor presses again meanwhile"
    disk.answered("k", 201, {"id": "1"}, "2026-11-23")
    assert not disk.in_doubt()
    assert disk.answer("k") == (201, {"id": "1"})
    disk.close()


def test_what_was_being_printed_when_the_power_went_is_unknown_and_what_was_not_is_printed(
    disk: Disk,
) -> None:
    number(disk, "1")
    number(disk, "2")
    first = disk.unprinted()[0]
    assert disk.paper(first.id, "queued", "sending")
    assert not disk.paper(first.id, "queued", "sending"), "nobody prints it a second time"
    disk = again(disk)
    disk.interrupted()
    assert [row.number for row in disk.unprinted()] == ["C-901"]
    assert disk.recent_papers() == {"own-1": "unknown", "own-2": "queued"}
    disk.close()


def test_the_key_is_readable_by_this_user_only_and_can_be_lost(disk: Disk) -> None:
    disk.keep_key("rahasia")
    assert stat.S_IMODE((disk.folder / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE(disk.folder.stat().st_mode) == 0o700
    assert disk.key() == "rahasia"
    disk.keep_key(None)
    assert disk.key() is None


def test_past_days_are_erased_once_they_are_handed_in(disk: Disk) -> None:
    number(disk, "1")
    number(disk, "2")
    disk.handed_in("1", "placed")
    disk.tidy("2026-11-24")
    assert [row.key for row in disk.pending()] == ["2"]
    assert disk.answer("1") is None


def test_a_disk_knows_itself_and_what_it_was_told(disk: Disk) -> None:
    install, at = disk.install, Moment("a", 1.0, 2.0)
    disk.keep("catalogue", {"open": True}, at)
    disk = again(disk)
    fact = disk.fact("catalogue")
    assert fact is not None
    assert (disk.install, fact.value, fact.at) == (install, {"open": True}, at)
    disk.close()


@pytest.mark.parametrize(("before", "copy"), [("done", True), ("unknown", True), ("failed", False)])
def test_a_second_slip_says_that_it_is_one_unless_nothing_of_the_first_came_out(
    disk: Disk, before: str, copy: bool
) -> None:
    row = disk.issue({**ticket("1"), "slip": {"copy": False}}, BAND)
    assert row is not None
    now = Moment("a", 99.0, 1e9)
    assert disk.print_again("own-1", now, 2) is None, "the first one is still under way"
    disk.paper(row.id, "queued", before)
    again = disk.print_again("own-1", now, 2)
    assert again is not None
    assert (again.slip["copy"], disk.asked_for(again)) == (copy, (now, before == "done"))
    disk.paper(row.id, "queued", "done")
    assert disk.print_again("own-1", now, 2) is not None
    disk.paper(row.id, "queued", "done")
    assert disk.print_again("own-1", now, 2) is None, "then staff print it"
    disk.handed_in("1", "placed 7")
    assert disk.known_as("own-1") == "7"


def test_a_power_cut_in_a_second_slip_does_not_make_the_first_one_doubtful(disk: Disk) -> None:
    row = disk.issue({**ticket("1"), "slip": {"copy": False}}, BAND)
    assert row is not None
    disk.paper(row.id, "queued", "done")
    disk.print_again("own-1", Moment("a", 99.0, 1e9), 3)
    disk.paper(row.id, "queued", "sending")
    disk = again(disk)
    disk.interrupted()
    assert [each.paper for each in disk.pending()] == ["done"]
    disk.close()
