"""The kiosk's own print program may die; its printer is known again with the next look."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from kiosk.machine import printing
from kiosk.machine.printing import SILENT, LocalPrinter
from kiosk.machine.pulse import Pulse
from printers.model import VirtualPrinter


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[LocalPrinter]:
    printer = LocalPrinter(VirtualPrinter(name="kiosk", driver="virtual"), tmp_path)
    yield printer
    printer.stop()


def test_a_print_program_that_was_killed_is_replaced_and_its_end_is_not_the_new_ones(
    printer: LocalPrinter,
) -> None:
    before = {child.pid for child in psutil.Process().children()}
    assert printer.check()["state"] == "ok"
    for _ in range(2):
        (program,) = [child for child in psutil.Process().children() if child.pid not in before]
        program.send_signal(signal.SIGKILL)
        program.wait(10)
        assert printer.check() == {"state": "ok", "code": None, "message": None}


def test_of_a_long_complaint_the_server_gets_what_it_takes(
    printer: LocalPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = {"code": "no-access", "message": {"id": "x" * 1_000}, "permanent": True}
    monkeypatch.setattr(printer, "_ask", lambda *_asked: {"state": "failed", "error": error})
    assert printer.print("1", {}, 5.0) == ("failed", {**error, "message": {"id": "x" * 300}})
    monkeypatch.setattr(printer, "_ask", lambda *_asked: {"state": "done", "error": None})
    assert printer.print("2", {}, 5.0) == ("done", None)


def test_the_late_end_of_a_killed_program_is_not_taken_for_that_of_the_next(
    printer: LocalPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    listens, waits, waits_for_the_next = printing._listen, printer._wait, Event()

    class Late:
        def __init__(self, answers: Any) -> None:
            self._answers = answers

        def put(self, answer: Any) -> None:
            if answer is None:
                waits_for_the_next.wait(10)
            self._answers.put(answer)

    def waits_on(kind: str, name: str, within_s: float) -> dict[str, Any] | None:
        waits_for_the_next.set()
        return waits(kind, name, within_s)

    late: Any = Late
    before = {child.pid for child in psutil.Process().children()}
    monkeypatch.setattr(printing, "_listen", lambda child, answers: listens(child, late(answers)))
    assert printer.check()["state"] == "ok"
    (program,) = [child for child in psutil.Process().children() if child.pid not in before]
    program.send_signal(signal.SIGKILL)
    program.wait(10)
    monkeypatch.setattr(printer, "_wait", waits_on)
    assert printer.check()["state"] == "ok"


@pytest.mark.parametrize(("code", "again_s"), [(None, 30.0), (SILENT, 5.0)])
def test_a_print_program_that_did_not_answer_is_asked_again_sooner(
    monkeypatch: pytest.MonkeyPatch, code: str | None, again_s: float
) -> None:
    nobody: Any = None
    printer: Any = SimpleNamespace(check=lambda: {"state": "unknown", "code": code, "message": None})
    pulse = Pulse(nobody, nobody, nobody, printer, nobody, "")
    waited: list[float] = []
    monkeypatch.setattr("threading.Event.wait", lambda _event, seconds: waited.append(seconds))
    pulse.check_paper()
    assert (pulse.paper["code"], waited) == (code, [again_s])
