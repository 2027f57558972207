"""What an installer is shown: printers that are there, never ids out of a book."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from serial.tools import list_ports

from printers import found
from printers.model import printer_config


class Device(list[list[Any]]):
    """A USB device: its configurations, each a list of interfaces."""

    def __init__(self, kind: int, vendor: int, product: int, *names: str) -> None:
        super().__init__([[SimpleNamespace(bInterfaceClass=kind)]])
        self.idVendor, self.idProduct, self._names = vendor, product, names

    @property
    def manufacturer(self) -> str:
        if not self._names:
            raise ValueError("The device has no langid (permission issue, no string descriptors supported)")
        return self._names[0]

    @property
    def product(self) -> str:
        return self._names[1]


def test_a_usb_printer_is_shown_with_its_ids_to_copy_and_a_mouse_is_not() -> None:
    devices = [
        Device(3, 0x046D, 0xC077),
        Device(7, 0x04B8, 0x0E28, "EPSON", "TM-T82III"),
        Device(7, 0x416, 0x5011),
    ]
    epson, unnamed = found.on_usb(devices)
    assert epson.what == "USB EPSON TM-T82III"
    assert epson.line == '- {name: NAMA, driver: usb, vendor: "04b8", product: "0e28"}'
    assert "not readable" in unnamed.what
    [entry] = yaml.safe_load(epson.line)
    assert printer_config.validate_python(entry).driver == "usb"


def test_device_files_ports_and_queues_are_shown_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "lp0").touch()
    assert [each.config["path"] for each in found.device_files(tmp_path)] == [str(tmp_path / "lp0")]
    assert list(found.device_files(tmp_path / "none")) == []
    ports = [
        SimpleNamespace(device="/dev/ttyS0", description="n/a", hwid="n/a"),
        SimpleNamespace(device="/dev/ttyUSB0", description="PL2303", hwid="USB VID:PID=067B:2303"),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    assert [each.config["device"] for each in found.serial_ports()] == ["/dev/ttyUSB0"]
    command = tmp_path / "lpstat"
    command.write_text("#!/bin/sh\necho karcis\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert [each.config["queue"] for each in found.queues()] == ["karcis"]


def test_a_machine_without_cups_has_no_queues(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(found.queues()) == []
