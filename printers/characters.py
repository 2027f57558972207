"""Which characters a slip may hold: what the font draws, and what a printer's own code page knows."""

from __future__ import annotations

import unicodedata

# Latin-1 without what the slip's font lacks.
_LETTERS = frozenset(bytes([*range(0x20, 0x7F), *range(0xA1, 0x100)]).decode("cp1252")) - frozenset("\xadµ")

# Typographic characters the font has and PC850 lacks, as a typist would write them.
_TYPED: dict[str, str | int | None] = {
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{BULLET}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
}


def printable(text: str, longest: int = 160) -> str:
    """``text`` on one line, every character drawable, at most ``longest`` characters."""
    composed = unicodedata.normalize("NFC", text)
    drawn = "".join(_drawable(character) for character in composed)
    line = " ".join(drawn.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def typed(text: str) -> str:
    """``text`` in characters of PC850 only, the code page that printers agree on; they know no UTF-8."""
    return text.translate(str.maketrans(_TYPED)).encode("cp850", errors="replace").decode("cp850")


def _drawable(character: str) -> str:
    if character in _LETTERS or character in _TYPED:
        return character
    if character.isspace():
        return " "
    if unicodedata.category(character).startswith("C"):
        return ""
    plain = unicodedata.normalize("NFKD", character).encode("ascii", errors="ignore").decode()
    return plain or "?"
