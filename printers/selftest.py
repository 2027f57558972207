"""A slip that shows what a printer can do: its letters in each code page, width, cutter, its state."""

from __future__ import annotations

from textwrap import wrap

from PIL import Image

from printers.characters import typed
from printers.escpos_bytes import raster
from printers.items import plain
from printers.model import Printer, SelfTest
from printers.paper import DOTS_PER_MM, Paper, paper_of
from printers.render import render
from printers.sheet import Sheet
from printers.words import day_and_time, say

# The number of each code page, and whether slips are written in it.
CODE_PAGES = {"PC437": (0, "cp437"), "PC850": (2, "cp850"), "WPC1252": (16, "cp1252"), "PC858": (19, "cp858")}
LETTERS = "é è ê ë É 0O 1Il"
_SAMPLE = "é è ê – “ ” 0O 1Il"
_USED = "PC850"
_CELL = 12
_TALL, _USUAL = b"\x1d!\x11", b"\x1d!\x00"
_BOLD, _LIGHT = b"\x1bE\x01", b"\x1bE\x00"


def write_test(test: SelfTest, printer: Printer) -> tuple[bytes, int]:
    """The commands of the test slip for ``printer``, and how many rows they print."""
    words, columns = test.language, printer.dots // _CELL
    paper = paper_of(printer.dots)
    cutter = say(words, "selftest-cutter" if printer.cut else "selftest-no-cutter")
    data = b"".join([
        _page(_USED),
        _BOLD + _TALL + _line(say(words, "mark-test")) + _USUAL,
        _line(printer.name) + _LIGHT,
        _line(test.branch),
        _line(day_and_time(words, test.at)),
        _line(f"{printer.driver}, {printer.width_mm} mm, {printer.dots} dots, {printer.mode}"),
        *_wrapped(test.status, columns),
        b"\n",
        *_wrapped(say(words, "selftest-letters", page=_USED), columns),
        *(_letters(name) for name in CODE_PAGES),
        _page(_USED),
        b"\n",
        *_wrapped(say(words, "selftest-columns", columns=columns), columns),
        _line("".join(str((at + 1) % 10) for at in range(columns))),
        *_wrapped(say(words, "test-text", width=printer.width_mm, dots=printer.dots), columns),
        raster(_ruler(paper)),
        b"\n",
        *_wrapped(cutter, columns),
    ])  # fmt: skip
    return data, render(data, printer.dots).image.height


def _letters(name: str) -> bytes:
    mark = "*" if name == _USED else " "
    encoding = CODE_PAGES[name][1]
    return _page(name) + f"{mark} {name:<8} {LETTERS}\n".encode(encoding, errors="replace")


def _page(name: str) -> bytes:
    return b"\x1bt" + bytes([CODE_PAGES[name][0]])


def _line(text: str) -> bytes:
    return (typed(text) + "\n").encode("cp850", errors="replace")


def _wrapped(text: str, columns: int) -> list[bytes]:
    return [_line(line) for line in wrap(typed(text), columns)]


def _ruler(paper: Paper) -> Image.Image:
    """Letters as slips draw them, and a frame over all dots with a tick for each millimetre."""
    sheet = Sheet(paper.dots, paper.margin)
    sheet.put(plain(_SAMPLE, paper.text, sheet.width))
    top = sheet.y + 4
    for mm in range(paper.dots // DOTS_PER_MM + 1):
        tall = 24 if mm % 10 == 0 else 16 if mm % 5 == 0 else 8
        sheet.upright(mm * DOTS_PER_MM, top, top + tall)
    sheet.skip(4)
    sheet.frame(34)
    return sheet.torn_off()
