"""A further language: a text file and a word in config.yaml are all that the kiosk needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from server import settings
from server.settings import LanguageSettings


def test_a_language_with_a_text_file_can_be_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("id.ftl", "su.ftl", "phone.id.ftl"):
        (tmp_path / name).write_text("language-su = Sunda\n", encoding="utf-8")
    monkeypatch.setattr(settings, "TEXTS", tmp_path)
    assert LanguageSettings(offered=["su", "id"], default="su").checked(None) == "su"


def test_a_language_without_one_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(ValidationError, match=r"no kiosk/texts/su\.ftl; write one of: en, id, jv"):
        LanguageSettings(offered=["id", "su"])
