"""What printers answer to DLE EOT, byte by byte."""

from __future__ import annotations

import pytest

from printers.status import SILENT, InTurn, Status, understand, understand_in_turn


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


@pytest.mark.parametrize(
    ("reply", "meaning"),
    [
        (b"", InTurn()),
        (b"\x00", InTurn(paper=True)),
        (b"\x03", InTurn(paper=True)),
        (b"\x0c", InTurn(paper=False)),
        (b"7\x22Ab12\x00", InTurn((b"Ab12",))),
        (b"7\x22Ab12\x00\x00", InTurn((b"Ab12",), paper=True)),
        (b"7\x22old1\x00\x007\x22Ab12\x00", InTurn((b"old1", b"Ab12"), paper=True)),
        (b"7\x22Ab1", InTurn()),
        (b"U\xff\x1a", InTurn()),
    ],
)
def test_what_comes_back_behind_a_slip_is_taken_apart(reply: bytes, meaning: InTurn) -> None:
    assert understand_in_turn(reply) == meaning


def test_who_has_answered_for_another_slip_is_heard_out() -> None:
    assert not understand_in_turn(b"7\x22old1\x00\x00").is_whole(b"Ab12")
    assert understand_in_turn(b"7\x22old1\x00\x007\x22Ab12\x00").is_whole(b"Ab12")
    assert understand_in_turn(b"\x00").is_whole(b"Ab12")
