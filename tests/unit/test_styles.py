"""A screen asks for all its style sheets at once: none is forgotten, none changes what the next one says."""

from __future__ import annotations

import re

import pytest

from server import ui

ELSEWHERE = {
    "kiosk/static/phone.css": "the phone's page",
    "kiosk/static/door.css": "the page of a number by phone",
}


def read(path: str) -> str:
    text = (ui.ROOT / path).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_every_style_sheet_of_a_screen_is_sent() -> None:
    folders = [
        ui.ROOT / folder
        for folder in ("kiosk/static", "display/static", "counter/static", "server/manage/static")
    ]
    there = {str(path.relative_to(ui.ROOT)) for folder in folders for path in folder.rglob("*.css")}
    sent = {path for sheets in ui.SCREEN_STYLES.values() for path in sheets}
    assert sent == there - set(ELSEWHERE)


@pytest.mark.parametrize(
    "path", sorted({*ui.SHARED_STYLES, *(path for sheets in ui.SCREEN_STYLES.values() for path in sheets)})
)
def test_a_style_sheet_means_the_same_when_others_stand_before_it(path: str) -> None:
    """It closes what it opens, names files by their whole address, and has no line that must come first."""
    text = read(path)
    assert text.count("{") == text.count("}")
    assert all(address.startswith(("/", "data:")) for address in re.findall(r"url\(['\"]?([^'\")]*)", text))
    assert not re.search(r"@(import|charset|namespace)\b", text)
