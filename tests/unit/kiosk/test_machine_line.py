"""What a kiosk machine makes of its server's answers: what is lost, what is told again, who may ask it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

from kiosk.machine.app import create_app
from kiosk.machine.disk import Disk
from kiosk.machine.hall import Known
from kiosk.machine.handing_in import HandIn
from kiosk.machine.line import Line
from kiosk.machine.moments import Timepiece
from kiosk.machine.papers import Papers
from kiosk.machine.printing import LocalPrinter
from kiosk.machine_views import HandInBody, HeartbeatBody
from printers.model import printer_config
from server import ui
from server.domain import cut_off
from server.domain.ages import Moment
from server.domain.bands import Numbers
from server.problems import Problem

Server = Callable[[httpx.Request], httpx.Response]
WATCH = Timepiece()
KEY = "kunci"


def line_to(server: Server) -> Line:
    line = Line("http://hall", WATCH)
    line._client = httpx.Client(base_url="http://hall", transport=httpx.MockTransport(server))
    line.use(KEY)
    return line


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path / "kiosk")
    yield disk
    disk.close()


def issues(disk: Disk, count: int) -> None:
    for nth in range(count):
        row = {
            "key": f"key {nth}", "token": f"{nth}" * 22, "day": "2026-11-23", "service": "C02",
            "priority": False, "language": "id", "boot": "a", "ticks": 1.0, "wall": 1e9,
            "shown": {"id": f"own-{nth:016x}"}, "slip": {},
        }  # fmt: skip
        made = disk.issue(row, Numbers("C", 900, 924))
        assert made is not None
        disk.paper(made.id, "queued", "done")


def test_slips_that_another_version_of_the_server_does_not_understand_wait_for_one_that_does(
    disk: Disk,
) -> None:
    knows_more = False
    given_up: list[str] = []

    def server(request: httpx.Request) -> httpx.Response:
        told = json.loads(request.content)
        if not knows_more and told["tickets"]:
            told["tickets"][0]["a-newer-word"] = 1
        try:
            body = HandInBody.parse(json.dumps(told).encode())
        except Problem as problem:
            return httpx.Response(int(problem.status), json={"detail": problem.detail})
        given_up.extend(body.abandoned)
        placed = [
            {"key": each.key, "number": each.number, "state": "placed", "why": None, "ticket": {"id": "17"}}
            for each in body.tickets
        ]
        return httpx.Response(200, json={"results": placed})

    issues(disk, 3)
    line = line_to(server)
    known: Any = SimpleNamespace(heard=lambda: None)
    hands = HandIn(disk, line, known, SimpleNamespace(), WATCH)  # type: ignore[arg-type]
    line.up = True
    while hands._tell():
        pass
    assert disk.count_pending() == 3, "staff go on seeing them"
    assert given_up == ["key 0", "key 1", "key 2"]
    assert not disk.in_doubt(), "and the server's own slips are printed meanwhile"
    disk.tidy("2026-11-24")
    assert disk.count_pending() == 3, "tomorrow too"
    knows_more = True
    after_an_update = HandIn(disk, line, known, SimpleNamespace(), WATCH)  # type: ignore[arg-type]
    assert after_an_update._tell()
    assert disk.count_pending() == 0
    assert disk.known_as("own-0000000000000001") == "17", "the server's own id, for a second slip"


def test_a_server_that_has_no_voice_just_now_is_not_gone() -> None:
    line = line_to(lambda request: httpx.Response(503 if "speech" in request.url.path else 200, json={}))
    assert line.get("/api/v1/kiosk/catalogue")
    answer = line.relay("GET", "/api/v1/kiosk/speech?say=id:a")
    assert answer is not None
    assert (answer.status_code, line.up) == (503, True)
    assert line.get("/api/v1/kiosk/speech") is None
    assert not line.up


def test_a_late_answer_to_the_old_key_does_not_shut_out_the_new_one() -> None:
    def server(_request: httpx.Request) -> httpx.Response:
        line.use("kunci baru")
        return httpx.Response(401, json={})

    line = line_to(server)
    line.get("/api/v1/kiosk/catalogue")
    assert not line.shut_out.is_set()


@pytest.mark.parametrize(
    ("status", "told_again"),
    [(200, False), (400, False), (404, False), (422, False), (401, True), (429, True), (503, True)],
)
def test_what_became_of_a_slip_is_told_until_the_server_has_heard_it(
    disk: Disk, status: int, told_again: bool
) -> None:
    line = line_to(lambda _request: httpx.Response(status, json={}))
    nobody: Any = SimpleNamespace()
    papers = Papers(disk, line, nobody, nobody, nobody, WATCH)
    disk.slip("7", "done")
    papers._report()
    assert [row.job for row in disk.reports()] == (["7"] if told_again else [])


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/kiosk/hand-in",
        "/api/v1/x/../kiosk/hand-in",
        "/api/v1/../../metrics",
        "/api/v1//kiosk/heartbeat",
        "/api/v1/kiosk%252Fheartbeat",
        "/api/v1/kiosk/hand-in%3Fx",
        "/api/v1/kiosk/x%23y",
    ],
)
def test_the_page_cannot_borrow_the_machines_key_for_its_own_calls(path: str) -> None:
    asked: list[str] = []

    def server(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, json={})

    machine: Any = SimpleNamespace(line=line_to(server), pulse=SimpleNamespace())
    answer = create_app(machine).test_client().post(path, environ_overrides={"REQUEST_URI": path})
    assert answer.status_code in (404, 308)
    assert asked == []


def test_a_page_from_elsewhere_that_has_found_a_name_for_the_machine_gets_nothing() -> None:
    machine: Any = SimpleNamespace(line=line_to(lambda _request: httpx.Response(200, json={})))
    client = create_app(machine).test_client()
    assert client.get("/kiosk/", headers={"Host": "evil.example"}).status_code == 404
    assert client.get("/kiosk/", headers={"Host": "127.0.0.1:8010"}).status_code == 200


ASKS_FOR = re.compile(r'"(/(?:ui|vendor|kiosk)/[^"]+)"')
IMPORTS = re.compile(r'^(?:import|export|\}).*?from\s*"(\.?\.?/[^"]+)"', re.MULTILINE)
STYLED_WITH = re.compile(r'url\("(/[^"]+)"\)')


def test_the_page_of_a_machine_comes_whole_from_its_own_disk() -> None:
    def server(_request: httpx.Request) -> httpx.Response:
        raise AssertionError("a page needs no server")

    machine: Any = SimpleNamespace(line=line_to(server))
    client = create_app(machine).test_client()
    seen: set[str] = set()
    asked = set(ASKS_FOR.findall(client.get("/kiosk/").text))
    while asked - seen:
        path = (asked - seen).pop()
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        kept = path.startswith(ui.kept_address())
        assert answer.headers["Cache-Control"] == ("max-age=31536000, immutable" if kept else "no-cache"), (
            path
        )
        if path.endswith((".js", ".mjs")):
            asked |= {urljoin(path, name) for name in IMPORTS.findall(answer.text)}
        elif path.endswith(".css"):
            asked |= set(STYLED_WITH.findall(answer.text))
        answer.close()
    assert {"/ui/styles/kiosk.css", "/ui/texts/kiosk.json", "/kiosk/static/main.js"} < seen
    assert f"{ui.kept_address()}fluent/bundle.js" in seen, "asked for by another file only"
    assert sum(path.endswith(".woff2") for path in seen) == 2


def test_a_heartbeat_says_nothing_that_the_server_would_not_take(tmp_path: Path) -> None:
    """A browser whose clock was set back, and a printer with much to say: else the machine seems away."""
    machine: Any = SimpleNamespace(
        line=line_to(lambda _request: httpx.Response(200, json={})),
        known=SimpleNamespace(catalogue=None),
        enrolment=SimpleNamespace(done=SimpleNamespace(is_set=lambda: True), code=None),
        papers=SimpleNamespace(papers={}),
        pulse=SimpleNamespace(),
    )
    page = create_app(machine).test_client()
    assert page.get(f"/machine/state?idle={10**30}").status_code == 200
    most = machine.pulse.touched_s
    assert page.get("/machine/state?idle=-3600").status_code == 200
    printer = LocalPrinter(printer_config.validate_python({"name": "kiosk", "driver": "virtual"}), tmp_path)
    long = {
        "state": "trouble",
        "error": {"code": "offline", "message": {"id": "kabel " * 100, "en": "cable"}},
    }
    printer._ask = lambda *_asked: long  # type: ignore[method-assign]
    beat = {
        "install": "0" * 32,
        "version": "0.1.0",
        "wall_s": 1e9,
        "paper": printer.check(),
        "touched_s": machine.pulse.touched_s,
    }
    assert HeartbeatBody.parse(json.dumps({**beat, "touched_s": most}).encode()).touched_s == most
    assert HeartbeatBody.parse(json.dumps(beat).encode()).paper.message == {
        "id": ("kabel " * 50),
        "en": "cable",
    }


def test_nothing_is_given_out_alone_after_a_power_cut_in_which_the_clock_stood_still(disk: Disk) -> None:
    told = {"day": "2026-11-23", "now": "2026-11-23T09:00:00+07:00", "open": True, "agencies": []}
    watch = Timepiece()
    known = Known(disk, line_to(lambda _request: httpx.Response(503)), watch)
    known.learn({**told, "version": 1, "why": None, "languages": ["id"]})
    band = {"index": 0, "numbers": {}}
    beat = {**told, "band": band, "last_ticket": None, "public_url": "http://hall", "offline_minutes": 120}
    known.told(beat, watch.now())
    assert known.refusal() is None
    fact = known.catalogue
    assert fact is not None
    # The night lies between, but the machine's clock says that it was a minute.
    known._watch = BootedAnew(fact.at)
    assert known.refusal() == cut_off.TOO_LONG


class BootedAnew(Timepiece):
    """Another run of the computer, whose clock did not go on while it had no power."""

    def __init__(self, before: Moment) -> None:
        super().__init__()
        self._now = Moment("another run", ticks=90.0, wall=before.wall + 60)

    def now(self) -> Moment:
        return self._now
