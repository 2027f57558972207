"""From the bytes a printer received back to what stands on its paper.

Knows the commands that this package sends and their close relatives; anything else is an error, because a
printer would print it as rubbish.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageOps

from printers.page import USUAL_SPACING, Page, RubbishError
from printers.paper import paper_of
from printers.qr import qr_code

_CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 19: "cp858"}
_QR_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}


@dataclass(frozen=True, slots=True)
class Printout:
    """What came out of the printer: the printed rows, the text among them, the contents of QRs, a cut."""

    image: Image.Image
    lines: list[str]
    codes: list[str]
    cut: bool


def render(data: bytes, dots: int) -> Printout:
    """Print ``data`` on a printer of ``dots`` in a row; a command that breaks off prints what is there."""
    stream, page = _Stream(data), Page(dots)
    try:
        while stream.more():
            _command(stream, page)
    except _BrokenOffError:
        pass
    page.end_line()
    return Printout(page.printed(), page.texts, page.codes, page.cut)


def as_paper(printed: Image.Image) -> Image.Image:
    """The printed rows on the slip as one holds it: with its edges and the blank way to the cutter."""
    paper = paper_of(printed.width)
    wide = paper.width_mm * 8
    slip = Image.new("1", (wide, paper.head_to_cutter + printed.height), 255)
    slip.paste(printed, ((wide - paper.dots) // 2, paper.head_to_cutter))
    return slip


class _BrokenOffError(Exception):
    """The bytes end within a command."""


class _Stream:
    """Bytes, read from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def more(self) -> bool:
        return self._at < len(self._data)

    def peek(self, count: int) -> bytes:
        return self._data[self._at : self._at + count]

    def take(self, count: int) -> bytes:
        piece = self.take_some(count)
        if len(piece) < count:
            raise _BrokenOffError
        return piece

    def take_some(self, most: int) -> bytes:
        piece = self._data[self._at : self._at + most]
        self._at += len(piece)
        return piece

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        return int.from_bytes(self.take(2), "little")


def _command(stream: _Stream, page: Page) -> None:
    for length in (3, 2, 1):
        name = stream.peek(length)
        handler = _COMMANDS.get(name)
        if handler:
            stream.take(len(name))
            handler(stream, page)
            return
    byte = stream.byte()
    if byte < 0x20:
        if not stream.more():
            raise _BrokenOffError
        raise RubbishError(f"unknown command {bytes([byte]) + stream.peek(3)!r}")
    page.write(bytes([byte]))


def _code_page(stream: _Stream, page: Page) -> None:
    page.encoding = _CODE_PAGES[stream.byte()]


def _bold(stream: _Stream, page: Page) -> None:
    page.bold = bool(stream.byte() & 1)


def _invert(stream: _Stream, page: Page) -> None:
    page.invert = bool(stream.byte() & 1)


def _align(stream: _Stream, page: Page) -> None:
    page.align = stream.byte() & 3


def _size(stream: _Stream, page: Page) -> None:
    byte = stream.byte()
    page.scale = ((byte >> 4) + 1, (byte & 7) + 1)


def _mode(stream: _Stream, page: Page) -> None:
    byte = stream.byte()
    page.bold = bool(byte & 8)
    page.scale = (2 if byte & 0x20 else 1, 2 if byte & 0x10 else 1)


def _spacing(stream: _Stream, page: Page) -> None:
    page.spacing = stream.byte()


def _usual_spacing(stream: _Stream, page: Page) -> None:
    page.spacing = USUAL_SPACING


def _feed_lines(stream: _Stream, page: Page) -> None:
    page.end_line()
    page.feed(stream.byte() * page.spacing)


def _feed_dots(stream: _Stream, page: Page) -> None:
    page.end_line()
    page.feed(stream.byte())


def _cut(stream: _Stream, page: Page) -> None:
    if stream.byte() in (65, 66):
        page.feed(stream.byte())
    page.cut = True


def _raster(stream: _Stream, page: Page) -> None:
    if stream.byte() not in (0, 48):
        raise RubbishError("raster in another density than the head's")
    wide, high = stream.number(), stream.number()
    _rows(stream.take_some(wide * high), wide, page)


def _columns(stream: _Stream, page: Page) -> None:
    deep = 3 if stream.byte() >= 32 else 1
    wide = stream.number()
    data = stream.take(wide * deep)
    upright = Image.frombytes("1", (deep * 8, wide), data)
    page.place(ImageOps.invert(upright.transpose(Image.Transpose.TRANSPOSE)))


def _function(stream: _Stream, page: Page) -> None:
    """``GS (``: QR codes and stored graphics."""
    group = stream.take(1)
    data = stream.take(stream.number())
    if group == b"k" and data[:1] == b"1":
        _qr(data[1], data[2:], page)
    elif group == b"L" and data[1:2] == b"p":
        wide = (int.from_bytes(data[6:8], "little") + 7) // 8
        page.stored = (data[10:], wide)
    elif group == b"L" and data[1:2] in (b"2", b"\x02"):
        _rows(*page.stored, page)
    else:
        raise RubbishError(f"unknown function GS ( {group!r} {data[:2]!r}")


def _qr(function: int, data: bytes, page: Page) -> None:
    if function == 67:
        page.module = data[0]
    elif function == 69:
        page.level = _QR_LEVELS[data[0]]
    elif function == 80:
        page.content = data[1:].decode("ascii")
    elif function == 81:
        page.codes.append(page.content)
        page.place(qr_code(page.content, page.module, page.level))
        page.end_line()


def _rows(data: bytes, wide: int, page: Page) -> None:
    high = len(data) // wide
    page.end_line()
    page.picture(ImageOps.invert(Image.frombytes("1", (wide * 8, high), data[: wide * high])))


def _skip(stream: _Stream, page: Page) -> None:
    stream.byte()


_COMMANDS: dict[bytes, Callable[[_Stream, Page], None]] = {
    b"\n": lambda stream, page: page.end_line(page.spacing),
    b"\x1b@": lambda stream, page: page.reset(),
    b"\x1bt": _code_page,
    b"\x1ba": _align,
    b"\x1bE": _bold,
    b"\x1b!": _mode,
    b"\x1d!": _size,
    b"\x1dB": _invert,
    b"\x1b2": _usual_spacing,
    b"\x1b3": _spacing,
    b"\x1bd": _feed_lines,
    b"\x1bJ": _feed_dots,
    b"\x1bM": _skip,
    b"\x1b-": _skip,
    b"\x1b{": _skip,
    b"\x1db": _skip,
    b"\x1dr": _skip,
    b"\x10\x04": _skip,
    b"\x1dV": _cut,
    b"\x1dv0": _raster,
    b"\x1b*": _columns,
    b"\x1d(": _function,
}
