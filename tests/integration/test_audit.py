"""What was decided can be shown: `antrean audit` explains a day, and a changed log betrays itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

import variants
from hall import Hall
from people import Desk, People, token_of
from server import audit as audits
from server import settings, store

MakePeople = Callable[..., People]


def lets_all_come(desk: Desk) -> None:
    while (ticket := desk.call_next().done()["ticket"]) is not None:
        desk.move(ticket, "start").done()
        desk.move(ticket, "finish").done()


@pytest.fixture(params=[{}, {"servers": 2}], ids=["sqlite", "two-servers"])
def morning(request: pytest.FixtureRequest, make_people: MakePeople) -> People:
    """A morning with overtaking, a chosen call, a transfer, a second chance, an undo, voids and a copy."""
    people = make_people(**request.param)
    kiosk, desk = people.kiosk(), people.open_desk("C1")
    queue = [kiosk.take("C02", priority=nth in (2, 3)) for nth in range(6)]
    first = desk.calls()
    assert first["id"] == queue[2]["id"]
    desk.move(first, "undo").done()
    assert desk.calls()["id"] == queue[2]["id"], "the undone call has not used up the overtaking"
    desk.move(first, "no-show").done()
    desk.move(first, "return").done()
    desk.move(queue[4], "call", reason="anak sakit").done()
    desk.move(queue[4], "transfer", counter="C2", note="KK").done()
    other = people.open_desk("C2")
    lets_all_come(other)
    lets_all_come(desk)
    void, copied = kiosk.take("C02"), kiosk.take("C02")
    way = "/api/v1/manage/tickets"
    people.manager().post(f"{way}/{void['id']}/cancel", {"reason": "salah ambil"}).done()
    people.manager().post(f"{way}/{copied['id']}/reprint", {"reason": "basah"}).done()
    people.visitor.post(f"/api/v1/public/tickets/{token_of(copied)}/cancel").done()
    return people


def test_every_overtaking_is_explained_and_the_closing_hash_can_be_posted(morning: People) -> None:
    done = morning.hall.command("audit")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert (
        sum("C-003 before" in line and "rule priority-overtakes, oq v1 (m=1, k=8)" in line for line in lines)
        == 4
    )
    chosen = [line for line in lines if "C-005 before" in line]
    assert chosen
    assert all("chosen by token:desk-C1, reason: anak sakit" in line for line in chosen)
    assert any("C-003 let in again after a missed call by token:desk-C1" in line for line in lines)
    assert any("C-007 cancelled by token:manager, reason: salah ambil" in line for line in lines)
    assert any("C-008 slip printed again" in line and "reason: basah" in line for line in lines)
    assert any("C-008 cancelled by visitor" in line for line in lines)
    assert "0 unexplained; 0 impossible moves" in lines[-2]
    assert lines[-1].startswith("chain: holds; closing hash -")

    closed = morning.manager().close_day()
    done = morning.hall.command("audit", closed["day"])
    assert done.returncode == 0, done.stdout
    assert done.stdout.rstrip().endswith(f"closing hash {closed['closing_hash']}")
    assert morning.hall.command("audit", "2020-01-01").returncode == 1
    assert "knows no day" in morning.hall.command("audit", "hari-ini").stderr


TAMPERINGS = [
    ("UPDATE events SET actor = 'officer:1' WHERE seq = {seq}", "event {seq} ("),
    ("UPDATE events SET at = at - 60000000 WHERE seq = {seq}", "event {seq} ("),
    ("UPDATE events SET data = replace(data, 'C-001', 'C-009') WHERE seq = {seq}", "event {seq} ("),
    ("DELETE FROM events WHERE seq = {seq}", "events {seq} to {seq} are missing"),
    ("DELETE FROM events WHERE seq >= {seq}", "the log ends with event"),
]


@pytest.fixture(scope="module")
def evening(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> tuple[Hall, int]:
    """A hall whose server has stopped, and the event of its first call."""
    people = People(make_hall(config=variants.write(tmp_path_factory.mktemp("config"))))
    kiosk, desk = people.kiosk(), people.open_desk("C1")
    for _ in range(3):
        kiosk.take("C02")
    lets_all_come(desk)
    called = next(event for event in people.screen().events(0) if event["type"] == "ticket.called")
    people.close()
    people.hall.kill()
    return people.hall, called["seq"]


@pytest.mark.parametrize(("tampering", "found"), TAMPERINGS)
def test_a_changed_log_names_the_row(
    evening: tuple[Hall, int], tampering: str, found: str, tmp_path: Path
) -> None:
    """On a copy, as an inspector would bring one."""
    hall, seq = evening
    shutil.copytree(hall.data, tmp_path / "copy")
    change(tmp_path / "copy" / "antrean.db", tampering.format(seq=seq))
    db = store.open_hall(settings.load(hall.config, hall.environment), tmp_path / "copy")
    with db.reading() as conn:
        report = audits.audit(conn, db.catalogue(conn), None)
    db.close()
    assert report is not None
    assert not report.holds
    assert any(found.format(seq=seq) in line for line in report.broken), report.broken
    assert list(report.lines())[-1].startswith("chain: BROKEN")


def test_a_call_that_skips_somebody_without_a_rule_is_found(make_people: MakePeople) -> None:
    people = make_people()
    kiosk, desk = people.kiosk(), people.open_desk("C1")
    kiosk.take("C02")
    kiosk.take("C02")
    chosen = kiosk.take("C02")
    desk.move(chosen, "call", reason="kenalan").done()
    people.hall.kill()
    database = people.hall.data / "antrean.db"
    engine = create_engine(f"sqlite:///{database}")
    with engine.begin() as conn:
        seq, data = conn.execute(text("SELECT seq, data FROM events WHERE type = 'ticket.called'")).one()
        told = json.loads(data)
        told["why"] = {
            "policy": "oq",
            "version": 1,
            "parameters": {"m": 1, "k": 8},
            "candidates": 3,
            "passed_over": [],
        }
        conn.execute(
            text("UPDATE events SET data = :data WHERE seq = :seq"), {"data": json.dumps(told), "seq": seq}
        )
    engine.dispose()
    done = people.hall.command("audit")
    assert done.returncode == 1
    assert "C-003 before C-001: UNEXPLAINED" in done.stdout
    assert "2 unexplained" in done.stdout


def test_old_days_may_be_dropped(make_people: MakePeople) -> None:
    people = make_people()
    people.kiosk().take("C02")
    people.manager().close_day()
    people.manager().open_day()
    people.kiosk().take("C02")
    opened = [event["seq"] for event in people.screen().events(0) if event["type"] == "day.opened"][-1]
    people.hall.kill()
    change(people.hall.data / "antrean.db", f"DELETE FROM events WHERE seq < {opened}")
    done = people.hall.command("audit")
    assert "chain: holds" in done.stdout


def change(database: Path, statement: str) -> None:
    engine = create_engine(f"sqlite:///{database}")
    with engine.begin() as conn:
        assert conn.execute(text(statement)).rowcount > 0
    engine.dispose()
