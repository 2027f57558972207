"""The ``voice:`` part of ``config.yaml``: how the loudspeakers speak."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Language = Literal["id", "jv", "en"]
Volume = Annotated[float, Field(ge=0, le=1)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["12:00"])]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuietHours(_Strict):
    """From ``start`` until ``end`` (wall clock, also across midnight) the voice is only so loud."""

    start: Clock
    end: Clock
    volume: Volume

    @model_validator(mode="after")
    def _takes_some_time(self) -> Self:
        if self.start == self.end:
            raise ValueError("quiet hours must end at another time than they start")
        return self

    def hold(self, now: time) -> bool:
        """Whether ``now`` lies in them."""
        start, end = time.fromisoformat(self.start), time.fromisoformat(self.end)
        return start <= now < end if start < end else now >= start or now < end


class ZoneVoice(_Strict):
    """What one zone does otherwise; what is left out is as in the whole hall."""

    speak: Literal["ticket"] | list[Language] | None = None
    volume: Volume | None = None
    name_agency: bool | None = None


class VoiceSettings(_Strict):
    """One voice for each zone; the zone's screen with its sound on is the loudspeaker."""

    # false: screens only ring, the sentence is shown as text.
    enabled: bool = True
    # "ticket": each visitor in the language of the ticket; or a list: everybody in these, in this order.
    speak: Literal["ticket"] | Annotated[list[Language], Field(min_length=1, max_length=3)] = "ticket"
    volume: Volume = 1.0
    # Say the agency before the number.
    name_agency: bool = False
    quiet: list[QuietHours] = []
    # Folder with recorded words, id/nomor-antrean.wav ...; `antrean voice script` lists them.
    recordings: str = ""
    # The engine's voice for each language. No engine has Javanese: it is read with Indonesian sounds.
    voices: dict[Language, str] = {"id": "id", "jv": "id", "en": "en"}
    zones: dict[str, ZoneVoice] = {}

    def languages_of(self, zone: str | None) -> tuple[str, ...]:
        """The languages of a zone's calls; none: the ticket's own."""
        own = self.zones.get(zone or "")
        speak = self.speak if own is None or own.speak is None else own.speak
        return () if speak == "ticket" else tuple(speak)

    def names_agency(self, zone: str | None) -> bool:
        """Whether the zone's voice names the agency."""
        own = self.zones.get(zone or "")
        return self.name_agency if own is None or own.name_agency is None else own.name_agency

    def volume_at(self, zone: str | None, now: time) -> float:
        """How loud the zone's voice is at ``now``, 0 to 1."""
        own = self.zones.get(zone or "")
        usual = self.volume if own is None or own.volume is None else own.volume
        return min([usual, *(quiet.volume for quiet in self.quiet if quiet.hold(now))])
