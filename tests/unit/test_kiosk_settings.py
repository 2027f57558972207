"""Letters and bands of kiosks in config.yaml: a slip of the hand is refused before it gives a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

import variants
from server import checks, settings
from server.settings import KioskSettings
from server.yaml_file import ConfigError


@pytest.mark.parametrize("letters", ["KL", "KKLM", "KLMNO", "klmn"])
def test_each_band_needs_a_letter_of_its_own(letters: str) -> None:
    with pytest.raises(ValidationError, match=r"letters|pattern"):
        KioskSettings(bands=4, letters=letters)


def test_a_letter_that_would_make_another_agencys_prefix_is_refused(tmp_path: Path) -> None:
    def with_such_letters(config: variants.Config) -> None:
        config["kiosks"].update(bands=2, letters="AB")
        config["catalogue"]["agencies"].append(variants._agency("CA", 1, 1))

    config = variants.write(tmp_path, with_such_letters)
    with pytest.raises(ConfigError, match=r"CA is an agency's prefix; leave A out"):
        settings.load(config, {})


def test_the_check_finds_it_where_the_catalogue_has_changed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = settings.load(variants.write(tmp_path, variants.with_letters_for_kiosks), {})
    assert list(checks._kiosks(loaded, tmp_path / "none")) == []
    monkeypatch.setattr(checks, "_codes", lambda *_known: {"agency": {"C", "CN"}})
    found = list(checks._kiosks(loaded, tmp_path / "none"))
    assert [finding.level for finding in found] == ["error"]
    assert "CN is an agency's prefix" in found[0].text
