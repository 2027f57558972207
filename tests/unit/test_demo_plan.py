"""The demo's day, as it is decided beforehand."""

from __future__ import annotations

import statistics
from collections import Counter
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from server.demo import demand, plan, rota
from server.demo.plan import HOUR, MINUTE, Agency, Service, Visitor

CONFIG = Path(__file__).parents[2] / "config.yaml"
SEEDS = st.integers(0, 10**6)
A_FEW = settings(max_examples=20, deadline=None)


def agency(code: str = "C", services: int = 5, counters: int = 4) -> Agency:
    return Agency(code, tuple(Service(f"{code}{n:02d}", code, 8) for n in range(1, services + 1)), counters)


def shipped() -> list[Agency]:
    catalogue = yaml.load(CONFIG.read_text(encoding="utf-8"), yaml.CSafeLoader)["catalogue"]
    return [
        Agency(
            each["prefix"],
            tuple(
                Service(service["code"], each["prefix"], service["minutes"]) for service in each["services"]
            ),
            each["counters"],
        )
        for each in catalogue["agencies"]
    ]


HALL = shipped()


def test_the_same_seed_plays_the_same_day_and_another_seed_another_one() -> None:
    assert plan.visitors(HALL, 8, seed=1) == plan.visitors(HALL, 8, seed=1)
    assert plan.visitors(HALL, 8, seed=1) != plan.visitors(HALL, 8, seed=2)


def test_an_agency_more_changes_nothing_for_the_others() -> None:
    before = plan.visitors([agency("C")], 8, seed=1)
    with_another = plan.visitors([agency("C"), agency("A")], 8, seed=1)
    assert [visitor for visitor in with_another if visitor.service.agency == "C"] == before


@A_FEW
@given(seed=SEEDS, hours=st.floats(0.1, 10))
def test_visitors_come_in_order_while_the_hall_gives_out_numbers(seed: int, hours: float) -> None:
    moments = [visitor.arrives_s for visitor in plan.visitors([agency()], hours, seed)]
    assert moments == sorted(moments)
    assert all(0 <= at < min(hours, 7) * HOUR for at in moments)


def test_as_many_come_in_each_hour_as_the_profile_says() -> None:
    days = 100
    rng = Random(1)
    hours = Counter(int(at // HOUR) for _ in range(days) for at in plan.arrivals(rng, 100, 8))
    for hour, share in demand.SHARE_BY_HOUR.items():
        assert hours[hour - demand.OPENS_HOUR] / days == pytest.approx(100 * share, rel=0.1)


def test_a_crowd_stands_before_the_door() -> None:
    first = [
        visitor for visitor in plan.visitors(HALL, 8, seed=1) if visitor.arrives_s < demand.AT_THE_DOOR_S
    ]
    all_day = sum(plan.expected(each) for each in HALL)
    assert len(first) == pytest.approx(all_day * (demand.AT_THE_DOOR_SHARE + 0.01), rel=0.35)


def test_service_times_have_the_mean_and_spread_of_the_field() -> None:
    rng = Random(1)
    times = [plan.lognormal(rng, 8 * MINUTE, demand.SERVICE_TIME_CV) for _ in range(10_000)]
    mean = statistics.fmean(times)
    assert mean == pytest.approx(8 * MINUTE, rel=0.03)
    assert statistics.stdev(times) / mean == pytest.approx(demand.SERVICE_TIME_CV, rel=0.06)


def test_the_shares_of_priority_absence_and_languages_come_out() -> None:
    people = [visitor for seed in range(10) for visitor in plan.visitors(HALL, 8, seed)]
    languages = Counter(visitor.language for visitor in people)

    def share(of: int) -> float:
        return of / len(people)

    assert share(sum(visitor.priority for visitor in people)) == pytest.approx(
        demand.PRIORITY_SHARE, abs=0.01
    )
    assert share(sum(not visitor.comes for visitor in people)) == pytest.approx(
        demand.NO_SHOW_SHARE, abs=0.01
    )
    assert {code: share(count) for code, count in languages.items()} == pytest.approx(
        demand.LANGUAGES, abs=0.02
    )


@A_FEW
@given(seed=SEEDS)
def test_only_the_absent_come_back_and_nobody_is_sent_on_to_where_they_are(seed: int) -> None:
    for visitor in plan.visitors(HALL, 2, seed):
        assert visitor.back_after_s is None or not visitor.comes
        assert visitor.sent_on is None or visitor.sent_on.service != visitor.service


def test_an_agency_that_the_table_does_not_know_has_visitors_too() -> None:
    assert len(plan.visitors([agency("NEW", counters=2)], 8, seed=1)) > 10


def test_an_agency_without_services_has_none() -> None:
    assert plan.visitors([agency("C", services=0)], 8, seed=1) == []


def test_a_hall_with_one_service_sends_nobody_on() -> None:
    assert all(visitor.sent_on is None for visitor in plan.visitors([agency("X", services=1)], 8, seed=1))


def test_a_real_person_in_the_demos_hall_is_served() -> None:
    visitor = plan.stranger(Random(1), "C02", "C")
    assert isinstance(visitor, Visitor)
    assert visitor.comes
    assert visitor.serves_s > 0


def test_the_shipped_hall_has_every_code_that_the_table_names() -> None:
    codes = {service.code for each in HALL for service in each.services}
    assert codes >= demand.POPULAR
    assert codes >= {code for targets in demand.GO_ON_TO.values() for code in targets}
    assert demand.PER_DAY.keys() == {each.code for each in HALL}
    assert sum(demand.PER_DAY.values()) == 430
    assert sum(demand.SHARE_BY_HOUR.values()) == pytest.approx(1)


def duties(hours: float = 8, seed: int = 1) -> list[rota.Duty]:
    counters = {each.code: [f"{each.code}{n}" for n in range(1, each.counters + 1)] for each in HALL}
    return rota.duties(HALL, counters, hours, seed)


@A_FEW
@given(seed=SEEDS, hours=st.floats(0.5, 10))
def test_every_agency_is_staffed_all_day_by_somebody(seed: int, hours: float) -> None:
    staffed = duties(hours, seed)
    for each in HALL:
        own = [duty for duty in staffed if duty.agency == each.code]
        assert 1 <= len(own) <= each.counters
        assert any(duty.closes_s == hours * HOUR and duty.opens_s < 10 * MINUTE for duty in own)


@A_FEW
@given(seed=SEEDS)
def test_at_noon_the_officers_of_an_agency_take_turns(seed: int) -> None:
    staffed = duties(8, seed)
    for each in HALL:
        own = [
            duty
            for duty in staffed
            if duty.agency == each.code and duty.opens_s < rota.NOON_S < duty.closes_s - HOUR
        ]
        away = Counter(at for duty in own for at, pause in duty.pauses if pause.reason == demand.BREAK_REASON)
        assert len(own) < 2 or max(away.values()) < len(own)


@A_FEW
@given(seed=SEEDS, hours=st.floats(0.5, 10))
def test_pauses_lie_within_the_shift_in_order(seed: int, hours: float) -> None:
    for duty in duties(hours, seed):
        moments = [at for at, _pause in duty.pauses]
        assert moments == sorted(moments)
        assert all(duty.opens_s < at < at + pause.seconds < duty.closes_s for at, pause in duty.pauses)
