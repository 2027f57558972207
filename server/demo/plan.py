"""The day's visitors, decided beforehand from the seed: who comes when, for what, and what happens to them.

Pure: times are seconds of the hall's clock since the doors opened.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from server.demo import demand

HOUR = 3600.0
MINUTE = 60.0
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Service:
    """What a visitor may come for."""

    code: str
    agency: str
    minutes: float


@dataclass(frozen=True, slots=True)
class Agency:
    """A tenant of the hall with what it offers and how many counters it has."""

    code: str
    services: tuple[Service, ...]
    counters: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Away from the counter, or a ticket set aside: for how long, and why."""

    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class SentOn:
    """A transfer, with the service the visitor needs next."""

    service: Service
    serves_s: float
    note: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person's stay as fate has it."""

    arrives_s: float
    service: Service
    priority: bool
    language: str
    kiosk_s: float
    walks_s: float
    serves_s: float
    patience_s: float
    phone: bool = False
    comes: bool = True
    hears_late: bool = False
    back_after_s: float | None = None
    set_aside: Pause | None = None
    sent_on: SentOn | None = None


def visitors(agencies: Sequence[Agency], hours: float, seed: int) -> list[Visitor]:
    """Everybody who comes in the first ``hours`` of the day, in the order of their coming."""
    by_code = {service.code: service for agency in agencies for service in agency.services}
    coming = []
    for agency in agencies:
        # A stream of its own for each agency: a changed agency leaves the others' visitors as they were.
        rng = Random(f"{seed}:{agency.code}")  # noqa: S311 - dice, not secrets
        if agency.services:
            coming += [_visitor(rng, at, agency, by_code) for at in arrivals(rng, expected(agency), hours)]
    return sorted(coming, key=lambda visitor: visitor.arrives_s)


def stranger(rng: Random, service: str, agency: str) -> Visitor:
    """A real person who has taken a number in the demo's hall: they come, and are served in a few minutes."""
    serves_s = lognormal(rng, 5 * MINUTE, demand.SERVICE_TIME_CV)
    walks_s = rng.uniform(20, 60)
    return Visitor(0.0, Service(service, agency, 5), False, "id", 0.0, walks_s, serves_s, patience_s=math.inf)


def arrivals(rng: Random, per_day: float, hours: float) -> Iterator[float]:
    """Moments of arrival: a Poisson stream at the day's highest rate, thinned to the rate of the moment."""
    peak = max(rate(at, per_day) for at in _steps())
    at = 0.0
    while peak > 0:
        at += rng.expovariate(peak)
        if at >= hours * HOUR:
            return
        if rng.random() * peak < rate(at, per_day):
            yield at


def rate(at: float, per_day: float) -> float:
    """Visitors a second, ``at`` seconds after the doors have opened."""
    hour = demand.OPENS_HOUR + math.floor(at / HOUR)
    share = demand.SHARE_BY_HOUR.get(hour, 0.0)
    if hour > demand.OPENS_HOUR:
        return per_day * share / HOUR
    first = per_day * demand.AT_THE_DOOR_SHARE / demand.AT_THE_DOOR_S if at < demand.AT_THE_DOOR_S else 0.0
    return first + per_day * (share - demand.AT_THE_DOOR_SHARE) / HOUR


def load(agency: Agency, hour: int) -> float:
    """How many counters the agency needs in the day's ``hour``-th hour (from 0) for those who then come."""
    come = expected(agency) * demand.SHARE_BY_HOUR.get(demand.OPENS_HOUR + hour, 0.0)
    weights = [_weight(service) for service in agency.services]
    total = sum(weight * service.minutes for weight, service in zip(weights, agency.services, strict=True))
    return come * (total / max(sum(weights), 1) + demand.AROUND_SERVICE_MIN) / 60


def expected(agency: Agency) -> float:
    """Visitors of the played day."""
    return demand.BUSY * demand.PER_DAY.get(agency.code, demand.PER_COUNTER * agency.counters)


def lognormal(rng: Random, mean: float, cv: float) -> float:
    """A lognormal time with this mean and this standard deviation over mean."""
    variance = math.log(1 + cv * cv)
    return rng.lognormvariate(math.log(mean) - variance / 2, math.sqrt(variance))


def _steps() -> list[float]:
    return [0.0, demand.AT_THE_DOOR_S, *((hour - demand.OPENS_HOUR) * HOUR for hour in demand.SHARE_BY_HOUR)]


def _visitor(rng: Random, at: float, agency: Agency, by_code: Mapping[str, Service]) -> Visitor:
    service = rng.choices(agency.services, [_weight(each) for each in agency.services])[0]
    comes = rng.random() >= demand.NO_SHOW_SHARE
    turn = rng.random()
    return Visitor(
        arrives_s=at,
        service=service,
        priority=rng.random() < demand.PRIORITY_SHARE,
        language=_pick(rng, demand.LANGUAGES),
        kiosk_s=rng.uniform(10, 25),
        walks_s=rng.uniform(20, 60),
        serves_s=_serves(rng, service),
        patience_s=_patience_s(rng),
        phone=rng.random() < demand.PHONE_SHARE,
        comes=comes,
        hears_late=rng.random() < demand.HEARS_LATE_SHARE,
        back_after_s=rng.uniform(3, 15) * MINUTE
        if not comes and rng.random() < demand.COMES_BACK_SHARE
        else None,
        set_aside=_set_aside(rng) if turn < demand.PARK_SHARE else None,
        sent_on=_sent_on(rng, service, agency, by_code) if turn > 1 - demand.TRANSFER_SHARE else None,
    )


def _patience_s(rng: Random) -> float:
    span = demand.IMPATIENT_MIN if rng.random() < demand.IMPATIENT_SHARE else demand.PATIENT_MIN
    return rng.uniform(*span) * MINUTE


def _set_aside(rng: Random) -> Pause:
    return Pause(rng.uniform(8, 20) * MINUTE, rng.choice(demand.PARK_REASONS))


def _sent_on(rng: Random, service: Service, agency: Agency, by_code: Mapping[str, Service]) -> SentOn | None:
    there = [by_code[code] for code in demand.GO_ON_TO.get(agency.code, ()) if code in by_code]
    here = [each for each in agency.services if each != service]
    choices = there if there and rng.random() < 0.5 else here or there
    if not choices:
        return None
    to = rng.choice(choices)
    return SentOn(to, _serves(rng, to), rng.choice(demand.TRANSFER_NOTES))


def _serves(rng: Random, service: Service) -> float:
    return lognormal(rng, service.minutes * MINUTE, demand.SERVICE_TIME_CV)


def _weight(service: Service) -> int:
    return demand.POPULAR_WEIGHT if service.code in demand.POPULAR else 1


def _pick(rng: Random, shares: Mapping[Thing, float]) -> Thing:
    return rng.choices(list(shares), list(shares.values()))[0]
