"""An address as a QR picture."""

from __future__ import annotations

import base64
import io

import qrcode
from qrcode.image.svg import SvgPathImage

SVG = "image/svg+xml"
BORDER = 4
"""Modules of white around it, as the standard demands."""


def svg(address: str) -> bytes:
    """The picture; it stays readable with 15 % of it lost."""
    code = qrcode.QRCode(
        border=BORDER, error_correction=qrcode.constants.ERROR_CORRECT_M, image_factory=SvgPathImage
    )
    code.add_data(address)
    picture = io.BytesIO()
    code.make_image().save(picture)
    return picture.getvalue()


def data_url(address: str) -> str:
    """The picture as an address of its own, for an <img>."""
    return f"data:{SVG};base64,{base64.b64encode(svg(address)).decode()}"
