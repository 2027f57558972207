"""The words on slips and in a printer's complaints."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

import printers.words
from printers.words import day_and_time, say, say_both

TEXTS = Path(printers.words.__file__).parent / "texts"


def keys(language: str) -> set[str]:
    """What is said in ``language``."""
    return set(
        re.findall(r"^([a-z][a-z0-9-]*) =", (TEXTS / f"{language}.ftl").read_text(encoding="utf-8"), re.M)
    )


def test_a_slip_says_the_same_in_every_language() -> None:
    assert keys("id") == keys("en")
    assert keys("jv") == {key for key in keys("id") if not key.startswith("error-")}


def test_what_javanese_lacks_is_said_in_indonesian() -> None:
    assert say("jv", "error-offline", printer="K1") == say("id", "error-offline", printer="K1")


def test_a_word_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(LookupError):
        say("id", "no-such-word")


def test_every_complaint_says_which_printer_or_what_is_wrong() -> None:
    for key in sorted(keys("id")):
        if key.startswith("error-"):
            said = say_both(key, printer="kiosk-1", detail="kabel putus")
            assert all("kiosk-1" in text or "kabel putus" in text for text in said.values()), key


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Senin 23-11-2026 09.14"),
        ("en", "Monday 23-11-2026 09:14"),
        ("jv", "Senèn 23-11-2026 09.14"),
    ],
)
def test_the_moment_of_issue_is_the_one_on_the_halls_clock(language: str, text: str) -> None:
    assert day_and_time(language, datetime.fromisoformat("2026-11-23T09:14:59+07:00")) == text
