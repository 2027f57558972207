"""Printers that this machine can see, as lines to copy into config.yaml. Nothing is guessed: people pick."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PRINTER_CLASS = 7
_ASK_CUPS_S = 5


@dataclass(frozen=True, slots=True)
class Found:
    """Something that may be a printer: what it calls itself, and what stands in config.yaml for it."""

    what: str
    config: dict[str, str]

    @property
    def line(self) -> str:
        """The entry of ``printers:``; the name is the installer's to choose."""
        fields = ", ".join(f"{key}: {value}" for key, value in self.config.items())
        return f"- {{name: NAMA, {fields}}}"


def everything() -> Iterator[Found]:
    """USB, device files, serial ports, queues of CUPS."""
    yield from on_usb(_usb_devices())
    yield from device_files(Path("/dev/usb"))
    yield from serial_ports()
    yield from queues()


def on_usb(devices: Any) -> Iterator[Found]:
    """USB devices that say they are printers, with their ids as ``lsusb`` shows them."""
    for device in devices:
        if any(interface.bInterfaceClass == _PRINTER_CLASS for each in device for interface in each):
            ids = {"vendor": f'"{device.idVendor:04x}"', "product": f'"{device.idProduct:04x}"'}
            yield Found(f"USB {_name(device)}", {"driver": "usb", **ids})


def device_files(folder: Path) -> Iterator[Found]:
    """Printers that the system's own driver has taken."""
    for path in sorted(folder.glob("lp*")):
        yield Found(f"device file {path}", {"driver": "file", "path": str(path)})


def serial_ports() -> Iterator[Found]:
    """Serial ports with something behind them that can be named; a printer does not say that it is one."""
    from serial.tools import list_ports

    for port in sorted(list_ports.comports(), key=lambda each: each.device):
        if port.hwid and port.hwid != "n/a":
            yield Found(f"serial port {port.description}", {"driver": "serial", "device": port.device})


def queues() -> Iterator[Found]:
    """The queues of CUPS, if it is there."""
    if shutil.which("lpstat") is None:
        return
    try:
        asked = subprocess.run(["lpstat", "-e"], capture_output=True, check=False, timeout=_ASK_CUPS_S)  # noqa: S607
    except subprocess.TimeoutExpired:
        return
    for queue in asked.stdout.decode(errors="replace").split():
        yield Found(f"CUPS queue {queue}", {"driver": "cups", "queue": queue})


def _usb_devices() -> Any:
    import libusb_package
    import usb.core  # type: ignore[import-untyped]

    backend: Any = libusb_package.get_libusb1_backend()
    return usb.core.find(find_all=True, backend=backend) if backend else []


def _name(device: Any) -> str:
    """How the device calls itself, if this user may ask."""
    try:
        said = [device.manufacturer, device.product]
    except (OSError, ValueError, NotImplementedError):  # pyusb, without the right or the means to ask
        said = []
    name = " ".join(part.strip() for part in said if part)
    return name or "printer (its name is not readable for this user)"
