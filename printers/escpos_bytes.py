"""A slip as the bytes that a printer understands (ESC/POS).

python-escpos is only loaded where it is needed, for a slip in the printer's own letters: it reads a book of
printer profiles first, which takes longer than printing ten slips.
"""

from __future__ import annotations

from dataclasses import dataclass

from escpos.constants import GS, HW_INIT
from PIL import Image, ImageOps

from printers.layout import compose
from printers.model import Printer, SelfTest, Slip
from printers.paper import DOTS_PER_MM, paper_of

_RESET: bytes = HW_INIT
# To the cutter, as far as this printer needs, and cut; ``Escpos.cut`` would feed six lines more.
_CUT: bytes = GS + b"V\x42\x00"
_OUT = b"\x1bd\x04"

# Printers with a small memory take a picture in pieces only.
_BAND = 240


@dataclass(frozen=True, slots=True)
class Made:
    """What a printer receives, and how much paper that takes, the way from head to cutter included."""

    data: bytes
    mm: int


def make(slip: Slip | SelfTest, printer: Printer) -> Made:
    """``slip`` for ``printer``, in the mode and width it is set to, from reset to cut."""
    if isinstance(slip, SelfTest):
        from printers.selftest import write_test

        content, rows = write_test(slip, printer)
    elif printer.mode == "native":
        from printers.native import write_slip

        content, rows = write_slip(slip, printer.dots)
    else:
        picture = compose(slip, printer.dots)
        content, rows = raster(picture), picture.height
    data = _RESET + content + (_CUT if printer.cut else _OUT)
    return Made(data, round((rows + paper_of(printer.dots).head_to_cutter) / DOTS_PER_MM))


def bytes_of(slip: Slip | SelfTest, printer: Printer) -> bytes:
    """What ``printer`` receives for ``slip``."""
    return make(slip, printer).data


def raster(picture: Image.Image) -> bytes:
    """``picture`` as ``GS v 0`` bit images.

    Not by ``Escpos.image``: it goes through RGBA, nine times as dear as all of this, and prints a warning on
    standard output, where our answers stand. Its ``graphics`` would cut a picture off after 909 rows.
    """
    black = ImageOps.invert(picture)
    pieces = []
    for top in range(0, picture.height, _BAND):
        band = black.crop((0, top, picture.width, min(top + _BAND, picture.height)))
        wide = (picture.width + 7) // 8
        size = wide.to_bytes(2, "little") + band.height.to_bytes(2, "little")
        pieces.append(GS + b"v0\x00" + size + band.tobytes())
    return b"".join(pieces)
