"""Measures of the two paper widths, in dots of an eighth of a millimetre (203 dots an inch)."""

from __future__ import annotations

from dataclasses import dataclass

DOTS_PER_MM = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper width; where several sizes are given, the first that fits is taken."""

    width_mm: int
    dots: int
    margin: int
    gap: int
    # Blank paper that every slip begins with: the way from the print head to the cutter.
    head_to_cutter: int
    number: tuple[int, ...]
    agency: tuple[int, ...]
    service: tuple[int, ...]
    value: tuple[int, ...]
    label: int
    text: int
    docs: tuple[int, ...]
    # Dots to a module of the QR (5 are 0.6 mm), and the fewest, for slips that have no room.
    module: tuple[int, ...]
    smallest_module: int
    # Whether the paper is wide enough for the documents beside the QR, else they stand above it if they can.
    beside: bool

    @property
    def longest(self) -> int:
        """Rows that may be printed so that the slip stays under 10 cm."""
        return 799 - self.head_to_cutter


_80_MM = Paper(
    width_mm=80,
    dots=576,
    margin=18,
    gap=12,
    head_to_cutter=96,
    number=(190, 150, 110),
    agency=(42, 38, 34, 30),
    service=(30, 27, 24),
    value=(40, 36, 32, 28, 24),
    label=22,
    text=22,
    docs=(25, 23, 21),
    module=(6, 5),
    smallest_module=4,
    beside=True,
)
_58_MM = Paper(
    width_mm=58,
    dots=384,
    margin=8,
    gap=7,
    head_to_cutter=48,
    number=(128, 96),
    agency=(36, 32, 28, 25),
    service=(26, 23, 21),
    value=(32, 29, 26, 23, 20),
    label=18,
    text=20,
    docs=(22, 20),
    module=(5, 4),
    smallest_module=4,
    beside=False,
)


def paper_of(dots: int) -> Paper:
    """The measures for a printer of ``dots`` in a row."""
    return _80_MM if dots >= _80_MM.dots else _58_MM
