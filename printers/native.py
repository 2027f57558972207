"""A slip in the printer's own letters and QR: some 600 bytes instead of 50,000, for slow lines."""

from __future__ import annotations

from textwrap import TextWrapper

from escpos.printer import Dummy

from printers.characters import typed
from printers.facts import Fact, facts, marks, missed
from printers.model import Slip
from printers.paper import paper_of
from printers.qr import qr_code
from printers.words import day_and_time, say

# Dots: a character of the printer's font A; from line to line; a module of the QR, and where room is short;
# around the QR.
_CELL = 12
_LINE = 28
_MODULES = (4, 3)
_QUIET = 12


def write_slip(slip: Slip, dots: int) -> tuple[bytes, int]:
    """The commands for ``slip`` on a printer with ``dots`` in a row, and how many rows they print."""
    device = Dummy()
    device.charcode("CP850")
    device.line_spacing(_LINE)
    page = _Page(device, dots // _CELL)
    page.ends(f"{slip.branch} · {slip.kiosk}", day_and_time(slip.language, slip.issued_at))
    page.marks(marks(slip))
    page.text(slip.agency, bold=True, high=2, most=2)
    page.text(slip.service)
    page.number(slip.number)
    page.table(facts(slip))
    end = _end(slip)
    room = page.room(end)
    if room < _code_height(slip, _MODULES[-1]) + _LINE:
        end = _end(slip, brief=True)
        room = page.room(end)
    module = next((size for size in _MODULES if _code_height(slip, size) + 2 * _LINE <= room), _MODULES[-1])
    page.text(_middle(slip), most=max(1, (room - _code_height(slip, module)) // _LINE))
    if slip.url:
        page.code(slip.url, module)
    for line in end:
        page.text(line)
    page.feed(_QUIET)
    return bytes(device.output), page.y


def _middle(slip: Slip) -> str:
    """The documents, or how one is called."""
    if not slip.docs:
        return say(slip.language, "call-text")
    return f"{say(slip.language, 'docs-title')}: {'; '.join(slip.docs)}"


def _code_height(slip: Slip, module: int) -> int:
    """Dots that the QR needs."""
    return qr_code(slip.url, module).height + 2 * _QUIET if slip.url else 0


def _end(slip: Slip, *, brief: bool = False) -> list[str]:
    """How to follow by phone, and what to do after a missed call."""
    lines = [f"{say(slip.language, 'missed-title')} {missed(slip, brief=brief)}"]
    if slip.url:
        key = "phone-short" if slip.wifi else "phone-short-scan"
        lines.insert(0, say(slip.language, key, wifi=slip.wifi or ""))
    return lines


class _Page:
    """Text in columns of the printer's font A; ``y`` counts the dots that were used."""

    def __init__(self, device: Dummy, columns: int) -> None:
        """``columns`` characters in a line of ``device``."""
        self.columns = columns
        self.y = 0
        self._device = device
        self._wrapper = TextWrapper(columns, break_on_hyphens=False, placeholder=" ...")

    def count(self, text: str) -> int:
        """Lines that ``text`` needs."""
        self._wrapper.max_lines = None
        return len(self._wrapper.wrap(typed(text)))

    def room(self, end: list[str]) -> int:
        """Dots that are left above the lines of ``end``."""
        longest = paper_of(self.columns * _CELL).longest
        return longest - _QUIET - self.y - sum(self.count(line) for line in end) * _LINE

    def text(self, text: str, *, bold: bool = False, high: int = 1, most: int = 3) -> None:
        """``text`` from the left margin, in at most ``most`` lines."""
        self._style(bold=bold, high=high)
        self._wrapper.max_lines = most
        for line in self._wrapper.wrap(typed(text)):
            self._line(line, high)

    def ends(self, left: str, right: str) -> None:
        """Two short texts at the ends of one line, or on two lines."""
        room = self.columns - len(left) - len(right)
        if room < 2:
            self.text(left, most=1)
            self.text(right)
        else:
            self._style()
            self._line(typed(left) + " " * room + typed(right))

    def marks(self, words: list[tuple[str, bool]]) -> None:
        """Words side by side, each white on black or black on white."""
        used = 0
        for word, solid in words:
            mark = f" {typed(word)} "
            if used and used + len(mark) > self.columns:
                self._line("")
                used = 0
            self._style(bold=True, invert=solid)
            self._device.text(mark)
            used += len(mark)
        if used:
            self._line("")

    def number(self, number: str) -> None:
        """The number as large as the paper allows: 192 dots high on 80 mm."""
        size = max(1, min(8, self.columns // len(number)))
        self._style(bold=True, wide=size, high=size, center=True)
        self._line(number, size)

    def table(self, known: list[Fact]) -> None:
        """Facts side by side, or one below the other where the paper is narrow."""
        widths = [max(len(fact.label), len(fact.value)) + 2 for fact in known]
        if sum(widths) <= self.columns:
            self._style()
            self._line(
                "".join(typed(fact.label).ljust(width) for fact, width in zip(known, widths, strict=True))
            )
            self._style(bold=True, high=2)
            self._line(
                "".join(typed(fact.value).ljust(width) for fact, width in zip(known, widths, strict=True)), 2
            )
        else:
            for fact in known:
                self.text(f"{fact.label}: {fact.value}", bold=True)

    def code(self, url: str, module: int) -> None:
        """The QR, made by the printer."""
        self._style(center=True)
        self.feed(_QUIET)
        self._device.qr(url, ec=1, size=module, model=2, native=True)
        self.feed(_QUIET)
        self.y += qr_code(url, module).height

    def feed(self, dots: int) -> None:
        """Blank paper, by ``ESC J``: python-escpos feeds by lines only."""
        self._device._raw(b"\x1bJ" + bytes([dots]))
        self.y += dots

    def _line(self, line: str, high: int = 1) -> None:
        self._device.text(line + "\n")
        self.y += max(_LINE, high * 2 * _CELL)

    def _style(
        self, *, bold: bool = False, invert: bool = False, wide: int = 1, high: int = 1, center: bool = False
    ) -> None:
        align = "center" if center else "left"
        self._device.set(align=align, bold=bold, invert=invert, custom_size=True, width=wide, height=high)
