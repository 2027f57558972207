"""The slip's letters: Atkinson Hyperlegible Next, the font of the screens, in any size and weight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

Face = ImageFont.FreeTypeFont

TEXT = 500
NAME = 700

_FILE = Path(__file__).parent / "fonts" / "atkinson-hyperlegible-next.woff2"


@cache
def face(size: int, weight: int) -> Face:
    """The font in one size and weight; opened once, because opening costs more than a whole slip."""
    font = ImageFont.truetype(_FILE, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


class Glyph(NamedTuple):
    """A letter's black dots, where they begin, and how far it is to the next letter."""

    dots: Image.Image
    x: int
    y: int
    advance: int


@cache
def glyph(font: Face, letter: str, mode: str = "1") -> Glyph:
    """One letter, drawn once: a variable font takes a tenth of a millisecond for each."""
    left, top, right, bottom = (round(edge) for edge in font.getbbox(letter, mode=mode))
    dots = Image.new(mode, (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(dots).text((-left, -top), letter, font=font, fill=255)
    return Glyph(dots, left, top, round(font.getlength(letter, mode=mode)))


def width_of(text: str, font: Face) -> int:
    """Dots that ``text`` takes on the paper."""
    return sum(glyph(font, letter).advance for letter in text)


def wrap(text: str, font: Face, width: float, indent: float = 0) -> list[str]:
    """``text`` in lines no wider than ``width``, the first one ``indent`` less.

    A word that is wider than a line is broken.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, font) <= width - (0 if lines else indent):
            line = longer
            continue
        if line or (indent and not lines):
            lines.append(line)
        while width_of(word, font) > width:
            cut = _fitting(word, font, width)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


class Fitted(NamedTuple):
    """Text that was fitted into a width."""

    font: Face
    lines: list[str]


def fit(text: str, width: float, sizes: Sequence[int], weight: int, most: int) -> Fitted:
    """``text`` in the first of ``sizes`` that needs at most ``most`` lines; else one more, perhaps cut."""
    for size in sizes:
        lines = wrap(text, face(size, weight), width)
        if len(lines) <= most:
            return Fitted(face(size, weight), lines)
    font = face(sizes[-1], weight)
    return Fitted(font, [*lines[:most], shorten(" ".join(lines[most:]), font, width)])


def shorten(text: str, font: Face, width: float) -> str:
    """``text`` on one line, with an ellipsis where it had to be cut."""
    if width_of(text, font) <= width:
        return text
    cut = _fitting(text, font, width - width_of("…", font))
    return text[:cut].rstrip() + "…"


def _fitting(text: str, font: Face, width: float) -> int:
    """How many characters of ``text`` fit into ``width``, at least one."""
    count = len(text)
    while count > 1 and width_of(text[:count], font) > width:
        count -= 1
    return count
