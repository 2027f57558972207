"""Real printers, with their moods: what was printed, and what we dare to say about it."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from fake_printers import (
    COVER_OPEN,
    FINE,
    LOW_PAPER,
    NO_PAPER,
    QUESTIONS,
    RUBBISH,
    Manners,
    NetworkPrinter,
)
from printer_ways import SLIP, Start, eventually, every_way, to_network
from printers import drivers
from printers.escpos_bytes import bytes_of
from printers.problems import PrinterError
from printers.status import Status
from slips import make_printer, make_slip
from slips import real_printer as real


def drain(call: socket.socket) -> bytes:
    """What a printer finds when it reads at last, up to the moment the line was cut."""
    received = b""
    with contextlib.suppress(ConnectionResetError):
        while data := call.recv(65536):
            received += data
    return received


@every_way
def test_a_clone_that_never_answers_still_prints(start: Start, kind: Any, reach: Any) -> None:
    printer = start(kind)
    drivers.send(reach(printer), SLIP)
    assert eventually(lambda: printer.manners.slip == SLIP)


@every_way
def test_silence_is_not_taken_for_well_being(start: Start, kind: Any, reach: Any) -> None:
    assert drivers.check(reach(start(kind))) == Status(answered=False)


@every_way
def test_rubbish_for_an_answer_counts_as_silence(start: Start, kind: Any, reach: Any) -> None:
    assert not drivers.check(reach(start(kind, Manners(RUBBISH)))).answered


@every_way
def test_a_printer_that_answers_is_well(start: Start, kind: Any, reach: Any) -> None:
    assert drivers.check(reach(start(kind, Manners(FINE)))) == Status(answered=True)


@every_way
def test_a_roll_near_its_end_is_told_early(start: Start, kind: Any, reach: Any) -> None:
    assert drivers.check(reach(start(kind, Manners(LOW_PAPER)))).warning == "paper-low"


@every_way
@pytest.mark.parametrize("says_done", [True, False])
def test_a_printer_that_answers_before_must_answer_after(
    start: Start, kind: Any, reach: Any, says_done: bool
) -> None:
    printer = start(kind, Manners(FINE, says_done=says_done))
    drivers.send(reach(printer), SLIP)
    assert printer.manners.slip == SLIP


@every_way
@pytest.mark.parametrize(("answer", "code"), [(NO_PAPER, "paper-out"), (COVER_OPEN, "cover-open")])
def test_a_printer_without_paper_gets_no_slip(
    start: Start, kind: Any, reach: Any, answer: bytes, code: str
) -> None:
    printer = start(kind, Manners(answer))
    with pytest.raises(PrinterError) as failure:
        drivers.send(reach(printer), SLIP)
    assert (failure.value.code, failure.value.sent, failure.value.permanent) == (code, False, False)
    assert "kiosk-1" in failure.value.message["id"]
    assert printer.manners.slip == b""


@every_way
def test_paper_that_ends_within_a_slip_leaves_it_unknown(start: Start, kind: Any, reach: Any) -> None:
    with pytest.raises(PrinterError) as failure:
        drivers.send(reach(start(kind, Manners(FINE, NO_PAPER))), SLIP)
    assert (failure.value.code, failure.value.sent) == ("paper-out", True)


@every_way
def test_a_printer_that_falls_silent_leaves_the_slip_unknown(start: Start, kind: Any, reach: Any) -> None:
    with pytest.raises(PrinterError) as failure:
        drivers.send(reach(start(kind, Manners(FINE, b""))), SLIP)
    assert (failure.value.code, failure.value.sent) == ("stuck", True)


@every_way
def test_a_printer_that_hangs_is_given_up_soon_and_its_slip_is_unknown(
    start: Start, kind: Any, reach: Any
) -> None:
    printer = start(kind, deaf=True)
    began = time.monotonic()
    with pytest.raises(PrinterError) as failure:
        drivers.send(reach(printer), bytes_of(make_slip(), make_printer()) * 4)
    assert (failure.value.code, failure.value.sent) == ("stuck", True)
    assert time.monotonic() - began < 5


def test_a_slip_that_was_given_up_does_not_come_out_when_the_printer_wakes(start: Start) -> None:
    printer = start(NetworkPrinter, deaf=True)
    with pytest.raises(PrinterError):
        drivers.send(to_network(printer), SLIP * 1000)
    printer.called.wait(2)
    assert len(drain(printer.calls[0])) < len(SLIP) * 1000


def test_a_printer_that_hangs_up_within_a_slip_leaves_it_unknown(start: Start) -> None:
    with pytest.raises(PrinterError) as failure:
        drivers.send(to_network(start(NetworkPrinter, hangs_up_after=2000)), SLIP * 4000)
    assert failure.value.sent


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"driver": "network", "host": "127.0.0.1", "port": 1}, "offline"),
        ({"driver": "network", "host": "no-such-printer.invalid"}, "offline"),
        ({"driver": "serial", "device": "/dev/no-such-port"}, "offline"),
        ({"driver": "file", "path": "/dev/no-such-printer"}, "offline"),
        ({"driver": "usb", "vendor": "fffe", "product": "fffe"}, "offline"),
    ],
)
def test_a_printer_that_is_not_there_certainly_prints_nothing(options: dict[str, Any], code: str) -> None:
    for task in (lambda: drivers.send(real(**options), SLIP), lambda: drivers.check(real(**options))):
        with pytest.raises(PrinterError) as failure:
            task()
        assert (failure.value.code, failure.value.sent) == (code, False)


def test_a_printer_that_still_talks_to_somebody_else_is_called_once_more(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer, connect, calls = start(NetworkPrinter), socket.create_connection, []

    def call(*where: Any, **how: Any) -> socket.socket:
        calls.append(where)
        if len(calls) == 1:
            raise ConnectionRefusedError
        return connect(*where, **how)

    monkeypatch.setattr(socket, "create_connection", call)
    drivers.send(to_network(printer), SLIP)
    assert eventually(lambda: printer.manners.slip == SLIP)
    assert len(calls) == 2


def test_a_plain_file_collects_slips_and_answers_nothing(tmp_path: Path) -> None:
    printer = real(driver="file", path=str(tmp_path / "slips.bin"))
    assert not drivers.check(printer).answered
    drivers.send(printer, SLIP)
    drivers.send(printer, SLIP)
    assert (tmp_path / "slips.bin").read_bytes() == SLIP + SLIP


def test_a_device_without_permission_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> int:
        raise PermissionError("Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PrinterError) as failure:
        drivers.send(real(driver="file", path="/dev/usb/lp0"), SLIP)
    assert (failure.value.code, failure.value.permanent, failure.value.sent) == ("no-access", True, False)


def test_nothing_is_asked_that_could_be_printed() -> None:
    assert all(part.startswith(b"\x10\x04") for part in (QUESTIONS[:3], QUESTIONS[3:6], QUESTIONS[6:]))
