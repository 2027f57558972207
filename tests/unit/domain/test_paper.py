"""How much paper is left on a roll."""

from __future__ import annotations

import pytest

from server.domain.paper import USUAL_MM, Left, left


@pytest.mark.parametrize(
    ("roll_mm", "used_mm", "slips", "expected"),
    [
        (50_000, 0, 0, Left(50_000, 50_000 // USUAL_MM)),
        (50_000, 380, 4, Left(49_620, 49_620 // USUAL_MM)),
        (50_000, 800, 10, Left(49_200, 615)),
        (50_000, 50_400, 530, Left(0, 0)),
    ],
    ids=[
        "a new roll",
        "too few slips to tell",
        "slips go on being as long as they were",
        "more than there was",
    ],
)
def test_what_is_left_is_told_in_slips(roll_mm: int, used_mm: int, slips: int, expected: Left) -> None:
    assert left(roll_mm, used_mm, slips) == expected


def test_metres_are_told_as_people_reckon() -> None:
    assert left(50_000, 26_660, 280).metres == 23.3
