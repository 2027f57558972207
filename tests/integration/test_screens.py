"""Which screen hangs where: by its name in config.yaml, by its address, by what the manager chose."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import variants
from client import Client, Json
from hall import ANTREAN
from people import Enrolment, People
from server import settings
from server.yaml_file import ConfigError

PNG = bytes.fromhex("89504e470d0a1a0a")


def with_screens(config: variants.Config) -> None:
    config["displays"] = {
        "ticker": {"id": "Selamat datang"},
        "screens": [
            {"name": "pintu", "layout": "grid", "zone": "B", "theme": "dark", "language": "jv"},
            {"name": "capil", "layout": "agency", "agency": "C"},
            {"name": "loket", "layout": "counter", "counter": "C1"},
            {"name": "hilang", "layout": "calls", "zone": "Q"},
            {"name": "halaman", "layout": "media", "page": "http://192.168.1.20/papan"},
        ],
    }


@pytest.fixture(scope="module")
def people(make_hall: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    people = People(make_hall(config=variants.write(tmp_path_factory.mktemp("config"), with_screens)))
    yield people
    people.close()


def screen(people: People, **address: str) -> Json:
    return people.screen().get("/api/v1/display/screen", **address).done()


def test_a_screen_is_opened_by_its_name(people: People) -> None:
    shown = screen(people, screen="pintu")
    told = {key: shown[key] for key in ("layout", "zone", "theme", "language", "wrong")}
    assert told == {"layout": "grid", "zone": "B", "theme": "dark", "language": "jv", "wrong": None}
    assert shown["ticker"]["id"] == "Selamat datang"


def test_an_agencys_and_a_counters_screen_know_their_zone(people: People) -> None:
    assert screen(people, screen="capil")["zone"] == "B"
    assert screen(people, screen="loket")["zone"] == "B"


def test_a_layout_is_tried_out_by_its_address(people: People) -> None:
    shown = screen(people, layout="grid", zone="b", theme="dark", lang="en")
    assert (shown["layout"], shown["zone"], shown["theme"], shown["language"]) == ("grid", "B", "dark", "en")
    assert screen(people, zone="C")["layout"] == "calls"
    assert screen(people)["zone"] is None


@pytest.mark.parametrize(
    ("address", "what", "known"),
    [
        ({"screen": "dapur"}, "screen", "pintu"),
        ({"screen": "hilang"}, "zone", "A"),
        ({"layout": "bulat"}, "layout", "grid"),
        ({"layout": "agency", "agency": "XX"}, "agency", "C"),
        ({"layout": "counter", "counter": "C99"}, "counter", "C1"),
        ({"zone": "Q"}, "zone", "B"),
    ],
)
def test_a_screen_that_cannot_be_shown_says_what_is_wrong_and_what_there_is(
    people: People, address: dict[str, str], what: str, known: str
) -> None:
    wrong = screen(people, **address)["wrong"]
    assert wrong["what"] == what
    assert known in wrong["known"]


def test_the_manager_gives_a_display_its_screen_and_the_display_hears_of_it(people: People) -> None:
    manager = people.manager()
    with Client(people.hall.url, people.token(Enrolment("display", "lobi barat"))) as lobby:
        own = lobby.get("/api/v1/display/screen").done()
        place = f"/api/v1/manage/devices/{own['device']}/place"
        manager.post(place, {"screen": "pintu"}).done()
        assert lobby.get("/api/v1/display/screen").done()["name"] == "pintu"
        manager.post(place, {"zone": "C"}).done()
        assert lobby.get("/api/v1/display/screen").done()["zone"] == "C"
        manager.post(place, {"screen": "dapur"}).refused("validation", 422)
        manager.post(place, {"screen": "pintu", "zone": "C"}).refused("validation", 422)
    told = [event["data"] for event in people.screen().events(0) if event["type"] == "device.placed"]
    mine = [each for each in told if each["device"]["name"] == "lobi barat"]
    assert [(each["screen"], each["zone"]) for each in mine] == [("pintu", None), (None, "C")]


def test_a_kiosk_has_no_screen(people: People) -> None:
    people.kiosk("kiosk timur")
    listed = people.manager().get("/api/v1/manage/devices").done()["devices"]
    [kiosk] = [each for each in listed if each["name"] == "kiosk timur"]
    body = {"screen": "pintu"}
    people.manager().post(f"/api/v1/manage/devices/{kiosk['id']}/place", body).refused("validation", 422)


def test_a_screen_above_one_counter_does_not_speak_for_its_zone(people: People) -> None:
    people.screen("di atas loket")
    manager = people.manager()
    listed = manager.get("/api/v1/manage/devices").done()["devices"]
    [above] = [each for each in listed if each["name"] == "di atas loket"]
    assert above["zones"] == ["A", "B", "C", "D"]
    manager.post(f"/api/v1/manage/devices/{above['id']}/place", {"screen": "loket"}).done()
    listed = manager.get("/api/v1/manage/devices").done()["devices"]
    assert [each["zones"] for each in listed if each["id"] == above["id"]] == [[]]


def test_the_waiting_numbers_stand_in_the_order_of_the_calls_to_come(people: People) -> None:
    kiosk, desk = people.kiosk(), people.open_desk("R1")
    for priority in (False, False, False, True, False, True):
        kiosk.take("R01", priority=priority)
    line = people.screen().get("/api/v1/display/queue", agency="R").done()
    assert line["waiting"] == 6
    called = []
    for _ in range(6):
        called.append(desk.calls()["number"])
        desk.lets_go()
    assert line["numbers"] == called
    people.screen().get("/api/v1/display/queue", agency="XX").refused("not-found", 404)


def test_only_pictures_and_videos_of_the_folder_are_served(people: People, media_folder: Path) -> None:
    (media_folder / "peta gedung.png").write_bytes(PNG)
    (media_folder / "antrean.mp4").write_bytes(bytes(2000))
    for name in ("catatan.txt", ".sembunyi.png", "papan.html"):
        (media_folder / name).write_text("bukan untuk umum")
    (media_folder / "kosong.png").touch()
    (media_folder / "kunci.png").symlink_to(people.hall.data / "antrean.db")
    listed = people.screen().get("/api/v1/display/media").done()["files"]
    assert [(file["name"], file["kind"]) for file in listed] == [
        ("antrean.mp4", "video"),
        ("peta gedung.png", "picture"),
    ]
    visitor = people.hall.client()
    assert visitor.get(listed[1]["url"]).content == PNG
    part = visitor.get(listed[0]["url"], headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(part.content)) == (206, 100)
    for name in ("catatan.txt", ".sembunyi.png", "kunci.png", "..%2fantrean.db", "%2e%2e/antrean.db"):
        assert visitor.get(f"/display/media/{name}").status_code == 404, name


def test_a_file_that_screens_cannot_show_is_told_to_the_manager_until_it_is_replaced(
    people: People, media_folder: Path
) -> None:
    broken = media_folder / "rusak.webm"
    broken.write_bytes(b"bukan video")
    seen = "/api/v1/display/media/seen"

    def alarms() -> list[str]:
        found = people.manager().overview()["alarms"]
        return [alarm["text"]["id"] for alarm in found if alarm["code"] == "media"]

    for name in (broken.name, "http://192.168.1.20/papan"):
        people.screen().post(seen, {"name": name, "shown": False}).done()
    assert len(alarms()) == 2
    assert "rusak.webm" in alarms()[1]
    broken.write_bytes(b"yang baru lebih panjang")
    people.screen().post(seen, {"name": "http://192.168.1.20/papan", "shown": True}).done()
    assert alarms() == []
    people.screen().post(seen, {"name": "tidak-ada.png", "shown": False}).refused("not-found", 404)


def test_the_page_may_frame_the_halls_own_page_and_nothing_else(people: People) -> None:
    policy = people.hall.client().get("/display/").headers["Content-Security-Policy"]
    assert "frame-src 'self' http://192.168.1.20;" in policy
    other = people.hall.client().get("/kiosk/").headers["Content-Security-Policy"]
    assert "192.168.1.20" not in other


@pytest.mark.parametrize(
    ("screens", "says"),
    [
        ([{"name": "a", "layout": "agency"}], "agency: CODE"),
        ([{"name": "a", "layout": "grid", "counter": "C1"}], "counter: CODE"),
        ([{"name": "a", "layout": "counter", "counter": "C1", "zone": "B"}], "leave zone out"),
        ([{"name": "a", "page": "http://192.168.1.20/"}], "layout: media"),
        ([{"name": "a", "layout": "media", "page": "http://u:p@x/"}], "write it like"),
        ([{"name": "a"}, {"name": "a"}], "named 'a' already"),
        ([{"name": "a", "layuot": "grid"}], "layout"),
    ],
)
def test_a_slip_in_the_screens_is_refused_in_words(
    tmp_path: Path, screens: list[dict[str, str]], says: str
) -> None:
    config = yaml.safe_load(variants.SHIPPED.read_text(encoding="utf-8"))
    config["displays"]["screens"] = screens
    file = tmp_path / "config.yaml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    with pytest.raises(ConfigError, match=says):
        settings.load(file, {})


def test_a_screen_in_a_zone_that_the_catalogue_lacks_is_found_by_the_check(people: People) -> None:
    hall = people.hall
    command = [str(ANTREAN), "check", "--config", str(hall.config), "--data"]
    for data in (hall.data, hall.data / "before the first start"):
        told = subprocess.run([*command, str(data)], capture_output=True, text=True, check=False)
        assert told.returncode == 1, told.stderr
        faults = [line for line in told.stdout.splitlines() if line.startswith("error")]
        assert faults == [
            "error: displays: screen hilang: no zone has the code 'Q'; write one of: A, B, C, D"
        ]
