"""The middle of a slip: the documents to have ready and the QR, in whatever room is left for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product

from PIL import Image

from printers.fonts import TEXT, face, width_of
from printers.items import Item, paragraph, plain, ticked, title, total
from printers.model import Slip
from printers.paper import Paper
from printers.qr import qr_code
from printers.sheet import Sheet
from printers.words import say


@dataclass(frozen=True, slots=True)
class Body:
    """Items across the paper, then the QR with a caption under it and items at its right."""

    gap: int
    across: list[Item] = field(default_factory=list)
    qr: Image.Image | None = None
    caption: list[Item] = field(default_factory=list)
    beside: list[Item] = field(default_factory=list)

    @property
    def height(self) -> int:
        """Dots from the rule above to the rule below."""
        left = self._caption_top + total(self.caption)
        across = total(self.across)
        lower = max(left, total(self.beside))
        return self.gap + across + (self.gap if across and lower else 0) + lower + self.gap

    @property
    def _caption_top(self) -> int:
        return self.qr.height + 6 if self.qr and self.caption else self.qr.height if self.qr else 0

    def draw(self, sheet: Sheet) -> None:
        """Put everything on ``sheet``."""
        bottom = sheet.y + self.height
        sheet.skip(self.gap)
        _draw(sheet, self.across, sheet.margin, sheet.y)
        if self.across:
            sheet.skip(total(self.across) + self.gap)
        if self.qr:
            sheet.paste(self.qr, sheet.margin, sheet.y)
            _draw(sheet, self.caption, sheet.margin, sheet.y + self._caption_top)
            _draw(sheet, self.beside, sheet.margin + self.qr.width + 2 * self.gap, sheet.y)
        sheet.y = bottom


def plan(slip: Slip, paper: Paper, width: int, room: int, most: int) -> tuple[Body, bool]:
    """The roomiest body that needs at most ``room``, and whether any does.

    Before a document is left out, they may take ``most``, the room of a word of thanks; as a last resort
    fewer are named.
    """
    whole: list[Body] = []
    for body in _bodies(slip, paper, width):
        if body.height <= room:
            return body, True
        whole.append(body)
    every = [*whole, *_fewer(slip, paper, width)]
    shortest = min(every, key=lambda body: body.height)
    if shortest.height > room:
        return shortest, False
    return next(body for body in every if body.height <= max(room, most)), True


def _bodies(slip: Slip, paper: Paper, width: int) -> Iterator[Body]:
    """Every way to name all documents: lists with larger letters first, then in running text."""
    sizes = list(product(paper.docs, paper.module))
    if slip.docs and slip.url and not paper.beside:
        for size, module in sizes:
            qr = qr_code(slip.url, module)
            column = width - qr.width - 2 * paper.gap
            if _holds_wifi(slip, size, column):
                phone = _phone(slip, size, column)
                yield Body(paper.gap, across=_list(slip, size, width), qr=qr, beside=phone)
    for size, module in [*sizes, *product(paper.docs, (paper.smallest_module,))]:
        yield from _arrangements(slip, paper, width, module, partial(_list, slip, size), size)
    for size, module in product(paper.docs, (paper.module[-1], paper.smallest_module)):
        running = partial(_running, slip, size, len(slip.docs))
        yield from _arrangements(slip, paper, width, module, running, size)


def _fewer(slip: Slip, paper: Paper, width: int) -> Iterator[Body]:
    """The first documents and how many more, down to their mere number."""
    for shown in range(len(slip.docs) - 1, -1, -1):
        fewer = partial(_running, slip, paper.docs[-1], shown)
        yield from _arrangements(slip, paper, width, paper.smallest_module, fewer, paper.docs[-1])


def _arrangements(
    slip: Slip, paper: Paper, width: int, module: int, documents: Callable[[int], list[Item]], size: int
) -> Iterator[Body]:
    """Ways to put ``documents``, which need a width to be set in, together with the QR."""
    if slip.url is None:
        yield Body(paper.gap, across=documents(width) or _call(slip, size, width))
        return
    qr = qr_code(slip.url, module)
    column = width - qr.width - 2 * paper.gap
    short, small = partial(_phone_short, slip, paper.text), paper.label - 2
    if not slip.docs and _holds_wifi(slip, size, column):
        yield Body(paper.gap, qr=qr, beside=_phone(slip, size, column) + _call(slip, size, column))
    elif not slip.docs:
        yield Body(paper.gap, across=_phone(slip, size, width), qr=qr, beside=_call(slip, size, column))
    elif _holds_wifi(slip, paper.text, column):
        yield Body(paper.gap, qr=qr, beside=documents(column) + short(column))
        if _holds_wifi(slip, small, qr.width):
            yield Body(
                paper.gap, qr=qr, beside=documents(column), caption=_phone_short(slip, small, qr.width)
            )
    else:
        yield Body(paper.gap, across=short(width), qr=qr, beside=documents(column))


def _list(slip: Slip, size: int, width: int) -> list[Item]:
    """A title and one document a line, each with its box to tick."""
    items = [ticked(doc, size, width) for doc in slip.docs]
    return [title(say(slip.language, "docs-title"), size, width), *items] if items else []


def _running(slip: Slip, size: int, shown: int, width: int) -> list[Item]:
    """The first documents one after the other, where a list would be too long."""
    left = len(slip.docs) - shown
    if left and not shown:
        lead = say(slip.language, "docs-count", count=left) + ":"
        return [paragraph(lead, say(slip.language, "docs-ask"), size, width)]
    parts = [*slip.docs[:shown], *([say(slip.language, "docs-more", count=left)] if left else [])]
    text = "\N{NO-BREAK SPACE}· ".join(parts)
    return [paragraph(say(slip.language, "docs-title") + ":", text, size, width)] if parts else []


def _holds_wifi(slip: Slip, size: int, width: int) -> bool:
    """Whether each word of the Wi-Fi's name, which is to be typed, stays whole in ``width``."""
    return all(width_of(word, face(size, TEXT)) <= width for word in f"“{slip.wifi or ''}”,".split())


def _phone(slip: Slip, size: int, width: int) -> list[Item]:
    """How to follow the queue by phone, at length."""
    text = say(slip.language, "phone-wifi" if slip.wifi else "phone-scan", wifi=slip.wifi or "")
    return [title(say(slip.language, "phone-title"), size, width), plain(text, size, width)]


def _phone_short(slip: Slip, size: int, width: int) -> list[Item]:
    """How to follow the queue by phone, in a few words."""
    key = "phone-short" if slip.wifi else "phone-short-scan"
    return [plain(say(slip.language, key, wifi=slip.wifi or ""), size, width)]


def _call(slip: Slip, size: int, width: int) -> list[Item]:
    """How one is called."""
    text = say(slip.language, "call-text")
    return [title(say(slip.language, "call-title"), size, width), plain(text, size, width)]


def _draw(sheet: Sheet, items: Sequence[Item], x: int, y: int) -> None:
    for item in items:
        sheet.place(item, x, y)
        y += item.height
