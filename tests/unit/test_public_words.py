"""Why a queue, a counter or the hall is closed, as a visitor reads it who knows no Indonesian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.translate import public_words

ROOT = Path(__file__).resolve().parent.parent.parent
PICKED = {
    "server/manage/texts/id.ftl": r"^(?:shut-|close-(?:hours-over|power|system))[a-z]* = (.+)",
    "counter/texts/id.ftl": r"^reason-pause-[a-z]+ = (.+)",
}
OFFERED = [
    reason
    for file, pattern in PICKED.items()
    for reason in re.findall(pattern, (ROOT / file).read_text(encoding="utf-8"), re.M)
]


@pytest.mark.parametrize("reason", OFFERED)
def test_a_reason_that_was_picked_is_read_in_the_visitors_language(reason: str) -> None:
    assert public_words(reason, "id") == reason
    assert public_words(reason, "en") != reason
    browser = (ROOT / "server/ui/static/public_words.js").read_text(encoding="utf-8")
    assert f'["{reason}", "public-' in browser, "the browser knows the same"


def test_every_reason_on_offer_was_looked_at() -> None:
    assert len(OFFERED) == 11


def test_what_somebody_wrote_stays_as_it_was_written() -> None:
    assert public_words("Banjir di halaman", "en") == "Banjir di halaman"
