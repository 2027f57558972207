"""Pieces of text that know their height before they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from printers.fonts import NAME, TEXT, Face, face, width_of, wrap


@dataclass(frozen=True, slots=True)
class Item:
    """A few lines in one size: a title, a sentence, or a document with its box to tick."""

    lines: Sequence[str]
    font: Face
    # Bold words before the first line.
    lead: str = ""
    tick: bool = False

    @property
    def leading(self) -> int:
        """Dots from one line to the next."""
        return leading(self.font)

    @property
    def height(self) -> int:
        """Dots from this item to the next."""
        return len(self.lines) * self.leading + (3 if self.tick else 0)

    @property
    def bold(self) -> Face:
        """The font of the lead."""
        return face(round(self.font.size), NAME)


def leading(font: Face) -> int:
    """Dots from one line of text to the next."""
    return round(font.size * 1.2)


def plain(text: str, size: int, width: int) -> Item:
    """A sentence."""
    return Item(wrap(text, face(size, TEXT), width), face(size, TEXT))


def title(text: str, size: int, width: int) -> Item:
    """A few bold words on lines of their own."""
    return Item(wrap(text, face(size, NAME), width), face(size, NAME))


def paragraph(lead: str, text: str, size: int, width: int) -> Item:
    """A sentence behind bold words on the same line."""
    font, lead = face(size, TEXT), f"{lead} "
    return Item(wrap(text, font, width, width_of(lead, face(size, NAME))), font, lead)


def ticked(text: str, size: int, width: int) -> Item:
    """A document behind a box to tick."""
    font = face(size, TEXT)
    return Item(wrap(text, font, width - indent(font)), font, tick=True)


def indent(font: Face) -> int:
    """Dots from the box to tick to its text."""
    return round(font.size * 1.2)


def total(items: Sequence[Item]) -> int:
    """Dots that ``items`` need one below the other."""
    return sum(item.height for item in items)
