"""Printers in ``config.yaml``, and slips as the server tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from printers.model import Confirms, Fault, SerialPrinter, UsbPrinter
from slips import make_printer, make_slip


@pytest.mark.parametrize(
    "options",
    [
        {"driver": "network", "host": "192.168.1.50"},
        {"driver": "usb", "vendor": "04b8", "product": "0e15"},
        {"driver": "serial", "device": "/dev/ttyS0", "baud": 9600},
        {"driver": "file", "path": "/dev/usb/lp0"},
        {"driver": "cups", "queue": "karcis"},
        {"driver": "virtual", "fault": "paper_out", "width_mm": 58},
    ],
)
def test_every_kind_of_printer_can_be_described_and_told_on(options: dict[str, Any]) -> None:
    printer = make_printer(**options)
    assert make_printer(**printer.model_dump(mode="json")) == printer


@pytest.mark.parametrize(
    "options",
    [
        {"driver": "fax"},
        {"driver": "network"},
        {"driver": "network", "host": "a b"},
        {"driver": "network", "host": "kiosk", "prot": 9100},
        {"driver": "usb"},
        {"driver": "usb", "vendor": "zz", "product": "0e15"},
        {"driver": "cups", "queue": "-oraw"},
        {"driver": "virtual", "width_mm": 76},
        {"driver": "virtual", "timeout_s": 60},
        {"driver": "virtual", "name": "../kiosk"},
    ],
)
def test_an_installer_who_mistypes_is_told(options: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make_printer(**options)


def test_usb_ids_are_written_as_lsusb_shows_them_and_never_guessed() -> None:
    printer = make_printer(driver="usb", vendor="04b8", product="0e15")
    assert isinstance(printer, UsbPrinter)
    assert (printer.vendor, printer.product) == (0x04B8, 0x0E15)
    assert all(UsbPrinter.model_fields[name].is_required() for name in ("vendor", "product"))


def test_a_serial_printer_gets_letters_because_a_picture_would_take_half_a_minute() -> None:
    printer = make_printer(driver="serial", device="/dev/ttyS0")
    assert isinstance(printer, SerialPrinter)
    assert printer.mode == "native"


def test_texts_from_outside_are_made_printable() -> None:
    slip = make_slip(service="Akta\n kelahiran\x00 \u202e☃\ud83d Ž", agency="é" + "x" * 500)
    assert slip.service == "Akta kelahiran ? Z"
    assert len(slip.agency) == 160
    assert slip.agency.startswith("é")
    assert slip.agency.endswith("…")


def test_an_unknown_language_prints_in_indonesian() -> None:
    assert make_slip(language="su").language == "id"


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "../etc"},
        {"issued_at": "2026-11-23T09:14:05"},
        {"low_min": None},
        {"low_min": 20},
        {"ahead": -1},
        {"url": "javascript:alert(1)"},
        {"url": "http://a b"},
        {"service": "\x00"},
        {"surprise": 1},
    ],
)
def test_a_slip_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make_slip(**wrong)


def test_the_guide_names_every_way_to_confirm_and_every_fault() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "printers.md").read_text(encoding="utf-8")
    for word in (*get_args(Fault), *get_args(Confirms)):
        assert f"`{word}`" in guide, word
