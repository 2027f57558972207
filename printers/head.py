"""The top of a slip: which hall, when, which agency and service, and the number."""

from __future__ import annotations

from printers.facts import marks
from printers.fonts import NAME, TEXT, Fitted, face, fit, shorten, width_of
from printers.model import Slip
from printers.paper import Paper
from printers.sheet import Sheet, lettering, tag_size
from printers.words import day_and_time

Tag = tuple[str, bool, tuple[int, int]]


def draw_head(sheet: Sheet, paper: Paper, slip: Slip, high: int) -> int:
    """Everything down to the number, ``high`` dots high or (a long one) less; answers how high."""
    _origin(sheet, paper, slip)
    _purpose(sheet, paper, slip)
    number = lettering(slip.number, sheet.width, high)
    sheet.skip(paper.gap + 3)
    sheet.paste(number, sheet.margin + (sheet.width - number.width) // 2, sheet.y)
    sheet.skip(number.height + paper.gap)
    return number.height


def _origin(sheet: Sheet, paper: Paper, slip: Slip) -> None:
    """Which hall and kiosk, and when; on one line where the paper is wide enough."""
    font = face(paper.text, TEXT)
    place, made = f"{slip.branch} · {slip.kiosk}", day_and_time(slip.language, slip.issued_at)
    if width_of(f"{place}   {made}", font) <= sheet.width:
        sheet.write(made, font, sheet.margin + sheet.width - width_of(made, font), sheet.y)
        sheet.lines([place], font)
    else:
        sheet.lines([shorten(slip.branch, font, sheet.width)], font)
        sheet.lines([shorten(f"{made} · {slip.kiosk}", font, sheet.width)], font)
    sheet.skip(4)


def _purpose(sheet: Sheet, paper: Paper, slip: Slip) -> None:
    """The agency, large, and the service; the words that make this slip special at their right, or above."""
    tags = [(text, solid, tag_size(text, face(paper.text, NAME))) for text, solid in marks(slip)]
    room = sheet.width - max((size[0] for _, _, size in tags), default=0) - 12
    agency, service = _names(paper, slip, room, room if len(tags) > 1 else sheet.width)
    if tags and len(agency.lines) == 1 and len(service.lines) <= 2:
        bottom = _stack(sheet, paper, tags)
    else:
        bottom = _row(sheet, paper, tags)
        agency, service = _names(paper, slip, sheet.width, sheet.width)
    sheet.lines(agency.lines, agency.font)
    sheet.lines(service.lines, service.font)
    sheet.y = max(sheet.y, bottom)


def _stack(sheet: Sheet, paper: Paper, tags: list[Tag]) -> int:
    """Tags one below the other at the right edge; answers where they end."""
    y = sheet.y
    for text, solid, (width, height) in tags:
        sheet.tag(text, face(paper.text, NAME), sheet.margin + sheet.width - width, y, solid=solid)
        y += height + 6
    return y


def _row(sheet: Sheet, paper: Paper, tags: list[Tag]) -> int:
    """Tags side by side; moves on below them."""
    x = sheet.margin
    for text, solid, (width, height) in tags:
        if x + width > sheet.margin + sheet.width:
            x = sheet.margin
            sheet.skip(height + 6)
        sheet.tag(text, face(paper.text, NAME), x, sheet.y, solid=solid)
        x += width + 10
    if tags:
        sheet.skip(tags[-1][2][1] + 6)
    return sheet.y


def _names(paper: Paper, slip: Slip, agency: float, service: float) -> tuple[Fitted, Fitted]:
    """Agency and service, each in its width."""
    return (
        fit(slip.agency, agency, paper.agency, NAME, most=1),
        fit(slip.service, service, paper.service, TEXT, most=2),
    )
