"""The catalogue goes out as a file, is edited by hand, and comes back while the hall runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import variants
from client import Json
from commands import antrean
from machine import wait_until
from people import People, token_of

MakePeople = Callable[..., People]


def export(people: People) -> Json:
    done = people.hall.command("catalogue", "export")
    assert done.returncode == 0, done.stderr
    content: Json = yaml.load(done.stdout, yaml.CSafeLoader)
    return content


def bring_in(people: People, content: Json, file: Path, *options: str, answer: str = "") -> str:
    file.write_text(as_yaml(content), encoding="utf-8")
    done = people.hall.command("catalogue", "import", file, *options, answer=answer)
    assert done.returncode == 0, done.stderr
    return done.stdout


def as_yaml(content: Json) -> str:
    text: str = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text


def agency(content: Json, prefix: str) -> Any:
    return next(each for each in content["catalogue"]["agencies"] if each["prefix"] == prefix)


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_an_edited_catalogue_holds_at_once_and_forgets_nobody(
    make_people: MakePeople, tmp_path: Path, database: str
) -> None:
    people = make_people(postgres=database == "postgres")
    screen, kiosk = people.screen(), people.kiosk()
    waiting = kiosk.take("H02")
    desk = people.open_desk("H1")
    content = export(people)
    assert len(content["catalogue"]["agencies"]) == 17
    assert sum(len(each["services"]) for each in content["catalogue"]["agencies"]) == 166
    assert sum(each["counters"] for each in content["catalogue"]["agencies"]) == 35
    file = tmp_path / "katalog.yaml"
    assert "nothing would change" in bring_in(people, content, file)

    changed = agency(content, "C")
    changed["services"][1]["name"] = "Cetak KTP-el"
    changed["services"][1]["minutes"] = 4
    changed["counters"] = 5
    gone = agency(content, "H")
    gone["services"] = [each for each in gone["services"] if each["code"] != "H02"]
    content["catalogue"]["agencies"].append(NEW)
    head = screen.head()

    shown = bring_in(people, content, file, answer="n\n")
    for line in ("~ service C02: name", "~ service C02: minutes: 6 -> 4", "- service H02", "+ agency DP"):
        assert line in shown
    assert screen.moves(head) == [], "nothing changes until one agrees"
    assert "applied" in bring_in(people, content, file, "--yes")

    wait_until(lambda: screen.moves(head), "the change is told")
    (event,) = screen.moves(head)
    assert (event["type"], event["data"]) == ("catalogue.changed", {"what": ["catalogue"]})
    seen = kiosk.catalogue()
    services = {each["code"]: each for agency in seen["agencies"] for each in agency["services"]}
    assert (services["C02"]["name"], services["C02"]["minutes"]) == ("Cetak KTP-el", 4)
    assert "H02" not in services
    assert {"C5", "DP1"} <= {counter["code"] for counter in seen["counters"]}
    kiosk.post("/api/v1/kiosk/tickets", {"service": "H02"}).refused("unknown-service", 422)
    assert kiosk.take("DP01")["number"] == "DP-001"
    assert people.open_desk("DP1").calls()["number"] == "DP-001"

    assert people.phone_of(waiting)["service"]["code"] == "H02"
    assert desk.calls()["id"] == waiting["id"], "who waits for a service that is gone is still called"
    desk.move(waiting, "start").done()
    desk.move(waiting, "finish").done()
    assert "nothing would change" in bring_in(people, content, file)


def test_a_catalogue_with_faults_changes_nothing_and_tells_them_all(
    people_on_sqlite: People, tmp_path: Path
) -> None:
    people = people_on_sqlite
    version = people.kiosk().catalogue()["version"]
    content = export(people)
    content["catalogue"]["agencies"][0]["servicez"] = []
    content["catalogue"]["agencies"][1]["counters"] = 0
    content["catalogue"]["agencies"][2]["services"][0]["minutes"] = "lama"
    file = tmp_path / "katalog.yaml"
    text = as_yaml(content)
    file.write_text(text, encoding="utf-8")
    done = people.hall.command("catalogue", "import", file, "--yes")
    assert done.returncode == 1
    lines = text.splitlines()
    for key in ("servicez", "counters: 0", "minutes: lama"):
        number = next(nth for nth, line in enumerate(lines, 1) if key in line)
        assert f"katalog.yaml:{number}: " in done.stderr, f"{key} is on line {number}: {done.stderr}"
    assert "Traceback" not in done.stderr
    assert people.kiosk().catalogue()["version"] == version


def test_an_agency_goes_only_when_nobody_has_a_number_for_it(make_people: MakePeople, tmp_path: Path) -> None:
    people = make_people()
    screen = people.screen()
    ticket = people.kiosk().take("H01")
    desk = people.open_desk("H1")
    content = export(people)
    content["catalogue"]["agencies"] = [
        each for each in content["catalogue"]["agencies"] if each["prefix"] not in ("H", "A")
    ]
    content["catalogue"]["situations"] = []
    file = tmp_path / "katalog.yaml"
    file.write_text(as_yaml(content), encoding="utf-8")
    done = people.hall.command("catalogue", "import", file, "--yes")
    assert done.returncode == 1
    assert "agency H cannot go today: 1 visitors have numbers for it (H-001)" in done.stderr
    assert desk.calls()["id"] == ticket["id"], "the visitor has not been left behind"
    desk.move(ticket, "start").done()
    desk.move(ticket, "finish").done()
    assert "applied" in bring_in(people, content, file, "--yes")
    board = screen.board()
    assert "A" not in [each["code"] for each in board["agencies"]]
    people.kiosk().catalogue()
    people.manager().overview()
    people.manager().close_day()
    assert people.phone_of(ticket)["state"] == "served"


NEW: Json = {
    "prefix": "DP",
    "code": "disparpora",
    "name": "Dinas Pariwisata",
    "short": "Disparpora",
    "zone": "D",
    "counters": 1,
    "services": [{"code": "DP01", "name": "Izin usaha wisata", "minutes": 10}],
}


def test_a_service_goes_to_another_agency_only_when_nobody_has_a_number_for_it(
    make_people: MakePeople, tmp_path: Path
) -> None:
    people = make_people()
    ticket = people.kiosk().take("H02")
    desk = people.open_desk("H1")
    content = export(people)
    old, new = agency(content, "H"), agency(content, "A")
    moved = next(each for each in old["services"] if each["code"] == "H02")
    old["services"].remove(moved)
    new["services"].append(moved)
    file = tmp_path / "katalog.yaml"
    file.write_text(as_yaml(content), encoding="utf-8")
    done = people.hall.command("catalogue", "import", file, "--yes")
    assert done.returncode == 1
    assert "nothing has changed" in done.stderr
    assert ticket["number"] in done.stderr
    assert desk.calls()["id"] == ticket["id"], "the visitor has not been left behind"
    desk.move(ticket, "start").done()
    desk.move(ticket, "finish").done()
    assert "applied" in bring_in(people, content, file, "--yes")
    people.kiosk().take("H02")
    assert people.open_desk("A1").calls()["service"]["code"] == "H02"


def test_who_missed_the_call_for_a_service_that_has_moved_is_called_where_it_is_now(
    make_people: MakePeople, tmp_path: Path
) -> None:
    people = make_people()
    kiosk, manager = people.kiosk(), people.manager()
    ticket = kiosk.take("H02")
    desk = people.open_desk("H1")
    desk.move(desk.calls(), "no-show").done()
    manager.close_day()
    content = export(people)
    old, new = agency(content, "H"), agency(content, "A")
    moved = next(each for each in old["services"] if each["code"] == "H02")
    old["services"].remove(moved)
    new["services"].append(moved)
    bring_in(people, content, tmp_path / "katalog.yaml", "--yes")
    manager.open_day()
    others = [kiosk.take("A01") for _ in range(4)]
    kiosk.post("/api/v1/kiosk/return", {"token": token_of(ticket)}).done()
    assert people.phone_of(ticket)["ahead"] == 3, "behind so many of those who wait where it is now"
    desk = people.open_desk("A1")
    for called in (*others[:3], ticket):
        assert desk.calls()["id"] == called["id"]
        desk.lets_go()


def test_who_missed_the_call_for_a_service_that_is_gone_still_has_a_second_chance(
    make_people: MakePeople, tmp_path: Path
) -> None:
    people = make_people()
    kiosk = people.kiosk()
    ticket = kiosk.take("H02")
    desk = people.open_desk("H1")
    desk.move(desk.calls(), "no-show").done()
    content = export(people)
    old = agency(content, "H")
    old["services"] = [each for each in old["services"] if each["code"] != "H02"]
    bring_in(people, content, tmp_path / "katalog.yaml", "--yes")
    kiosk.post("/api/v1/kiosk/return", {"token": token_of(ticket)}).done()
    assert desk.calls()["id"] == ticket["id"]


def test_no_agency_gets_the_letters_that_a_kiosk_gives_out_alone(tmp_path: Path) -> None:
    config = variants.write(tmp_path, variants.with_letters_for_kiosks)
    shipped = yaml.load(config.read_text(encoding="utf-8"), yaml.CSafeLoader)["catalogue"]
    archive = {**agency({"catalogue": shipped}, "C"), "prefix": "CN", "code": "arsip", "services": []}
    shipped["agencies"].append({**archive, "services": [{"code": "CN01", "name": "Arsip", "minutes": 5}]})
    file = tmp_path / "katalog.yaml"
    file.write_text(as_yaml({"catalogue": shipped}), encoding="utf-8")
    done = antrean("catalogue", "import", file, "--yes", config=config, data=tmp_path / "data")
    assert done.returncode != 0
    assert "CN would be an agency" in done.stderr
