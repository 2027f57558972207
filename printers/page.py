"""The paper inside the renderer's printer, and the state its commands leave behind."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageOps

from printers.fonts import NAME, TEXT, face

_CELL = (12, 24)
USUAL_SPACING = 34
_LONGEST = 4000


class RubbishError(ValueError):
    """Bytes that a printer would not understand."""


class Page:
    """A printer's paper; text waits in a line until the line ends."""

    def __init__(self, dots: int) -> None:
        """A printer that has just been switched on."""
        self.texts: list[str] = []
        self.codes: list[str] = []
        self.cut = False
        self.stored: tuple[bytes, int] = (b"", 1)
        self.content, self.module, self.level = "", 3, "L"
        self._paper = Image.new("1", (dots, _LONGEST), 255)
        self._y = 0
        self.reset()

    def reset(self) -> None:
        """``ESC @``: forget every setting and the unfinished line."""
        self.encoding = "cp437"
        self.align = 0
        self.bold = self.invert = False
        self.scale = (1, 1)
        self.spacing = USUAL_SPACING
        self._line: list[Image.Image] = []
        self._text = ""

    def write(self, byte: bytes) -> None:
        """One character into the line; a full line ends by itself."""
        character = byte.decode(self.encoding)
        cell = _glyph(character, self.bold)
        wide, high = self.scale
        cell = cell.resize((cell.width * wide, cell.height * high), Image.Resampling.NEAREST)
        if self._width() + cell.width > self._paper.width:
            self.end_line(self.spacing)
        self._line.append(ImageOps.invert(cell) if self.invert else cell)
        self._text += character

    def place(self, picture: Image.Image) -> None:
        """A picture into the line."""
        self._line.append(picture)

    def end_line(self, spacing: int = 0) -> None:
        """Print the line and move on, by ``spacing`` at least."""
        high = max((piece.height for piece in self._line), default=0)
        x = (self._paper.width - self._width()) * self.align // 2
        for piece in self._line:
            self._paper.paste(piece, (x, self._y + high - piece.height))
            x += piece.width
        if self._text:
            self.texts.append(self._text)
        self._line, self._text = [], ""
        self.feed(max(high, spacing))

    def picture(self, picture: Image.Image) -> None:
        """A picture across the paper."""
        self._paper.paste(picture, ((self._paper.width - picture.width) * self.align // 2, self._y))
        self.feed(picture.height)

    def feed(self, dots: int) -> None:
        """Move the paper on."""
        self._y += dots
        if self._y > _LONGEST:
            raise RubbishError("half a metre of paper")

    def printed(self) -> Image.Image:
        """The paper so far."""
        return self._paper.crop((0, 0, self._paper.width, self._y))

    def _width(self) -> int:
        return sum(piece.width for piece in self._line)


@cache
def _glyph(character: str, bold: bool) -> Image.Image:
    """A character in the cell of the printer's font A."""
    font = face(20, NAME if bold else TEXT)
    left, _, right, _ = font.getbbox(character, mode="1")
    wide = max(_CELL[0], round(right - left))
    cell = Image.new("1", (wide, _CELL[1]), 255)
    ImageDraw.Draw(cell).text(((wide - right + left) / 2 - left, -1), character, font=font, fill=0)
    return cell.resize(_CELL, Image.Resampling.NEAREST)
