"""The catalogue as it stands in ``config.yaml`` and in ``antrean catalogue export``: checked plain data."""

from __future__ import annotations

from collections import Counter as Tally
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from server.domain.assignment import Policy, PolicyName
from server.domain.numbering import PREFIX_PATTERN
from server.hours_model import Holiday, Text

Prefix = Annotated[str, StringConstraints(pattern=PREFIX_PATTERN)]
ServiceCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}[0-9A-Z]{1,10}$")]
ZoneCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,4}$")]
Outcome = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

RHYMING = (frozenset("BP"), frozenset("TD"), frozenset("MN"), frozenset("FV"), frozenset("SX"))
"""Letters whose names sound alike over a loudspeaker (be-pe, te-de, em-en, ef-ve, es-eks)."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Branch(_Strict):
    """The hall itself."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{1,40}$")]
    name: Text
    short_name: Text
    address: str = ""
    timezone: str = "Asia/Jakarta"

    @model_validator(mode="after")
    def _zone_exists(self) -> Self:
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(
                f"timezone {self.timezone!r} is unknown; write for example Asia/Jakarta"
            ) from None
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The hall's time zone."""
        return ZoneInfo(self.timezone)


class Zone(_Strict):
    """A part of the hall: its screens and its one voice."""

    code: ZoneCode
    name: Text


class Service(_Strict):
    """What a visitor comes for, with the six parts of its service standard that must be published.

    They are UU 25/2009 article 21's as ordered by PermenPANRB 15/2014: persyaratan (``docs``), prosedur
    (``procedure``), jangka waktu (``sla``), biaya (``fee_idr``), produk (``product``), pengaduan
    (``complaints``; else the agency's, else the hall's). What an agency has not told stays empty: the
    kiosk then says to ask at the counter. ``minutes``: mean time at the counter, not until the document
    is ready.
    """

    code: ServiceCode
    name: Text
    minutes: Annotated[int, Field(ge=1, le=480)]
    docs: list[Text] = []
    fee_idr: Annotated[int, Field(ge=0, le=10**9)] | None = None
    sla: Text | None = None
    procedure: Annotated[list[Text], Field(max_length=8)] = []
    product: Text | None = None
    complaints: Text | None = None
    daily_quota: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    # What the officer is asked at the end, where the agency wants to know how it ended.
    outcomes: Annotated[list[Outcome], Field(max_length=8)] = []


class QueuePolicy(_Strict):
    """How an agency's queue is ordered: ``oq`` lets priority overtake within bounds, ``fifo`` never."""

    name: PolicyName = "oq"
    # Regular calls between two overtaking ones, and how often one regular visitor may be overtaken.
    m: Annotated[int, Field(ge=1, le=20)] = 1
    k: Annotated[int, Field(ge=0, le=100)] = 8

    def as_rule(self) -> Policy:
        """The same for the assignment."""
        return Policy(self.name, self.m, self.k)


class Agency(_Strict):
    """A tenant of the hall. ``counters`` of its own are named ``PREFIX1`` ... in the order of the file."""

    prefix: Prefix
    code: Slug
    name: Text
    short: Text
    spoken: str = ""
    zone: ZoneCode
    counters: Annotated[int, Field(ge=1, le=60)]
    daily_quota: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    policy: QueuePolicy = QueuePolicy()
    # Where to complain or suggest, for all its services that say nothing else.
    complaints: Text | None = None
    services: Annotated[list[Service], Field(min_length=1)]


class Situation(_Strict):
    """What happened to a visitor, in their own words, and the services that help."""

    code: Slug
    words: list[Text] = []
    services: Annotated[list[ServiceCode], Field(min_length=1)]


class Catalogue(_Strict):
    """Zones, agencies with their services and counters, holidays and situations.

    ``complaints`` is where visitors turn to about agencies that have named no channel of their own.
    """

    zones: Annotated[list[Zone], Field(min_length=1)]
    agencies: Annotated[list[Agency], Field(min_length=1)]
    holidays: list[Holiday] = []
    situations: list[Situation] = []
    complaints: Text | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        services = [service.code for agency in self.agencies for service in agency.services]
        for what, codes in (
            ("zone", [zone.code for zone in self.zones]),
            ("agency prefix", [agency.prefix for agency in self.agencies]),
            ("agency code", [agency.code for agency in self.agencies]),
            ("service", services),
            ("holiday", [str(holiday.date) for holiday in self.holidays]),
            ("situation", [situation.code for situation in self.situations]),
        ):
            twice = [code for code, count in Tally(codes).items() if count > 1]
            if twice:
                raise ValueError(f"{what} {', '.join(twice)} stands more than once")
        zones = {zone.code for zone in self.zones}
        for agency in self.agencies:
            if agency.zone not in zones:
                raise ValueError(
                    f"agency {agency.prefix} is in zone {agency.zone}, which is not in the list of zones"
                )
        unknown = {code for situation in self.situations for code in situation.services} - set(services)
        if unknown:
            raise ValueError(f"situations name unknown services: {', '.join(sorted(unknown))}")
        return self

    def warnings(self) -> list[str]:
        """What a manager should think about: prefixes that sound alike, what visitors are not told."""
        letters = {agency.prefix for agency in self.agencies}
        alike = [
            f"prefixes {' and '.join(sorted(pair))} sound alike over a loudspeaker"
            for pair in RHYMING
            if pair <= letters
        ]
        untold = self._untold()
        return [*alike, f"visitors have to ask at the counter for {untold}"] if untold else alike

    def _untold(self) -> str:
        """How many services leave out a part of their standard, part by part."""
        services = [service for agency in self.agencies for service in agency.services]
        missing = {
            "documents": sum(not service.docs for service in services),
            "steps": sum(not service.procedure for service in services),
            "fee": sum(service.fee_idr is None for service in services),
            "product": sum(not service.product for service in services),
        }
        return ", ".join(f"the {part} of {count} services" for part, count in missing.items() if count)
