"""How loud, in which language and with which words a zone speaks."""

from __future__ import annotations

from datetime import time

import pytest
from pydantic import ValidationError

from server.voice_settings import QuietHours, VoiceSettings, ZoneVoice

LUNCH = QuietHours(start="12:00", end="13:00", volume=0.4)
NIGHT = QuietHours(start="21:00", end="06:00", volume=0.1)


def test_a_hall_is_quieter_at_its_quiet_hours_and_at_no_other() -> None:
    voice = VoiceSettings(volume=0.8, quiet=[LUNCH])
    assert voice.volume_at("A", time(11, 59)) == 0.8
    assert voice.volume_at("A", time(12, 0)) == 0.4
    assert voice.volume_at("A", time(13, 0)) == 0.8


@pytest.mark.parametrize(
    ("at", "volume"), [(time(20, 59), 1.0), (time(23, 0), 0.1), (time(5, 59), 0.1), (time(6, 0), 1.0)]
)
def test_quiet_hours_go_on_over_midnight(at: time, volume: float) -> None:
    assert VoiceSettings(quiet=[NIGHT]).volume_at(None, at) == volume


def test_quiet_hours_make_no_zone_louder_than_it_is() -> None:
    voice = VoiceSettings(quiet=[LUNCH], zones={"B": ZoneVoice(volume=0.2)})
    assert voice.volume_at("B", time(12, 30)) == 0.2
    assert voice.volume_at("A", time(12, 30)) == 0.4


def test_a_zone_speaks_otherwise_than_the_hall_where_it_says_so() -> None:
    voice = VoiceSettings(
        speak=["id"], zones={"B": ZoneVoice(speak=["id", "jv"], name_agency=True), "C": ZoneVoice()}
    )
    assert [voice.languages_of(zone) for zone in (None, "B", "C")] == [("id",), ("id", "jv"), ("id",)]
    assert [voice.names_agency(zone) for zone in (None, "B", "C")] == [False, True, False]
    assert VoiceSettings(zones={"B": ZoneVoice(speak="ticket")}, speak=["en"]).languages_of("B") == ()


@pytest.mark.parametrize("wrong", [{"volume": 1.2}, {"speak": []}, {"speak": ["fr"]}, {"loud": True}])
def test_a_voice_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        VoiceSettings.model_validate(wrong)


def test_quiet_hours_without_an_end_are_refused() -> None:
    with pytest.raises(ValidationError, match="end at another time"):
        QuietHours(start="12:00", end="12:00", volume=0.5)
