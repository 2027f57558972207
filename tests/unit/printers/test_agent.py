"""The program that prints for the server, as the server meets it: through its input and output."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pytest
from PIL import Image

from fake_printers import FINE, LOW_PAPER, NO_PAPER, Manners, NetworkPrinter
from printers.render import render
from slips import BIRTH

ROOT = Path(__file__).parents[3]
VIRTUAL = {"name": "kiosk-1", "driver": "virtual"}


class Agent:
    """A running agent."""

    out: Path

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "printers.agent"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._answers: Queue[dict[str, Any]] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._answers.put(json.loads(line))

    def say(self, line: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def print(self, job: str, printer: dict[str, Any], **more: Any) -> None:
        request: dict[str, Any] = {"job": job, "printer": printer, "slip": BIRTH, "out": str(self.out)}
        request |= more
        self.say(json.dumps(request).encode())

    def check(self, printer: dict[str, Any]) -> dict[str, Any]:
        self.say(json.dumps({"check": printer, "out": str(self.out)}).encode())
        return self.answer()

    def answer(self, within: float = 20) -> dict[str, Any]:
        return self._answers.get(timeout=within)

    def end(self) -> int:
        if self.process.stdin and not self.process.stdin.closed:
            self.process.stdin.close()
        code = self.process.wait(20)
        self._reader.join(5)
        if self.process.stdout:
            self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def lasting() -> Iterator[Agent]:
    """An agent for many tests; it prints more than one visitor's slip a day anyway."""
    running = Agent()
    yield running
    running.end()


@pytest.fixture
def agent(lasting: Agent, tmp_path: Path) -> Agent:
    """The lasting agent with a folder of this test."""
    lasting.out = tmp_path / "slips"
    return lasting


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Agent]:
    """An agent that a test may end."""
    running = Agent()
    running.out = tmp_path
    yield running
    running.end()


@pytest.fixture
def hanging() -> Iterator[dict[str, Any]]:
    """A printer on the network that takes calls and never reads."""
    printer = NetworkPrinter(deaf=True)
    yield {"name": "hanging", "driver": "network", "host": "127.0.0.1", "port": printer.port, "timeout_s": 2}
    printer.close()


def network(printer: NetworkPrinter) -> dict[str, Any]:
    return {"name": "kiosk-9", "driver": "network", "host": "127.0.0.1", "port": printer.port}


def test_a_slip_is_printed_and_answered(agent: Agent) -> None:
    agent.print("12", VIRTUAL)
    answer = agent.answer()
    sent = (agent.out / "12.bin").stat().st_size
    assert answer == {
        "job": "12",
        "state": "done",
        "error": None,
        "bytes": sent,
        "png": "12.png",
        "mm": answer["mm"],
        "warning": None,
        "confirmed": "process-id",
    }
    with Image.open(agent.out / "12.png") as paper:
        assert answer["mm"] == pytest.approx(paper.height / 8, abs=0.5)


def test_a_mute_printers_slip_is_unknown_and_nothing_is_wrong_with_it(agent: Agent) -> None:
    agent.print("1", {**VIRTUAL, "fault": "silent"})
    answer = agent.answer()
    assert (answer["state"], answer["error"]["code"], answer["png"]) == ("unknown", "unconfirmed", "1.png")
    assert answer["mm"] > 60


@pytest.mark.parametrize("mode", ["raster", "native"])
def test_a_test_slip_shows_letters_width_cutter_and_how_the_printer_is(agent: Agent, mode: str) -> None:
    test = {"kind": "self-test", "branch": "MPP Banyumas", "at": BIRTH["issued_at"]}
    agent.print("1", {**VIRTUAL, "mode": mode, "width_mm": 58}, slip=test)
    assert agent.answer()["state"] == "done"
    paper = render((agent.out / "1.bin").read_bytes(), 384)
    text = "\n".join(paper.lines)
    for words in ("TES CETAK", "kiosk-1", "Senin 23-11-2026 09.14", "Status: siap.", "* PC850    é è ê ë É"):
        assert words in text
    assert all(f"  {page:<8} é è ê ë É" in text for page in ("PC437", "WPC1252", "PC858"))
    assert "12345678901234567890123456789012" in paper.lines
    assert paper.cut


def test_a_test_slip_says_which_printer_has_fallen_silent(agent: Agent) -> None:
    test = {"kind": "self-test", "branch": "MPP", "at": BIRTH["issued_at"], "language": "en"}
    agent.print("1", {**VIRTUAL, "fault": "silent"}, slip=test)
    assert agent.answer()["state"] == "unknown"
    assert "Status: no answer." in render((agent.out / "1.bin").read_bytes(), 576).lines


def test_slips_of_one_printer_come_out_in_order(agent: Agent) -> None:
    for job in range(12):
        agent.print(str(job), VIRTUAL)
    assert [agent.answer()["job"] for _ in range(12)] == [str(job) for job in range(12)]


def test_a_printer_that_hangs_does_not_delay_another(agent: Agent, hanging: dict[str, Any]) -> None:
    agent.print("0", VIRTUAL)
    agent.answer()
    agent.print("stuck", hanging)
    began = time.monotonic()
    for job in range(5):
        agent.print(f"fine-{job}", VIRTUAL)
    answers = [agent.answer() for _ in range(5)]
    assert [answer["job"] for answer in answers] == [f"fine-{job}" for job in range(5)]
    assert time.monotonic() - began < 2
    stuck = agent.answer()
    assert (stuck["job"], stuck["state"], stuck["error"]["code"]) == ("stuck", "unknown", "stuck")


def test_a_slip_that_has_waited_too_long_is_not_printed_any_more(
    agent: Agent, hanging: dict[str, Any]
) -> None:
    agent.print("1", hanging)
    agent.print("2", hanging, expires_s=0.1)
    assert agent.answer()["state"] == "unknown"
    late = agent.answer()
    assert (late["job"], late["state"], late["error"]["code"]) == ("2", "failed", "expired")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "bad-request"),
        (b"\xff\xfe", "bad-request"),
        (b"[]", "bad-request"),
        (b'"job"', "bad-request"),
        (b"{}", "bad-printer"),
        (b'{"check": {"name": "k", "driver": "virtual"}}', "bad-request"),
        (b'{"printer": {"name": "k", "driver": "virtual"}, "out": "o"}', "bad-request"),
        (
            b'{"job": "../1", "printer": {"name": "k", "driver": "virtual"}, "slip": {}, "out": "o"}',
            "bad-request",
        ),
        (b'{"job": "1", "printer": {"name": "k", "driver": "fax"}, "slip": {}}', "bad-printer"),
        (b'{"job": "1", "printer": {"name": "k", "driver": "virtual"}, "slip": {}, "out": "o"}', "bad-slip"),
        (
            b'{"job": "1", "printer": {"name": "k", "driver": "virtual"}, "slip": {}, "oout": "o"}',
            "bad-request",
        ),
    ],
)
def test_a_bad_line_is_answered_and_the_next_slip_printed(agent: Agent, line: bytes, code: str) -> None:
    agent.say(line)
    refused = agent.answer()
    assert (refused["state"], refused["error"]["code"], refused["error"]["permanent"]) == (
        "failed",
        code,
        True,
    )
    assert refused["error"]["message"]["id"]
    assert refused["error"]["message"]["en"]
    agent.print("next", VIRTUAL)
    assert agent.answer()["state"] == "done"


def test_a_printer_that_is_switched_off_fails_and_says_what_to_do(agent: Agent) -> None:
    agent.print("1", {"name": "kiosk-2", "driver": "network", "host": "127.0.0.1", "port": 1})
    answer = agent.answer()
    assert (answer["state"], answer["bytes"], answer["png"]) == ("failed", 0, None)
    assert answer["error"] == {
        "code": "offline",
        "message": {
            "id": "Printer kiosk-2 tidak terhubung. Periksa listrik dan kabelnya.",
            "en": "Printer kiosk-2 cannot be reached. Check its power and its cable.",
        },
        "permanent": False,
    }


def test_a_slip_that_broke_off_is_unknown(agent: Agent) -> None:
    agent.print("1", {**VIRTUAL, "fault": "half_write"})
    answer = agent.answer()
    assert (answer["state"], answer["error"]["code"], answer["png"]) == ("unknown", "stuck", None)


def test_a_folder_that_cannot_be_written_does_not_end_the_printer(agent: Agent) -> None:
    agent.out.write_text("a file where the folder should be")
    agent.print("1", VIRTUAL)
    assert agent.answer()["error"]["code"] == "internal"
    agent.out.unlink()
    agent.print("2", VIRTUAL)
    assert agent.answer()["state"] == "done"


@pytest.mark.parametrize(
    ("manners", "state", "code"),
    [
        (Manners(FINE), "ok", None),
        (Manners(LOW_PAPER), "ok", "paper-low"),
        (Manners(NO_PAPER), "trouble", "paper-out"),
        (Manners(), "unknown", None),
    ],
)
def test_a_printer_is_asked_how_it_is(agent: Agent, manners: Manners, state: str, code: str | None) -> None:
    printer = NetworkPrinter(manners)
    answer = agent.check(network(printer))
    printer.close()
    assert (answer["check"], answer["state"]) == ("kiosk-9", state)
    assert (answer["error"] or {}).get("code") == code


def test_a_virtual_printer_is_well_until_a_person_takes_its_paper(agent: Agent) -> None:
    assert agent.check(VIRTUAL) == {"check": "kiosk-1", "state": "ok", "error": None}
    agent.out.mkdir()
    (agent.out / "kiosk-1.fault").write_text("paper_out")
    assert agent.check(VIRTUAL)["error"]["code"] == "paper-out"


def test_it_ends_when_the_server_does(mortal: Agent, hanging: dict[str, Any]) -> None:
    mortal.print("1", VIRTUAL)
    mortal.answer()
    for job in range(20):
        mortal.print(f"{job}", hanging)
    began = time.monotonic()
    assert mortal.end() == 0
    assert time.monotonic() - began < 15


def test_what_it_has_been_given_is_printed_before_it_ends(mortal: Agent) -> None:
    for job in ("1", "2"):
        mortal.print(job, VIRTUAL)
    mortal.end()
    assert [mortal.answer(1)["state"] for _ in range(2)] == ["done", "done"]
