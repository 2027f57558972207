"""What a printer receives."""

from __future__ import annotations

from typing import Any

import pytest
from escpos.printer import Dummy
from PIL import ImageChops

from printers.escpos_bytes import bytes_of, make
from printers.layout import compose
from printers.page import RubbishError
from printers.render import as_paper, render
from slips import BIRTH, make_printer, make_slip


@pytest.mark.parametrize("mode", ["raster", "native"])
def test_a_slip_begins_with_a_reset_and_ends_with_a_cut(mode: str) -> None:
    data = bytes_of(make_slip(), make_printer(mode=mode))
    assert data.startswith(b"\x1b@")
    assert data.endswith(b"\x1dVB\x00")


@pytest.mark.parametrize("mode", ["raster", "native"])
def test_a_printer_without_a_cutter_is_told_to_move_the_paper_out(mode: str) -> None:
    data = bytes_of(make_slip(), make_printer(mode=mode, cut=False))
    assert data.endswith(b"\x1bd\x04")
    assert not render(data, 576).cut


@pytest.mark.parametrize(("width", "dots"), [(80, 576), (58, 384)])
def test_the_printed_picture_is_the_drawn_one_dot_for_dot(width: int, dots: int) -> None:
    drawn = compose(make_slip(), dots)
    printed = render(bytes_of(make_slip(), make_printer(width_mm=width)), dots).image
    assert printed.size == drawn.size
    assert printed.tobytes() == drawn.tobytes()


def test_a_picture_comes_in_pieces_that_a_small_memory_holds() -> None:
    data, position, highs = bytes_of(make_slip(), make_printer()), 2, []
    while data[position : position + 4] == b"\x1dv0\x00":
        wide, high = data[position + 4], int.from_bytes(data[position + 6 : position + 8], "little")
        highs.append(high)
        position += 8 + wide * high
    assert max(highs) <= 240
    assert sum(highs) == compose(make_slip(), 576).height


def test_nothing_but_slips_is_written_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    bytes_of(make_slip(), make_printer())
    bytes_of(make_slip(), make_printer(mode="native"))
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("width", [80, 58])
def test_a_visitor_finds_everything_on_a_slip_in_the_printers_own_letters(width: int) -> None:
    printer = make_printer(width_mm=width, mode="native")
    slip = render(bytes_of(make_slip(priority=True, trial=True, copy=True), printer), printer.dots)
    text = " ".join(" ".join(slip.lines).split())
    found = (
        "Dindukcapil",
        "Akta kelahiran",
        "C-017",
        "Zona B",
        "4 orang",
        "10-18 menit",
        "KTP-el",
        'Wi-Fi "MPP"',
    )
    for words in found:
        assert words in text
    for mark in ("PRIORITAS", "SALINAN", "HALL LATIHAN"):
        assert mark in text
    assert slip.codes == [BIRTH["url"]]
    assert all(len(line) <= printer.dots // 12 for line in slip.lines)


def test_the_printer_gets_its_own_code_page_and_never_utf_8() -> None:
    words = {"agency": "Kantor Dhinès é", "service": "“Sadèrèngipun” – ½ €", "docs": ["ijazah ☃ ∑"]}
    data = bytes_of(make_slip(**words), make_printer(mode="native"))
    assert b"\x1bt\x02" in data
    assert b"Kantor Dhin\x8as \x82" in data
    assert b'"Sad\x8ar\x8angipun" - \xab ' in data
    for character in "èé“”–½€☃":
        assert character.encode() not in data


@pytest.mark.parametrize("width", [80, 58])
def test_a_printer_at_19200_baud_has_any_slip_within_a_second_and_cuts_within_four(
    width: int, services: list[dict[str, Any]]
) -> None:
    printer = make_printer(driver="serial", device="/dev/ttyS0", width_mm=width)
    marks = {"priority": True, "trial": True, "copy": True}
    longest = max(len(bytes_of(make_slip(**service, **marks), printer)) for service in services)
    assert longest / (19_200 / 10) < 1


@pytest.mark.parametrize("mode", ["raster", "native"])
@pytest.mark.parametrize("width", [80, 58])
def test_a_copy_says_so_in_black_on_the_paper(mode: str, width: int) -> None:
    printer = make_printer(mode=mode, width_mm=width)
    first, copy = (render(bytes_of(make_slip(copy=copy), printer), printer.dots) for copy in (False, True))
    if mode == "native":
        assert (" SALINAN " in " ".join(first.lines), " SALINAN " in " ".join(copy.lines)) == (False, True)
    else:
        tall = min(first.image.height, copy.image.height)
        box = (0, 0, printer.dots, tall)
        changed = ImageChops.logical_xor(first.image.crop(box), copy.image.crop(box)).getbbox()
        assert changed is not None
        mark = copy.image.crop((changed[0], changed[1], printer.dots, changed[1] + 30))
        black = mark.width * mark.height - mark.histogram()[255]
        assert black > 1000
    assert first.codes == copy.codes


@pytest.mark.parametrize("mode", ["raster", "native"])
@pytest.mark.parametrize("width", [80, 58])
def test_the_paper_that_a_slip_takes_is_known_before_it_is_printed(mode: str, width: int) -> None:
    printer = make_printer(mode=mode, width_mm=width)
    made = make(make_slip(), printer)
    assert made.mm == pytest.approx(as_paper(render(made.data, printer.dots).image).height / 8, abs=1)
    assert made.mm <= 100


def test_without_a_phone_address_there_is_no_code() -> None:
    assert render(bytes_of(make_slip(url=None), make_printer(mode="native")), 576).codes == []


@pytest.mark.parametrize("way", ["bitImageRaster", "graphics", "bitImageColumn"])
def test_every_way_to_send_a_picture_prints_the_same(way: str, capfd: pytest.CaptureFixture[str]) -> None:
    drawn, device = compose(make_slip(), 384).crop((0, 0, 384, 240)), Dummy()
    device.image(drawn, impl=way)
    printed = render(device.output, 384).image.crop((0, 0, 384, 240))
    assert printed.tobytes() == drawn.tobytes()


@pytest.mark.parametrize(
    "rubbish", [b"\x1bZ\x00", b"\x1d(z\x01\x00\x00", b"\x02abc", b"\x1dv0\x01\x01\x00\x01\x00\xff"]
)
def test_bytes_that_no_printer_understands_do_not_pass(rubbish: bytes) -> None:
    with pytest.raises(RubbishError):
        render(rubbish, 384)


@pytest.mark.parametrize("mode", ["raster", "native"])
def test_a_slip_that_breaks_off_anywhere_prints_what_there_is(mode: str) -> None:
    data = bytes_of(make_slip(), make_printer(mode=mode))
    whole = render(data, 576).image.height
    heights = [render(data[:end], 576).image.height for end in range(0, len(data), max(1, len(data) // 60))]
    assert heights == sorted(heights)
    assert heights[0] == 0
    assert 0 < heights[len(heights) // 2] < whole


def test_text_settings_of_the_printer_are_followed() -> None:
    commands: dict[str, Any] = {
        "tall": b"\x1b!\x10A\n",
        "wide": b"\x1d!\x11A\n",
        "reset": b"\x1d!\x77\x1b@A\n",
        "spaced": b"\x1b3\x60A\n",
        "fed": b"A\n\x1bJ\x20\x1bd\x02",
        "skipped": b"\x1bM\x00\x1b-\x00\x1b{\x00\x1db\x01\x10\x04\x01\x1dr\x01A\n",
    }
    heights = {name: render(data, 384).image.height for name, data in commands.items()}
    assert heights == {"tall": 48, "wide": 48, "reset": 34, "spaced": 96, "fed": 134, "skipped": 34}


def test_a_line_that_is_too_long_goes_on_in_the_next() -> None:
    assert render(b"\x1bt\x02" + b"x" * 70, 384).lines == ["x" * 32, "x" * 32, "x" * 6]
