"""The catalogue as the running server uses it: read once per version, then plain objects by id and code."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from server.domain.assignment import Policy
from server.domain.opening import Calendar
from server.hours_model import Holiday, Hours


@dataclass(frozen=True, slots=True)
class BranchView:
    """The hall."""

    id: int
    code: str
    name: str
    short_name: str
    address: str
    timezone: str
    complaints: str | None

    @property
    def zone(self) -> ZoneInfo:
        """The hall's time zone (zoneinfo keeps one object of each)."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class ZoneView:
    """A part of the hall."""

    id: int
    code: str
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a visitor comes for."""

    id: int
    code: str
    name: str
    agency_id: int
    docs: tuple[str, ...]
    fee_idr: int | None
    sla: str | None
    procedure: tuple[str, ...]
    product: str | None
    complaints: str | None
    minutes: int
    daily_quota: int | None
    outcomes: tuple[str, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class AgencyView:
    """A tenant of the hall, with its services in order."""

    id: int
    code: str
    slug: str
    name: str
    short: str
    spoken: str
    zone: ZoneView
    daily_quota: int | None
    policy: Policy
    complaints: str | None
    closed_because: str | None
    services: tuple[ServiceView, ...]
    active: bool

    @property
    def mean_minutes(self) -> float:
        """Mean service time at the counter over the agency's services, in minutes."""
        return sum(service.minutes for service in self.services) / max(len(self.services), 1)


@dataclass(frozen=True, slots=True)
class CounterView:
    """A place where visitors are served, with its work profile."""

    id: int
    code: str
    name: str
    agency_id: int
    zone: ZoneView
    ranks: dict[int, int]  # service id -> rank (1 is first)
    active: bool

    def covers(self, service_id: int) -> bool:
        """Whether the work profile holds the service."""
        return service_id in self.ranks


@dataclass(frozen=True, slots=True)
class Situation:
    """A visitor's own words for a need, and the services that help."""

    code: str
    words: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """One version of the whole catalogue.

    The lists and the lookups by code hold what is offered today; the lookups by id also know what
    was taken out, because yesterday's tickets still name it.
    """

    version: int
    branch: BranchView
    zones: tuple[ZoneView, ...]
    agencies: tuple[AgencyView, ...]
    counters: tuple[CounterView, ...]
    situations: tuple[Situation, ...]
    hours: Hours
    holidays: tuple[Holiday, ...]
    calendar: Calendar
    agency_by_id: dict[int, AgencyView] = field(repr=False)
    agency_by_code: dict[str, AgencyView] = field(repr=False)
    service_by_id: dict[int, ServiceView] = field(repr=False)
    service_by_code: dict[str, ServiceView] = field(repr=False)
    counter_by_id: dict[int, CounterView] = field(repr=False)
    counter_by_code: dict[str, CounterView] = field(repr=False)
    zone_by_code: dict[str, ZoneView] = field(repr=False)
    zone_names: dict[str, str] = field(repr=False)

    def agency_of(self, service: ServiceView) -> AgencyView:
        """The agency that offers ``service``."""
        return self.agency_by_id[service.agency_id]

    def complaints_about(self, service: ServiceView) -> str | None:
        """Where to complain about ``service``: its own channel, else its agency's, else the hall's."""
        return service.complaints or self.agency_of(service).complaints or self.branch.complaints
