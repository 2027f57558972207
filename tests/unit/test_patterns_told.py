"""How a finding names where numbers came from, also where there is no kiosk with a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.domain import patterns
from server.domain.patterns import Deed, Who
from server.patterns import named


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Ponsel di pintu"), ("en", "Phones at the door"), ("jv", "HP ing lawang")]
)
def test_numbers_taken_by_phone_are_told_of_in_words(language: str, words: str) -> None:
    assert named(Who("phone", "phone"), language) == words
    assert named(Who("kiosk", "Kios timur"), language) == "Kios timur"


def test_the_document_names_the_thresholds_that_hold() -> None:
    told = Path(__file__).parents[2].joinpath("docs", "anti-calo.md").read_text(encoding="utf-8")
    burst, together = patterns.BURSTS[patterns.KIOSK], patterns.AT_ONCE
    kiosk, staff = patterns.OFTEN[Deed.REPRINT, "kiosk"], patterns.OFTEN[Deed.REPRINT, "staff"]
    minutes, usual = patterns.MINUTE, patterns.UNUSED_TIMES_USUAL
    for words in (
        f"{burst.count} of one agency at one kiosk within {burst.within // patterns.SECOND} s",
        f"{patterns.UNUSED_OF_STRETCH} of {patterns.STRETCH.count} in a row",
        f"within {patterns.STRETCH.within // minutes} min, and {usual} times what is usual",
        f"{kiosk.count} copies at one kiosk within {kiosk.within // minutes} min",
        f"{staff.count} by one person in a day | one slip",
        f"{patterns.OFTEN[Deed.CANCEL, 'staff'].count} by one person in a day | a counter",
        f"{patterns.OFTEN[Deed.EARLY, 'staff'].count} by one person in a day: called",
        f"{together.count} taken within {patterns.TAKEN_AT_ONCE // minutes} min",
        f"cancelled within {together.within // minutes} min",
    ):
        assert words in told
