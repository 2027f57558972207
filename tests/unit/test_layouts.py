"""Every layout of a lobby screen is known wherever layouts are: to screen, API, manager and guide."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from server.display_model import Layout
from server.schemas import ScreenAnswer

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", ["id", "en", "jv"])
def test_the_manager_reads_what_each_layout_is(language: str) -> None:
    texts = (ROOT / f"server/manage/texts/{language}.ftl").read_text(encoding="utf-8")
    assert set(re.findall(r"^layout-(\w+) =", texts, re.MULTILINE)) == set(get_args(Layout))


def test_screen_and_api_know_them() -> None:
    assert set(get_args(ScreenAnswer.model_fields["layout"].annotation)) == set(get_args(Layout))
    screen = (ROOT / "display/static/screen.js").read_text(encoding="utf-8")
    (drawn,) = re.findall(r"const LAYOUTS = \{(.*?)\}", screen)
    assert set(re.findall(r"(\w+):", drawn)) == set(get_args(Layout))
    guide = (ROOT / "docs/displays.md").read_text(encoding="utf-8")
    assert all(f"| `{layout}` |" in guide for layout in get_args(Layout))
