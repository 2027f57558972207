"""An installer's slip in config.yaml: refused with file, line, key and what to write instead."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import variants
from hall import ANTREAN, ROOT
from server import checks, settings
from server.yaml_file import ConfigError
from variants import SHIPPED

SLIPS = {
    "a misspelt key": ("  undo_s: 10", "  undo_seconds: 10", "calls.undo_seconds", "undo_s"),
    "a misspelt section": ("printers:", "printer:", "printer", "printers"),
    "a word for a number": ("  port: 8000", "  port: eight", "server.port", "whole number"),
    "a port that no machine has": ("  port: 8000", "  port: 80000", "server.port", "65535"),
    "a value that is none of the known": ("  default: id", "  default: bms", "languages.default", "id"),
    "an unquoted time": ('  kiosk_opens: "07:45"', "  kiosk_opens: 10:30", "hours.kiosk_opens", "quotes"),
    "closing before opening": (
        '    mon: {open: "08:00", close: "15:00"',
        '    mon: {open: "16:00", close: "15:00"',
        "hours.regular.mon",
        "earlier",
    ),
    "a zone on another planet": (
        "  timezone: Asia/Jakarta",
        "  timezone: Asia/Purwokerto",
        "branch",
        "Asia/Jakarta",
    ),
    "a driver that does not exist": ("    driver: virtual", "    driver: laser", "printers.0", "virtual"),
    "an address without a scheme": (
        '  public_url: ""',
        '  public_url: "mpp.local"',
        "server.public_url",
        "http",
    ),
    "a place without a scheme": (
        '  survey_url: ""',
        '  survey_url: "skm.go.id"',
        "phone.survey_url",
        "http://192.168.1.20/survei",
    ),
    "hours as a number": (
        '    mon: {open: "08:00"',
        "    mon: {open: 8.00",
        "hours.regular.mon.open",
        '"08:00"',
    ),
    "a number in words": ("  reprints: 3", "  reprints: banyak", "paper.reprints", "write a whole number"),
    "yes for true": (
        "  trial_pairing: true",
        "  trial_pairing: kadang",
        "devices.trial_pairing",
        "true or false",
    ),
    "one letter for four kiosks": (
        '  letters: ""',
        '  letters: "K"',
        "kiosks.letters",
        "4 different letters",
    ),
    "two screens of one name": (
        "    - {name: zona-a,",
        "    - {name: gedung,",
        "displays.screens.1.name",
        "'gedung' already",
    ),
    "two printers of one name": (
        "  - name: virtual",
        "  - {name: virtual, driver: virtual}\n  - name: virtual",
        "printers.1.name",
        "already",
    ),
    "the same key twice": ("  port: 8000", "  port: 8000\n  port: 8001", "server.port", "twice"),
    "a tab": ("  port: 8000", "\tport: 8000", "syntax", "a tab"),
    "a day that no month has": ("date: 2026-01-16", "date: 2026-06-31", "2026-06-31", "out of range"),
    "an unseen character": ("  port: 8000", "  port: \x018000", "syntax", "cannot be seen"),
    "an agency in no zone": ("      zone: B", "      zone: X", "catalogue", "zone X"),
    "a prefix of three letters": (
        '    - prefix: "C"',
        '    - prefix: "CCC"',
        "catalogue.agencies.1.prefix",
        "",
    ),
}

OF_THE_WHOLE = ("an agency in no zone", "a zone on another planet")
"""What only several lines together make wrong."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_line_and_key(tmp_path: Path, slip: str) -> None:
    right, wrong, key, hint = SLIPS[slip]
    text = SHIPPED.read_text(encoding="utf-8")
    assert right in text
    file = tmp_path / "config.yaml"
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        settings.load(file, {})
    told = str(caught.value).splitlines()
    line = text[: text.index(right)].count("\n") + 1 + wrong.count("\n")
    fitting = [each for each in told if key in each and hint in each]
    assert fitting, f"neither {key!r} nor {hint!r} in {told}"
    if slip not in OF_THE_WHOLE:
        places = [each.split(": ")[0] for each in fitting]
        assert f"config.yaml:{line}" in places, f"line {line}: {told}"


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    for right, wrong in (("  port: 8000", "  prot: 8000"), ("  undo_s: 10", "  undo_s: -1")):
        text = text.replace(right, wrong, 1)
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        settings.load(file, {})
    told = str(caught.value)
    assert "server.prot" in told
    assert "calls.undo_s" in told


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"text", b"\xff\xfe", b"{", b"a: *b", b"!!python/object:os.system x"]
)
def test_a_file_that_is_no_config_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(content)
    with pytest.raises(ConfigError):
        settings.load(file, {})


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        settings.load(tmp_path / "config.yaml", {})


def test_the_environment_wins_over_the_file() -> None:
    loaded = settings.load(SHIPPED, {"DATABASE_URL": "postgresql://hall@db/hall", "REDIS_URL": "redis://r/0"})
    assert loaded.database.url == "postgresql://hall@db/hall"
    assert loaded.database.redis_url == "redis://r/0"
    with pytest.raises(ConfigError):
        settings.load(SHIPPED, {"DATABASE_URL": "mysql://hall@db/hall"})


@pytest.mark.parametrize(
    "command", [["check"], ["serve", "--port", "1"], ["token", "--role", "kiosk", "--name", "x"]]
)
def test_every_command_refuses_a_config_with_a_slip(tmp_path: Path, command: list[str]) -> None:
    file = tmp_path / "config.yaml"
    text = SHIPPED.read_text(encoding="utf-8").replace("  port: 8000", "  prot: 8000", 1)
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [ANTREAN, *command, "--config", file, "--data", tmp_path / "data"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    line = text[: text.index("  prot")].count("\n") + 1
    assert done.returncode != 0
    assert done.stdout == ""
    assert f"config.yaml:{line}: server.prot: unknown key; did you mean 'port'?" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_check_names_what_a_real_hall_still_lacks(tmp_path: Path) -> None:
    def real(config: variants.Config) -> None:
        config["hours"]["enforce"] = True
        config["hours"]["ramadan_periods"] = [{"from": "2026-02-19", "to": "2026-03-20"}]
        config["printers"] = [{"name": "pintu", "driver": "virtual", "zone": "Q", "fault": "paper_out"}]

    found = list(checks.run(settings.load(variants.write(tmp_path, real), {}), tmp_path / "data"))
    warnings = " ".join(each.text for each in found if each.level == "warning")
    for words in ("no paper", "public_url", "wifi", "ramadan_periods", "plays a fault"):
        assert words in warnings
    errors = [each.text for each in found if each.level == "error"]
    assert any("no zone has the code 'Q'; write one of: A, B, C, D" in error for error in errors), errors


def test_the_shipped_training_hall_is_told_nothing_of_that(tmp_path: Path) -> None:
    told = " ".join(each.text for each in checks.run(settings.load(SHIPPED, {}), tmp_path / "data"))
    assert "public_url" not in told
    assert "plays a fault" not in told
