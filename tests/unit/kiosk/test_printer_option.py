"""The printer of a kiosk machine as an installer writes it."""

from __future__ import annotations

import pytest

from kiosk.machine import options
from printers.model import CupsPrinter, FilePrinter, NetworkPrinter, SerialPrinter, UsbPrinter, VirtualPrinter

WRITTEN = [
    ("virtual", VirtualPrinter(name="kiosk", driver="virtual")),
    ("usb:04b8:0e15", UsbPrinter(name="kiosk", driver="usb", vendor=0x04B8, product=0x0E15)),
    ("network:192.168.1.50", NetworkPrinter(name="kiosk", driver="network", host="192.168.1.50")),
    ("network:struk:9101", NetworkPrinter(name="kiosk", driver="network", host="struk", port=9101)),
    ("serial:/dev/ttyUSB0", SerialPrinter(name="kiosk", driver="serial", device="/dev/ttyUSB0")),
    ("file:/dev/usb/lp0", FilePrinter(name="kiosk", driver="file", path="/dev/usb/lp0")),
    ("cups:karcis", CupsPrinter(name="kiosk", driver="cups", queue="karcis")),
]


@pytest.mark.parametrize(("text", "printer"), WRITTEN)
def test_every_driver_can_be_named(text: str, printer: object) -> None:
    assert options.printer(text) == printer


def test_narrow_paper_and_the_way_of_sending_can_be_said() -> None:
    printer = options.printer("file:/dev/usb/lp0", width_mm=58, mode="native")
    assert (printer.width_mm, printer.mode) == (58, "native")


@pytest.mark.parametrize(
    "text", ["", "usb", "usb:04b8", "usb:xyz:1", "network:", "epson", "virtual:1", "file:", "cups:a b"]
)
def test_a_slip_of_the_hand_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="usb:VVVV:PPPP"):
        options.printer(text)
