"""The slip as a picture in black dots: what a visitor needs until the call, in less than 10 cm.

From the top: who and what for; the number; where to wait, how many are ahead, how long; the documents
beside the QR; what to do after a missed call. The documents give way when there is too little room.
"""

from __future__ import annotations

from PIL import Image

from printers.body import plan
from printers.facts import Fact, facts, missed
from printers.fonts import NAME, TEXT, face, shorten, width_of
from printers.head import draw_head
from printers.items import leading, paragraph, plain
from printers.model import Slip
from printers.paper import Paper, paper_of
from printers.sheet import Sheet
from printers.words import say

# A quiet morning, a full hour, a rush, the time before a counter opens: facts large, small, in two rows.
_DAYS = [
    {"ahead": ahead, "low_min": low, "high_min": high}
    for ahead, low, high in [(0, 0, 5), (9, 35, 60), (128, 120, 185), (3, None, None)]
]
_RULE = 3
_SAMPLE = "ABC abc 0O 1Il 0123456789 é è \N{EN DASH} “ ”"


def compose(slip: Slip, dots: int) -> Image.Image:
    """The picture of ``slip`` for a printer of ``dots`` in a row."""
    paper = paper_of(dots)
    for high, brief in [*((high, False) for high in paper.number), (paper.number[-1], True)]:
        sheet, fits = _draw(slip, paper, high, brief=brief)
        if fits:
            break
    return sheet.torn_off()


def _draw(slip: Slip, paper: Paper, high: int, *, brief: bool) -> tuple[Sheet, bool]:
    """The slip with a number ``high`` dots high; ``brief`` says less. Whether it stays short on any day."""
    sheet = Sheet(paper.dots, paper.margin)
    number = draw_head(sheet, paper, slip, high)
    usual = paper.longest - sheet.y - (high - number) - _fullest(slip, paper, sheet.width)
    _wait(sheet, paper, slip)
    tail = Sheet(paper.dots, paper.margin)
    _tail(tail, paper, slip, brief=brief)
    most = paper.longest - sheet.y - tail.y
    body, fits = plan(slip, paper, sheet.width, most if brief else usual - tail.y, most)
    body.draw(sheet)
    sheet.append(tail)
    if slip.kind == "test":
        _ruler(sheet, paper, slip)
    else:
        _thanks(sheet, paper, slip)
    return sheet, fits


def _fullest(slip: Slip, paper: Paper, width: int) -> int:
    """Dots that the facts take at most on any day.

    A dot more or less, by who is ahead or when, must not turn a list into running text: one service
    always looks the same.
    """
    return max(_wait_height(slip.model_copy(update=day), paper, width) for day in _DAYS)


def _wait_height(slip: Slip, paper: Paper, width: int) -> int:
    """Dots that the facts of :func:`_wait` take."""
    label = leading(face(paper.label, TEXT))
    rows = _rows(facts(slip), paper, width)
    return _RULE + sum(label + leading(face(size, NAME)) + 10 + _RULE for size, _ in rows)


def _wait(sheet: Sheet, paper: Paper, slip: Slip) -> None:
    """Where to wait, people ahead, the range and when it was made: side by side as on a boarding pass."""
    label = face(paper.label, TEXT)
    sheet.rule(_RULE)
    for size, row in _rows(facts(slip), paper, sheet.width):
        value = face(size, NAME)
        bottom = sheet.y + leading(label) + leading(value) + 10
        for x, cell in zip(_columns(row, size, paper, sheet.width), row, strict=True):
            if x:
                sheet.upright(sheet.margin + x - paper.gap, sheet.y + 8, bottom - 8)
            sheet.write(cell.label, label, sheet.margin + x, sheet.y + 5)
            text = shorten(cell.value, value, sheet.width)
            sheet.write(text, value, sheet.margin + x, sheet.y + 5 + leading(label))
        sheet.y = bottom
        sheet.rule(_RULE)


def _rows(cells: list[Fact], paper: Paper, width: int) -> list[tuple[int, list[Fact]]]:
    """All cells in one row at the largest size that holds them, else in two rows."""
    for size in paper.value:
        if _needed(cells, size, paper) <= width:
            return [(size, cells)]
    size = paper.value[2]
    first = 2 if _needed(cells[:2], size, paper) <= width else 1
    return [(size, row) for row in (cells[:first], cells[first:]) if row]


def _needed(cells: list[Fact], size: int, paper: Paper) -> int:
    """Dots for the cells in one row."""
    return sum(_width(cell, size, paper) + 2 * paper.gap for cell in cells) - 2 * paper.gap


def _width(cell: Fact, size: int, paper: Paper) -> int:
    """Dots that a cell takes with its value in ``size``."""
    return round(max(width_of(cell.label, face(paper.label, TEXT)), width_of(cell.value, face(size, NAME))))


def _columns(row: list[Fact], size: int, paper: Paper, width: int) -> list[int]:
    """Where each cell of a row begins: the room that is left over is shared out between them."""
    widths = [_width(cell, size, paper) for cell in row]
    left = width - sum(widths)
    spare = max(left // len(row), min(left // max(1, len(row) - 1), 2 * paper.gap))
    return [sum(widths[:index]) + spare * index for index in range(len(row))]


def _tail(sheet: Sheet, paper: Paper, slip: Slip, *, brief: bool) -> None:
    """What to do after a missed call."""
    sheet.rule(2)
    sheet.skip(6)
    sheet.put(
        paragraph(say(slip.language, "missed-title"), missed(slip, brief=brief), paper.text, sheet.width)
    )
    sheet.skip(paper.gap)


def _thanks(sheet: Sheet, paper: Paper, slip: Slip) -> None:
    """A word of thanks and where complaints go, if the paper has room for it."""
    item = plain(say(slip.language, "thanks"), paper.text, sheet.width)
    if sheet.y + item.height <= paper.longest:
        sheet.skip(-paper.gap)
        sheet.put(item)
        sheet.skip(paper.gap)


def _ruler(sheet: Sheet, paper: Paper, slip: Slip) -> None:
    """For a test slip: letters that go wrong first, and a frame over the whole printable width."""
    for text in (_SAMPLE, say(slip.language, "test-text", width=paper.width_mm, dots=paper.dots)):
        sheet.put(plain(text, paper.text, sheet.width))
    sheet.skip(4)
    sheet.frame(24)
    sheet.skip(paper.gap)
