"""The QR of a slip."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.image.pil import PilImage

_LEVELS = {"L": ERROR_CORRECT_L, "M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q, "H": ERROR_CORRECT_H}
_MASK = 3


def qr_code(text: str, module: int, level: str = "M") -> Image.Image:
    """The QR of ``text``, ``module`` dots to a square, without its quiet zone: the paper around it is white.

    Level M survives a crease or a dead dot of the print head.
    """
    small = _squares(text, level)
    return small.resize((small.width * module, small.height * module), Image.Resampling.NEAREST)


@lru_cache(maxsize=8)
def _squares(text: str, level: str) -> Image.Image:
    # Any mask can be read; trying out all eight for the finest takes longer than the rest of the slip, and
    # blurred and tilted pictures of slips were read just as often without.
    code = qrcode.QRCode(
        error_correction=_LEVELS[level], border=0, mask_pattern=_MASK, image_factory=PilImage
    )
    code.add_data(text, optimize=0)
    code.make()
    rows = code.get_matrix()
    picture = Image.new("1", (len(rows), len(rows)))
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    return picture
