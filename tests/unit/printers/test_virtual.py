"""The printer on a laptop: everyone can look at slips and try every fault."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from printers import virtual
from printers.drivers import Receipt
from printers.escpos_bytes import bytes_of
from printers.model import VirtualPrinter
from printers.problems import PrinterError
from slips import make_printer, make_slip


def a_virtual_printer(**options: Any) -> VirtualPrinter:
    printer = make_printer(**options)
    assert isinstance(printer, VirtualPrinter)
    return printer


def printed(folder: Path, job: str = "1", **options: Any) -> str:
    """Print a slip on a virtual printer; answers the name of its picture."""
    printer = a_virtual_printer(**options)
    return virtual.print_slip(printer, bytes_of(make_slip(), printer), job, folder)[0] or ""


@pytest.mark.parametrize(("width", "dots"), [(80, 640), (58, 464)])
def test_bytes_and_picture_of_a_slip_are_kept(tmp_path: Path, width: int, dots: int) -> None:
    assert printed(tmp_path / "slips", width_mm=width) == "1.png"
    with Image.open(tmp_path / "slips" / "1.png") as picture:
        assert picture.width == dots
    printer = a_virtual_printer(width_mm=width)
    assert (tmp_path / "slips" / "1.bin").read_bytes() == bytes_of(make_slip(), printer)


@pytest.mark.parametrize(
    ("fault", "code"), [("paper_out", "paper-out"), ("cover_open", "cover-open"), ("offline", "offline")]
)
def test_a_person_takes_the_paper_out_and_puts_it_back(tmp_path: Path, fault: str, code: str) -> None:
    control = tmp_path / "kiosk-1.fault"
    control.write_text(f"{fault}\n")
    with pytest.raises(PrinterError) as failure:
        printed(tmp_path)
    assert (failure.value.code, failure.value.sent) == (code, False)
    assert not (tmp_path / "1.png").exists()
    control.unlink()
    assert printed(tmp_path) == "1.png"


def test_one_printers_fault_is_not_anothers(tmp_path: Path) -> None:
    (tmp_path / "kiosk-1.fault").write_text("offline")
    assert printed(tmp_path, name="kiosk-2") == "1.png"


def test_a_fault_may_also_stand_in_the_settings(tmp_path: Path) -> None:
    with pytest.raises(PrinterError):
        printed(tmp_path, fault="paper_out")


@pytest.mark.parametrize("fault", ["silent", "garbage"])
def test_a_printer_that_tells_nothing_prints_and_leaves_the_slip_unconfirmed(
    tmp_path: Path, fault: str
) -> None:
    printer = a_virtual_printer(fault=fault)
    picture, receipt = virtual.print_slip(printer, bytes_of(make_slip(), printer), "1", tmp_path)
    assert receipt == Receipt(None)
    assert picture == "1.png"


def test_a_printer_that_is_well_gives_the_slips_own_id_back(tmp_path: Path) -> None:
    printer = a_virtual_printer()
    _, receipt = virtual.print_slip(printer, bytes_of(make_slip(), printer), "1", tmp_path)
    assert receipt == Receipt("process-id")


def test_a_roll_near_its_end_is_told_with_the_slip(tmp_path: Path) -> None:
    printer = a_virtual_printer(fault="paper_low")
    _, receipt = virtual.print_slip(printer, bytes_of(make_slip(), printer), "1", tmp_path)
    assert receipt == Receipt("process-id", "paper-low")


def test_thousands_of_slips_need_no_pictures(tmp_path: Path) -> None:
    assert printed(tmp_path, pictures=False) == ""
    assert list(tmp_path.iterdir()) == []


def test_an_answer_about_another_slip_proves_nothing(tmp_path: Path) -> None:
    with pytest.raises(PrinterError) as failure:
        printed(tmp_path, fault="wrong_id")
    assert (failure.value.code, failure.value.sent) == ("wrong-answer", True)


def test_paper_that_ends_within_a_slip_leaves_half_of_it(tmp_path: Path) -> None:
    printed(tmp_path, "whole")
    with pytest.raises(PrinterError) as failure:
        printed(tmp_path, "half", fault="paper_out_mid_slip")
    assert (failure.value.code, failure.value.sent) == ("paper-out", True)
    with Image.open(tmp_path / "half.png") as half, Image.open(tmp_path / "whole.png") as whole:
        assert 200 < half.height < whole.height - 200


def test_a_mistyped_fault_is_none(tmp_path: Path) -> None:
    (tmp_path / "kiosk-1.fault").write_text("paper_jam")
    assert printed(tmp_path) == "1.png"


def test_a_slip_that_breaks_off_is_unknown_and_its_half_can_be_seen(tmp_path: Path) -> None:
    printed(tmp_path, "whole")
    with pytest.raises(PrinterError) as failure:
        printed(tmp_path, "half", fault="half_write")
    assert failure.value.sent
    with Image.open(tmp_path / "half.png") as half, Image.open(tmp_path / "whole.png") as whole:
        assert 200 < half.height < whole.height - 200


def test_a_slow_printer_prints_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    naps: list[float] = []
    monkeypatch.setattr(time, "sleep", naps.append)
    assert printed(tmp_path, fault="slow") == "1.png"
    assert naps == [5.0]


def test_only_the_last_slips_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(virtual, "KEPT", 3)
    for job in range(5):
        printed(tmp_path, str(job))
        os.utime(tmp_path / f"{job}.png", (1_000_000 + job, 1_000_000 + job))
    printed(tmp_path, "last")
    assert sorted(file.name for file in tmp_path.glob("*.png")) == ["3.png", "4.png", "last.png"]
    assert len(list(tmp_path.glob("*.bin"))) == 3
