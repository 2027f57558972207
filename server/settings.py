"""``config.yaml`` as one strict, documented model.

A typo, an unknown key or a wrong value is refused at the start, with file, line, key and what to
write instead. ``DATABASE_URL`` and ``REDIS_URL`` in the environment win over the file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from printers.model import PrinterConfig
from server import survey
from server.catalogue_model import Branch, Catalogue
from server.display_model import Displays
from server.domain.bands import Partition
from server.hours_model import Hours
from server.problems import Problem
from server.settings_faults import PartError, fault_of
from server.voice_settings import VoiceSettings
from server.yaml_file import ConfigError, YamlFile

TEXTS = Path(__file__).parent.parent / "kiosk" / "texts"
"""Whose text is here, the kiosk speaks: ``xx.ftl`` for the language ``xx``."""


def spoken_at_the_kiosk() -> list[str]:
    """The languages that have a text file (the phone page's own are ``phone.xx.ftl``)."""
    return sorted(path.stem for path in TEXTS.glob("*.ftl") if "." not in path.stem)


def _has_a_text(code: str) -> str:
    known = spoken_at_the_kiosk()
    if code not in known:
        raise ValueError(f"there is no kiosk/texts/{code}.ftl; write one of: {', '.join(known)}")
    return code


Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$"), AfterValidator(_has_a_text)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ServerSettings(_Strict):
    """Where the server listens and how others reach it."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    # What the QR on the slip begins with, for example http://192.168.1.10:8000; empty: the address
    # under which the kiosk reached the server.
    public_url: Annotated[
        str, StringConstraints(pattern=r"^(https?://[^/\s]+)?$"), Field(examples=["http://192.168.1.10:8000"])
    ] = ""
    # So many reverse proxies of your own stand before the server (TLS of a province): what they say of the
    # caller's address, host and scheme is believed.
    proxies: Annotated[int, Field(ge=0, le=3)] = 0
    # The hall's Wi-Fi, printed on the slip so that a visitor can follow the queue by phone.
    wifi: str = ""


class DatabaseSettings(_Strict):
    """Empty ``url``: embedded SQLite in the data folder. ``redis_url`` joins several server processes."""

    url: Annotated[
        str,
        StringConstraints(pattern=r"^((postgresql|postgres|sqlite)(\+\w+)?://.+)?$"),
        Field(examples=["postgresql://user:password@host/name"]),
    ] = ""
    redis_url: Annotated[
        str,
        StringConstraints(pattern=r"^(rediss?://.+|unix://.+)?$"),
        Field(examples=["redis://host:6379/0"]),
    ] = ""


class LanguageSettings(_Strict):
    """Languages of kiosk, slip, screens and voice. A further one needs a text file: see docs/languages.md."""

    default: Language = "id"
    offered: Annotated[list[Language], Field(min_length=1)] = ["id", "jv", "en"]

    @model_validator(mode="after")
    def _default_is_offered(self) -> Self:
        if self.default not in self.offered:
            raise ValueError(f"the default language {self.default!r} must be one of the offered ones")
        return self

    def known(self, language: str) -> str:
        """``language``, or the default one where it is not offered (any more)."""
        return language if language in self.offered else self.default

    def checked(self, language: str | None) -> str:
        """``language``, or the default one for None; raises ``unknown-language``."""
        if language is not None and language not in self.offered:
            raise Problem("unknown-language", f"offered are: {', '.join(self.offered)}")
        return language or self.default


class CallSettings(_Strict):
    """Rules around a call."""

    # Places behind which a visitor re-enters the queue after a missed call.
    return_places: Annotated[int, Field(ge=0, le=50)] = 3
    # Seconds in which the last move can be undone.
    undo_s: Annotated[int, Field(ge=0, le=60)] = 10
    # Seconds that must lie between two recalls of one visitor.
    recall_gap_s: Annotated[int, Field(ge=0, le=120)] = 5
    # How often a visitor must have been announced before "did not come" counts: seen on a screen, and heard
    # where a loudspeaker is. Without any screen nobody can tell, and nothing is asked.
    announced_before_no_show: Annotated[int, Field(ge=0, le=5)] = 1
    # Seconds after the last call in which that must succeed; then "did not come" counts, as not announced.
    announced_within_s: Annotated[int, Field(ge=5, le=600)] = 120
    # Recalls after which the console offers "no-show" as the next step.
    recalls_before_no_show: Annotated[int, Field(ge=0, le=10)] = 2
    # Seconds in which an officer's second "next" is taken for a double press; devices are not held to it.
    least_between_calls_s: Annotated[float, Field(ge=0, le=60)] = 1
    # Auto mode: seconds that the last visitor needs to leave before the next one is called.
    auto_grace_s: Annotated[int, Field(ge=0, le=120)] = 8
    # Minutes of waiting after which the officer's list marks a visitor as late.
    target_wait_min: Annotated[int, Field(ge=1, le=600)] = 30


class PaperSettings(_Strict):
    """Rules around slips."""

    # A slip that could not be printed for so long is no use any more: the visitor has gone on.
    expires_s: Annotated[int, Field(ge=10, le=600)] = 75
    # Minutes in which the kiosk that issued a ticket may print it again (on another printer), and how often;
    # afterwards an officer does.
    reprint_min: Annotated[int, Field(ge=0, le=60)] = 10
    reprints: Annotated[int, Field(ge=0, le=10)] = 3


class PhoneSettings(_Strict):
    """What visitors may do on their phones."""

    # A visitor who is not ready lets so many others go before, and so often.
    push_back_places: Annotated[int, Field(ge=1, le=20)] = 3
    push_backs: Annotated[int, Field(ge=0, le=10)] = 2
    # Numbers that one phone may take in a day by the code of a screen with layout: door; 0: no such numbers.
    door_tickets: Annotated[int, Field(ge=0, le=10)] = 2
    # Numbers that may be taken with one code, which is shown for a minute: a picture of it is worth little.
    door_tickets_per_code: Annotated[int, Field(ge=1, le=1000)] = 20
    # Numbers that may be taken at the door in an hour from one address of the network; 0: as many as people
    # like, where all phones of the hall's Wi-Fi come to the server from one address.
    door_tickets_per_address: Annotated[int, Field(ge=0, le=10_000)] = 60
    # Where the page of a visitor who was served leads to, for example the survey of the hall; empty: nowhere.
    # {agency} {service} {branch} {language} {date} in it are filled in: codes and the day, nothing of whom.
    survey_url: Annotated[
        str,
        StringConstraints(pattern=r"^(https?://[!-~]{1,200})?$"),
        AfterValidator(survey.checked),
        Field(examples=["http://192.168.1.20/survei"]),
    ] = ""


class DeviceSettings(_Strict):
    """Kiosks and displays."""

    # In a training hall, a kiosk or display opened on the server itself pairs without a code.
    trial_pairing: bool = True
    default_printer: str = ""
    pairing_code_minutes: Annotated[int, Field(ge=1, le=60)] = 10


class KioskSettings(_Strict):
    """Kiosks: how fast they give out numbers, and the machines that serve on while the server is gone."""

    # So many of them share 900 to 999 of each agency: of 4 each has 25 numbers. Change it after closing.
    bands: Annotated[int, Field(ge=1, le=20)] = 4
    # A second letter for each instead, for example KLMN: the second kiosk issues CL-001 to CL-999.
    letters: Annotated[str, StringConstraints(pattern=r"^[A-Z]*$"), Field(examples=["KLMN"])] = ""
    # Minutes that a kiosk goes on issuing without the server.
    offline_minutes: Annotated[int, Field(ge=0, le=720)] = 120
    # One kiosk gives out no more numbers in a minute: a hand that collects them to sell is quicker than
    # visitors are. 0: no limit. A training hall (hours.enforce: false) has none, so that load can be tried
    # there; neither is anything refused that a kiosk hands in which was cut off.
    tickets_per_minute: Annotated[int, Field(ge=0, le=1000)] = 30

    @model_validator(mode="after")
    def _a_letter_each(self) -> Self:
        if self.letters and (len(self.letters) != self.bands or len(set(self.letters)) != self.bands):
            raise PartError(("letters",), f"write {self.bands} different letters, one for each band")
        return self

    @property
    def partition(self) -> Partition:
        """How the numbers are shared out."""
        return Partition(self.bands, self.letters)


class StaffSettings(_Strict):
    """Officers' sessions."""

    session_hours: Annotated[int, Field(ge=1, le=24)] = 12
    # Creates one officer for each agency and a manager with known PINs on the first start.
    trial_accounts: bool = False


class Settings(_Strict):
    """The whole of ``config.yaml``."""

    server: ServerSettings = ServerSettings()
    database: DatabaseSettings = DatabaseSettings()
    branch: Branch
    hours: Hours
    languages: LanguageSettings = LanguageSettings()
    calls: CallSettings = CallSettings()
    voice: VoiceSettings = VoiceSettings()
    paper: PaperSettings = PaperSettings()
    printers: Annotated[list[PrinterConfig], Field(min_length=1)]
    phone: PhoneSettings = PhoneSettings()
    devices: DeviceSettings = DeviceSettings()
    kiosks: KioskSettings = KioskSettings()
    displays: Displays = Displays()
    staff: StaffSettings = StaffSettings()
    # Only read on the first start; afterwards the catalogue lives in the database.
    catalogue: Catalogue

    @model_validator(mode="after")
    def _printers_are_told_apart(self) -> Self:
        names = [printer.name for printer in self.printers]
        for nth, name in enumerate(names):
            if name in names[:nth]:
                raise PartError(("printers", nth, "name"), f"another printer is named {name!r} already")
        if self.devices.default_printer and self.devices.default_printer not in names:
            raise PartError(("devices", "default_printer"), f"write one of: {', '.join(names)}")
        return self

    @model_validator(mode="after")
    def _letters_of_kiosks_are_nobodys(self) -> Self:
        prefixes = {agency.prefix for agency in self.catalogue.agencies}
        for prefix, letter in self.kiosks.partition.collisions(prefixes):
            raise PartError(
                ("kiosks", "letters"), f"{prefix}{letter} is an agency's prefix; leave {letter} out"
            )
        return self

    @property
    def default_printer(self) -> str:
        """The printer of a kiosk that names none."""
        return self.devices.default_printer or self.printers[0].name

    @property
    def trial(self) -> bool:
        """Whether this is a training hall, in which opening hours do not hold."""
        return not self.hours.enforce


def load(path: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Read and check ``path``; raises :class:`ConfigError` that lists every fault at once."""
    env = os.environ if environment is None else environment
    file = YamlFile.read(path)
    content = dict(file.content)
    database = dict(content.get("database") or {})
    if env.get("DATABASE_URL"):
        database["url"] = env["DATABASE_URL"]
    if env.get("REDIS_URL"):
        database["redis_url"] = env["REDIS_URL"]
    if database:
        content["database"] = database
    try:
        return Settings.model_validate(content)
    except ValidationError as error:
        raise ConfigError(path, [fault_of(Settings, file, detail) for detail in error.errors()]) from None
