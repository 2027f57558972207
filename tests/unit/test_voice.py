"""What comes out of the loudspeaker: words in order, equally loud, without clicks, for every language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from server.domain import announcing, speech
from server.domain.announcing import Manner, Pending
from server.voice import recordings, worker
from server.voice.arbiter import recipe_of
from server.voice.clips import Clips, NoVoiceError, file_name
from server.voice.espeak import Samples
from server.voice.recordings import Line
from server.voice.sound import LOUD_DB, PEAK_DB, RATE, chime, level_db, peak_db, silence

VOICES = {"id": "id", "jv": "id", "en": "en"}


@pytest.fixture(scope="module")
def clips() -> Clips:
    return Clips(None, VOICES)


def tone(seconds: float = 0.5, loud: float = 0.3, rate: int = RATE) -> Samples:
    return (loud * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def call(language: str, recalls: int = 0) -> dict[str, Any]:
    pending = Pending(1, "1", recalls, "C-017", "Loket 3", language, False, "din duk capil", 0)
    return recipe_of(announcing.segments([pending], 0, Manner()))


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_chime_and_two_readings_take_about_nine_seconds(clips: Clips, language: str) -> None:
    samples, begins = worker.compose(clips, call(language))
    assert 6 <= len(samples) / RATE <= 10.5
    assert len(begins) == 2
    sentence_s = (begins[1] - begins[0]) / 1000
    assert 3.5 <= sentence_s <= 6.5


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_every_word_of_the_hall_is_as_loud_as_the_others(clips: Clips, language: str) -> None:
    for said in speech.vocabulary(language):
        spoken = clips.clip(language, said)
        assert 0.08 < len(spoken) / RATE < 2.5, said
        assert peak_db(spoken) <= PEAK_DB + 0.1, said
        # A plosive's peak may keep a short word a little below.
        assert LOUD_DB - 5 <= level_db(spoken) <= LOUD_DB + 0.5, said


def test_words_are_joined_without_clicks(clips: Clips) -> None:
    """Every clip begins and ends at silence, so that no two neighbours jump."""
    for said in ("ce", "nol", "satu", "silakan menuju", "loket"):
        spoken = clips.clip("id", said)
        assert max(abs(float(spoken[0])), abs(float(spoken[-1]))) < 0.01


def test_the_chime_is_heard_first_and_is_no_louder_than_the_words() -> None:
    rung = chime()
    assert 0.8 < len(rung) / RATE < 1.4
    assert abs(level_db(rung) - LOUD_DB) < 3


def test_a_recorded_word_is_preferred_whatever_its_format(tmp_path: Path) -> None:
    folder = tmp_path / "id"
    folder.mkdir()
    soundfile.write(folder / "nomor-antrean.flac", np.stack([tone(0.7, rate=48_000)] * 2, axis=1), 48_000)
    mixed = Clips(tmp_path, VOICES)
    assert len(mixed.clip("id", "nomor antrean")) / RATE == pytest.approx(0.7, abs=0.05)
    assert len(mixed.clip("id", "loket")) > 0, "what is not recorded is said by the engine"


def test_a_word_that_nobody_can_say_is_told_not_raised(tmp_path: Path) -> None:
    mute = Clips(None, {"id": "no-such-voice"})
    with pytest.raises(NoVoiceError, match="no voice 'no-such-voice'"):
        mute.clip("id", "loket")
    told = worker.answer(mute, {"id": "1", "out": str(tmp_path / "a.mp3"), **call("id")})
    assert "no-such-voice" in told["error"]
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_small_and_holds_what_was_composed(clips: Clips, tmp_path: Path) -> None:
    out = tmp_path / "a.mp3"
    told = worker.answer(clips, {"id": "1", "out": str(out), **call("id")})
    assert out.stat().st_size < 60_000
    heard, rate = soundfile.read(out)
    assert len(heard) / rate == pytest.approx(told["ms"] / 1000, abs=0.15)
    json.dumps(told)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("nomor antrean", "nomor-antrean"),
        ("de pe em pe te es pe", "de-pe-em-pe-te-es-pe"),
        ("Café 2", "cafe-2"),
    ],
)
def test_files_are_named_by_their_words(said: str, name: str) -> None:
    assert file_name(said) == name


def test_recordings_are_checked_before_anybody_hears_them(tmp_path: Path) -> None:
    folder = tmp_path / "id"
    folder.mkdir()
    lines = [
        Line("id", name, name) for name in ("baik", "pelan", "pecah", "panjang", "hilang", "rusak", "kosong")
    ]
    soundfile.write(folder / "baik.wav", tone(), RATE)
    soundfile.write(folder / "pelan.wav", tone(loud=0.004), RATE)
    soundfile.write(folder / "pecah.wav", np.clip(tone(loud=3), -1, 1), RATE)
    soundfile.write(folder / "panjang.wav", tone(seconds=5), RATE)
    soundfile.write(folder / "kosong.wav", silence(20), RATE)
    (folder / "rusak.wav").write_bytes(b"not a sound")
    found = {fault.split(":")[0]: fault for fault in recordings.faults(tmp_path, lines)}
    assert "id/baik.wav" not in found
    assert "too quiet" in found["id/pelan.wav"]
    assert "clipped" in found["id/pecah.wav"]
    assert "too long" in found["id/panjang.wav"]
    assert "missing" in found["id/hilang"]
    assert "no sound file" in found["id/rusak.wav"]
    assert "id/kosong.wav" in found
