"""Whoever records the hall's voice is told what to read, and what is wrong with it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

import variants
from commands import antrean

RATE = 22_050


Said = subprocess.CompletedProcess[str]
Voice = Callable[..., Said]


@pytest.fixture
def voice(tmp_path: Path) -> Voice:
    """`antrean voice` in a hall that nobody has opened yet."""
    config = variants.write(tmp_path / "config")
    return lambda *words: antrean("voice", *words, config=config, data=tmp_path / "data")


def test_the_list_and_the_check_agree(voice: Voice, tmp_path: Path) -> None:
    listed = voice("script", "--language", "id")
    lines = [line.split("\t") for line in listed.stdout.splitlines()]
    assert ["id/nomor-antrean.wav", "nomor antrean"] in lines
    assert ["id/din-duk-capil.wav", "din duk capil"] in lines
    assert len({file for file, _words in lines}) == len(lines), "no two words share a file"
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(RATE // 2) / RATE)
    (tmp_path / "id").mkdir()
    for file, _words in lines:
        soundfile.write(tmp_path / file, tone, RATE)
    checked = voice("check", "--folder", tmp_path, "--language", "id")
    assert (checked.returncode, checked.stdout) == (0, f"{len(lines)} words, 0 faults\n")

    (tmp_path / lines[0][0]).unlink()
    checked = voice("check", "--folder", tmp_path, "--language", "id")
    assert checked.returncode == 1
    assert checked.stdout.splitlines()[0].startswith("id/nomor-antrean: missing")


def test_a_hall_without_recordings_is_told_what_to_name(voice: Voice, tmp_path: Path) -> None:
    refused = voice("check")
    assert refused.returncode == 2
    assert "--folder" in refused.stderr
    refused = voice("check", "--folder", tmp_path / "nowhere")
    assert (refused.returncode, "is no folder" in refused.stderr) == (2, True)
