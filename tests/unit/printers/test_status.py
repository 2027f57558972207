"""What printers answer to DLE EOT, byte by byte."""

from __future__ import annotations

import pytest

from printers.status import SILENT, Status, understand


@pytest.mark.parametrize(
    ("reply", "meaning"),
    [
        (b"\x12\x12\x12", Status(True)),
        (b"\x1a\x32\x7e", Status(True, trouble="paper-out")),
        (b"\x12\x12\x72", Status(True, trouble="paper-out")),
        (b"\x1a\x16\x12", Status(True, trouble="cover-open")),
        (b"\x1a\x52\x12", Status(True, trouble="printer-error")),
        (b"\x1a\x12\x12", Status(True, trouble="offline")),
        (b"\x12\x12\x1e", Status(True, warning="paper-low")),
        (b"", SILENT),
        (b"\x12\x12", SILENT),
        (b"\x00\x00\x00", SILENT),
        (b"\xff\xff\xff", SILENT),
        (b"\x12U\x12", SILENT),
    ],
)
def test_answers_are_understood_and_everything_else_is_silence(reply: bytes, meaning: Status) -> None:
    assert understand(reply) == meaning
