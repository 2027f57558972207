"""Printers that this machine reaches through something else: CUPS, and python-escpos for USB."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import usb.core  # type: ignore[import-untyped]
from escpos.printer import Usb

from fake_printers import FINE, Manners
from printers import drivers
from printers.lines import RealPrinter
from printers.problems import PrinterError
from printers.status import Status
from slips import real_printer as real

SLIP = b"\x1b@" + b"Nomor C-017\n" * 40


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a command ``lp`` on the path that does what a test wants; answers where it may write."""

    def install(does: str) -> Path:
        command = tmp_path / "lp"
        command.write_text(f"#!/bin/sh\n{does.format(folder=tmp_path)}\n")
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        return tmp_path

    return install


def test_cups_gets_the_raw_slip_for_its_queue(cups: Callable[[str], Path]) -> None:
    folder = cups('echo "$@" > {folder}/arguments; cat > {folder}/slip')
    drivers.send(real(driver="cups", queue="karcis"), SLIP)
    assert (folder / "slip").read_bytes() == SLIP
    assert (folder / "arguments").read_text() == "-s -d karcis -o raw -\n"
    assert not drivers.check(real(driver="cups", queue="karcis")).answered


def test_a_queue_that_cups_does_not_know_certainly_prints_nothing(cups: Callable[[str], Path]) -> None:
    cups("cat > /dev/null; echo 'lp: The printer or class does not exist.' >&2; exit 1")
    with pytest.raises(PrinterError) as failure:
        drivers.send(real(driver="cups", queue="karcis"), SLIP)
    assert (failure.value.code, failure.value.sent) == ("offline", False)


def test_a_cups_that_hangs_leaves_the_slip_unknown(cups: Callable[[str], Path]) -> None:
    cups("exec sleep 5")
    with pytest.raises(PrinterError) as failure:
        drivers.send(real(driver="cups", queue="karcis"), SLIP)
    assert (failure.value.code, failure.value.sent) == ("stuck", True)


def test_a_machine_without_cups_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterError) as failure:
        drivers.send(real(driver="cups", queue="karcis"), SLIP)
    assert (failure.value.code, failure.value.permanent) == ("missing", True)


class Endpoint:
    """One of a USB device's two ways."""

    def __init__(self, address: int) -> None:
        self.bEndpointAddress = address


class UsbDevice:
    """A printer on USB, whose endpoints are not where python-escpos expects them."""

    def __init__(self, manners: Manners, *, stuck: bool = False) -> None:
        self.manners = manners
        self._ctx = SimpleNamespace(dispose=lambda device: None)
        self._stuck = stuck
        self._answers = b""

    def get_active_configuration(self) -> dict[tuple[int, int], list[Endpoint]]:
        return {(0, 0): [Endpoint(0x03), Endpoint(0x84)]}

    def write(self, endpoint: int, data: bytes, timeout: int) -> int:
        assert endpoint == 0x03
        if self._stuck and self.manners.received:
            raise usb.core.USBTimeoutError("timed out")
        self._answers += self.manners.hear(data)
        return len(data)

    def read(self, endpoint: int, size: int, timeout: int) -> bytes:
        assert endpoint == 0x84
        if not self._answers:
            raise usb.core.USBTimeoutError("timed out")
        answer, self._answers = self._answers[:size], self._answers[size:]
        return answer


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[UsbDevice], RealPrinter]:
    """Plug a USB printer in."""

    def plug(device: UsbDevice) -> RealPrinter:
        monkeypatch.setattr(Usb, "open", lambda self: setattr(self, "device", device))
        return real(driver="usb", vendor="04b8", product="0e15")

    return plug


def test_a_usb_printer_prints_and_answers(plug_in: Callable[[UsbDevice], RealPrinter]) -> None:
    device = UsbDevice(Manners(FINE, says_done=True))
    printer = plug_in(device)
    assert drivers.check(printer) == Status(answered=True)
    drivers.send(printer, SLIP)
    assert device.manners.slip == SLIP


def test_a_usb_printer_that_hangs_leaves_the_slip_unknown(
    plug_in: Callable[[UsbDevice], RealPrinter],
) -> None:
    with pytest.raises(PrinterError) as failure:
        drivers.send(plug_in(UsbDevice(Manners(), stuck=True)), SLIP)
    assert failure.value.sent
