"""How much paper a roll still holds, in metres and in slips."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_MM = 95
"""What a slip takes as long as too few have come from the roll to tell."""
ENOUGH_TO_TELL = 5


@dataclass(frozen=True, slots=True)
class Left:
    """What is on the roll."""

    mm: int
    slips: int

    @property
    def metres(self) -> float:
        """In metres, as a person reckons."""
        return round(self.mm / 1000, 1)


def left(roll_mm: int, used_mm: int, slips: int) -> Left:
    """What is left of a roll of ``roll_mm`` after ``slips`` slips; they go on being as long as they were."""
    each = used_mm / slips if slips >= ENOUGH_TO_TELL else USUAL_MM
    mm = max(0, roll_mm - used_mm)
    return Left(mm, int(mm // max(each, 1)))
