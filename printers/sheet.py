"""A strip of paper that is drawn from top to bottom, in black dots only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from printers.fonts import NAME, Face, face, glyph, width_of
from printers.items import Item, indent, leading

_LONGEST = 1600


class Sheet:
    """The paper, ``dots`` wide; ``y`` is where the next thing goes."""

    def __init__(self, dots: int, margin: int) -> None:
        """Blank paper; text keeps ``margin`` away from both edges."""
        self.margin = margin
        self.width = dots - 2 * margin
        self.y = 0
        self._paper = Image.new("1", (dots, _LONGEST), 255)
        self._pen = ImageDraw.Draw(self._paper)

    def skip(self, dots: int) -> None:
        """Leave ``dots`` blank."""
        self.y += dots

    def rule(self, thick: int = 3) -> None:
        """A line across the paper."""
        left = self.margin
        self._pen.rectangle((left, self.y, left + self.width - 1, self.y + thick - 1), fill=0)
        self.y += thick

    def lines(self, lines: Sequence[str], font: Face) -> None:
        """Lines of text from the left margin."""
        for line in lines:
            self.write(line, font, self.margin, self.y)
            self.y += leading(font)

    def write(self, text: str, font: Face, x: float, y: float, *, white: bool = False) -> None:
        """One line of text with its line box's top at ``y``."""
        across = round(x)
        for letter in text:
            drawn = glyph(font, letter)
            self._paper.paste(255 if white else 0, (across + drawn.x, round(y) + drawn.y), drawn.dots)
            across += drawn.advance

    def tag(self, text: str, font: Face, x: int, y: int, *, solid: bool) -> int:
        """A word in a rounded box, white on black or framed; answers its width."""
        width, height = tag_size(text, font)
        box = (x, y, x + width - 1, y + height - 1)
        self._pen.rounded_rectangle(box, radius=8, fill=0 if solid else 255, outline=0, width=3)
        left, top, right, bottom = font.getbbox(text, mode="1")
        self.write(text, font, x + (width - right - left) / 2, y + (height - bottom - top) / 2, white=solid)
        return width

    def put(self, item: Item) -> None:
        """One item from the left margin, and on to the next."""
        self.place(item, self.margin, self.y)
        self.y += item.height

    def place(self, item: Item, x: int, y: int) -> None:
        """One item with its upper left corner at ``x``, ``y``."""
        if item.tick:
            side = round(item.font.size * 0.7)
            top = y + round(item.font.size * 0.3)
            self._pen.rectangle((x, top, x + side - 1, top + side - 1), outline=0, width=2)
            x += indent(item.font)
        first = x
        if item.lead:
            self.write(item.lead, item.bold, x, y)
            first += width_of(item.lead, item.bold)
        for number, line in enumerate(item.lines):
            self.write(line, item.font, x if number else first, y + number * item.leading)

    def upright(self, x: int, top: int, bottom: int) -> None:
        """A thin vertical line."""
        self._pen.rectangle((x, top, x + 1, bottom - 1), fill=0)

    def paste(self, picture: Image.Image, x: int, y: int) -> None:
        """A picture in black and white."""
        self._paper.paste(picture, (x, y))

    def frame(self, height: int) -> None:
        """A frame over the whole width, from the first dot to the last."""
        self._pen.rectangle((0, self.y, self._paper.width - 1, self.y + height - 1), outline=0, width=2)
        self.y += height

    def append(self, other: Sheet) -> None:
        """What stands on ``other``, below."""
        self.paste(other.torn_off(), 0, self.y)
        self.y += other.y

    def torn_off(self) -> Image.Image:
        """The paper as far as it was used."""
        return self._paper.crop((0, 0, self._paper.width, self.y))


def tag_size(text: str, font: Face) -> tuple[int, int]:
    """Width and height of :meth:`Sheet.tag`."""
    return width_of(text, font) + 24, round(font.size * 1.35)


@lru_cache(maxsize=32)
def lettering(text: str, width: int, height: int, narrowest: float = 0.62) -> Image.Image:
    """``text`` as large as fits, its letters made narrower to stand taller, but not below ``narrowest``."""
    font = face(height * 3 // 2, NAME)
    letters = [glyph(font, letter, "L") for letter in text]
    top, bottom = (
        min(letter.y for letter in letters),
        max(letter.y + letter.dots.height for letter in letters),
    )
    drawn = Image.new("L", (sum(letter.advance for letter in letters), bottom - top), 255)
    x = 0
    for letter in letters:
        drawn.paste(0, (x + letter.x, letter.y - top), letter.dots)
        x += letter.advance
    edges = (
        letters[0].x,
        0,
        drawn.width - letters[-1].advance + letters[-1].x + letters[-1].dots.width,
        drawn.height,
    )
    drawn = drawn.crop(edges)
    wide = min(width, round(drawn.width * height / drawn.height))
    tall = min(height, round(wide / narrowest * drawn.height / drawn.width))
    return (
        drawn.resize((wide, tall), Image.Resampling.BILINEAR)
        .point(lambda grey: 255 * (grey > 140))
        .convert("1")
    )
