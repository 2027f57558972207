"""The answers of the contract, as models: OpenAPI is made from them and tests hold answers to them."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

TicketState = Literal["waiting", "called", "serving", "parked", "served", "no_show", "cancelled", "expired"]
CounterStateName = Literal["closed", "open", "paused"]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="allow")


class Named(_Answer):
    """Code and name of an agency, service, counter or zone."""

    code: str
    name: str


class Estimate(_Answer):
    """Expected wait in whole minutes."""

    low_min: int
    high_min: int


class TicketAnswer(_Answer):
    """A ticket. ``ahead``, ``estimate`` and ``open_counters`` (which the estimate reckons with) are null
    unless it waits.
    """

    id: str
    number: str = Field(pattern=r"^[A-Z]{1,2}-[0-9]{3,}$")
    visit: str
    state: TicketState
    agency: Named
    service: Named
    priority: bool
    language: str
    zone: str
    issued_at: AwareDatetime
    called_at: AwareDatetime | None
    counter: Named | None
    recalls: int
    returned: bool
    paper: Literal["none", "queued", "sending", "done", "unknown", "failed", "expired"]
    paper_why: str | None = None
    ahead: int | None
    estimate: Estimate | None
    open_counters: int | None


class IssuedTicket(TicketAnswer):
    """A new ticket, with the address of its page: only the kiosk that issued it sees it."""

    url: str


class PassedOver(_Answer):
    """Somebody older who was not called, and the rule that says so."""

    number: str
    rule: str


class Why(_Answer):
    """Why this ticket was called, or (``code``) why none was."""

    code: str | None = None
    policy: str | None = None
    version: int | None = None
    candidates: int | None = None
    passed_over: list[PassedOver] | None = None


class CalledAnswer(_Answer):
    """The called ticket, or null when nobody waits."""

    ticket: TicketAnswer | None
    why: Why


class CounterState(_Answer):
    """A counter as its officer sees it."""

    counter: Named
    state: CounterStateName
    mode: Literal["pull", "auto"]
    ticket: TicketAnswer | None
    waiting: int


class WaitingAnswer(_Answer):
    """Who waits for a counter."""

    seq: int
    waiting: list[TicketAnswer]
    parked: list[TicketAnswer]
    no_shows: list[TicketAnswer]


class OutlookAnswer(_Answer):
    """Whether somebody who takes a number now is served today (``chance`` null: no hours hold), and the
    expected hour of the call, null while nobody can know it.
    """

    model_config = ConfigDict(extra="allow", populate_by_name=True)

    chance: Literal["will", "likely", "unlikely", "no"] | None
    first: AwareDatetime | None = Field(alias="from")
    last: AwareDatetime | None = Field(alias="to")


class ServiceAnswer(_Answer):
    """A service with the six published parts of its standard; what the agency has not told is empty."""

    code: str
    name: str
    agency: str
    docs: list[str]
    fee_idr: int | None
    sla: str | None
    procedure: list[str]
    product: str | None
    complaints: str | None
    minutes: int
    open: bool
    why: str | None
    opens_at: AwareDatetime | None
    outlook: OutlookAnswer
    # How many more numbers there are today, by quota and by time; null where no hours hold.
    left: int | None


class AgencyAnswer(_Answer):
    """An agency with its services."""

    code: str
    name: str
    short: str
    zone: str
    services: list[ServiceAnswer]


class CatalogueCounter(_Answer):
    """A counter and the services it covers."""

    code: str
    name: str
    agency: str
    zone: str
    services: list[str]
    state: CounterStateName


class CatalogueAnswer(_Answer):
    """Everything that a kiosk offers."""

    seq: int
    open: bool
    zones: list[Named]
    agencies: list[AgencyAnswer]
    counters: list[CatalogueCounter]


class BoardRow(_Answer):
    """A call on the board."""

    number: str
    agency: Named
    counter: Named
    state: TicketState
    called_at: AwareDatetime
    recalls: int


class BoardAnswer(_Answer):
    """What a lobby screen shows."""

    seq: int
    now: AwareDatetime
    now_serving: list[BoardRow]
    recent_calls: list[BoardRow]
    waiting: dict[str, int]


class QueueAnswer(_Answer):
    """The waiting numbers of an agency, the next one first."""

    seq: int
    agency: str
    waiting: int
    numbers: list[str]


class WrongScreen(_Answer):
    """``what`` (screen, layout, zone, agency, counter) is not ``code``; ``known`` may be written instead."""

    what: str
    code: str
    known: list[str]


class ScreenAnswer(_Answer):
    """Which screen a display is. ``zone`` null: of the whole hall. ``wrong``: it cannot be shown."""

    device: str | None
    name: str
    layout: Literal["calls", "grid", "agency", "counter", "media", "door"]
    zone: str | None
    agency: str | None
    counter: str | None
    theme: Literal["light", "dark"]
    language: str
    flash: bool
    page: str
    ticker: dict[str, str]
    wrong: WrongScreen | None


class DoorAnswer(_Answer):
    """The code at the door: address, picture, seconds until the next one; null where the hall offers none."""

    url: str | None
    qr: str | None
    changes_in_s: float | None
    wifi: str


class EventAnswer(_Answer):
    """One committed change."""

    seq: int
    branch: str
    type: str
    at: AwareDatetime
    actor: str
    data: dict[str, object]


class EventsAnswer(_Answer):
    """A stretch of the branch's events."""

    events: list[EventAnswer]
    last: int
    head: int


class ProblemAnswer(_Answer):
    """RFC 9457 problem; ``message`` can be shown to a person."""

    type: str
    title: str
    status: int
    detail: str
    message: dict[str, str]
