"""What a manager should look at, and above all what is a normal day."""

from __future__ import annotations

import random

from server.domain import patterns
from server.domain.patterns import MINUTE, SECOND, Act, Deed, Kind, Taken, Who, find

KIOSK, OTHER_KIOSK = Who("kiosk", "Kios pintu utama"), Who("kiosk", "Kios timur")
OFFICER, PHONE, VISITOR = Who("staff", "Bu Sari"), Who("phone", "phone"), Who("visitor", "visitor")
MORNING = 8 * 3600 * SECOND


def numbers(
    times: list[float],
    *,
    source: Who = KIOSK,
    agency: str = "C",
    used: bool | None = True,
    exact: bool = True,
    first: int = 1,
) -> list[Taken]:
    """Numbers of one agency, taken so many seconds after eight."""
    return [
        Taken(f"{agency}-{first + nth:03d}", agency, source, MORNING + round(s * SECOND), used, exact)
        for nth, s in enumerate(times)
    ]


def done(deed: Deed, taken: list[Taken], times: list[float], who: Who = VISITOR) -> list[Act]:
    """The same done with each of these numbers, at these seconds after eight."""
    pairs = zip(taken, times, strict=True)
    return [Act(deed, each.number, who, MORNING + round(s * SECOND)) for each, s in pairs]


def kinds(taken: list[Taken], acts: list[Act] | None = None) -> list[Kind]:
    return [finding.kind for finding in find(taken, acts or [])]


def test_a_hand_that_takes_number_after_number_is_seen_once_from_first_to_last() -> None:
    taken = numbers([600 + 7 * nth for nth in range(11)])
    (seen,) = find(taken, [])
    assert (seen.kind, seen.who, seen.agency, seen.count) == (Kind.BURST, KIOSK, "C", 11)
    assert (seen.first, seen.last) == (taken[0].at, taken[-1].at)
    assert seen.numbers == tuple(each.number for each in taken)


def test_two_hauls_of_one_morning_are_two_findings() -> None:
    taken = numbers([*range(0, 60, 10), *range(3600, 3660, 10)])
    assert [seen.count for seen in find(taken, [])] == [6, 6]


def test_a_family_of_five_is_no_burst_and_neither_are_people_one_after_the_other() -> None:
    assert kinds(numbers([0, 9, 18, 27, 36])) == []
    assert kinds(numbers([13 * nth for nth in range(60)])) == []


def test_a_crowd_that_spreads_over_agencies_and_kiosks_is_no_burst() -> None:
    here, there = numbers([0, 5, 10, 15]), numbers([2, 7, 12, 17], source=OTHER_KIOSK, first=11)
    elsewhere = numbers([1, 6, 11, 16], agency="R")
    assert kinds([*here, *there, *elsewhere]) == []


def test_phones_take_numbers_side_by_side() -> None:
    assert kinds(numbers([0] * 30, source=PHONE)) == []


def test_times_that_were_reckoned_afterwards_prove_no_burst() -> None:
    assert kinds(numbers([0] * 30, exact=False)) == []


def haul(gone: int, came: int = 0, used_elsewhere: list[bool] | None = None) -> list[Taken]:
    """Ten numbers in a stretch, and what else came of the day elsewhere."""
    lost = numbers([60 * nth for nth in range(gone)], used=False)
    kept = numbers([60 * nth for nth in range(gone, gone + came)], first=gone + 1)
    rest = [
        Taken(f"R-{nth:03d}", "R", OTHER_KIOSK, MORNING + nth * 10 * MINUTE, used)
        for nth, used in enumerate(used_elsewhere or [])
    ]
    return [*lost, *kept, *rest]


def test_a_stretch_of_numbers_that_hardly_anybody_came_with_is_seen() -> None:
    (seen,) = find(haul(8, 2), [])
    assert (seen.kind, seen.who, seen.agency, seen.count, seen.of) == (Kind.UNUSED, KIOSK, "C", 8, 10)
    assert seen.numbers == tuple(f"C-{nth:03d}" for nth in range(1, 9))
    assert kinds(haul(7, 3)) == []


def test_overlapping_stretches_are_one() -> None:
    (seen,) = find(haul(13, 2), [])
    assert (seen.count, seen.of) == (13, 15)


def test_on_a_day_when_half_of_the_numbers_stay_unused_that_is_not_unusual() -> None:
    half = [True, False] * 50
    assert kinds(haul(9, 1, half)) == []
    assert kinds(haul(10, 0, half)) == [Kind.UNUSED]


def test_ten_numbers_of_a_whole_slow_morning_are_no_stretch() -> None:
    assert kinds(numbers([300 * nth for nth in range(10)], used=False)) == []


def test_who_still_waits_has_not_stayed_away() -> None:
    assert kinds(numbers([60 * nth for nth in range(12)], used=None)) == []


def test_copies_and_voids_and_choices_of_one_hand_are_counted() -> None:
    taken = numbers([60 * nth for nth in range(10)])
    hourly = [1800.0 * nth for nth in range(8)]
    for deed, kind, least in (
        (Deed.REPRINT, Kind.REPRINTS, 6),
        (Deed.CANCEL, Kind.CANCELS, 8),
        (Deed.EARLY, Kind.EARLY, 6),
    ):
        (seen,) = find(taken, done(deed, taken[:least], hourly[:least], OFFICER))
        assert (seen.kind, seen.who, seen.agency, seen.count) == (kind, OFFICER, None, least)
        assert kinds(taken, done(deed, taken[: least - 1], hourly[: least - 1], OFFICER)) == []


def test_a_kiosk_that_prints_one_slip_over_and_over_is_seen_with_that_one_number() -> None:
    one = numbers([0])
    (seen,) = find(one, done(Deed.REPRINT, one * 5, [0, 60, 120, 600, 700], KIOSK))
    assert (seen.kind, seen.count, seen.numbers) == (Kind.REPRINTS, 5, ("C-001",))
    assert kinds(one, done(Deed.REPRINT, one * 5, [0, 1800, 3600, 5400, 7200], KIOSK)) == []


def test_what_visitors_give_back_on_their_own_phones_counts_for_nobody() -> None:
    taken = numbers([300 * nth for nth in range(20)])
    assert kinds(taken, done(Deed.CANCEL, taken, [300.0 * nth + 30 for nth in range(20)])) == []


def test_slips_that_were_taken_in_one_go_and_are_shown_in_one_go_are_one_hand() -> None:
    taken = numbers([0, 30, 60, 90, 300])
    for deed in (Deed.PUSH_BACK, Deed.RETURN, Deed.PARK, Deed.CANCEL):
        (seen,) = find(taken, done(deed, taken, [3600, 3610, 3620, 3630, 3640]))
        assert (seen.kind, seen.deed, seen.who, seen.agency) == (Kind.TOGETHER, deed, KIOSK, "C")
        assert (seen.count, seen.numbers) == (5, tuple(each.number for each in taken))
        assert (seen.first, seen.last) == (MORNING + 3600 * SECOND, MORNING + 3640 * SECOND)


def test_one_number_that_is_put_back_again_and_again_is_one_slip() -> None:
    taken = numbers([0, 30, 60, 90])
    acts = done(Deed.PUSH_BACK, [*taken, *taken], [3600.0 + nth for nth in range(8)])
    assert kinds(taken, acts) == []


def test_strangers_who_come_back_in_the_same_minutes_are_no_hand() -> None:
    taken = numbers([0, 700, 1400, 2100, 2800])
    assert kinds(taken, done(Deed.RETURN, taken, [7200, 7210, 7220, 7230, 7240])) == []
    assert kinds(taken[:4], done(Deed.RETURN, taken, [7200, 7210, 7220, 7230, 7240])) == []


def test_whatever_is_found_stands_in_the_order_of_the_day() -> None:
    late = numbers([3600 + 5 * nth for nth in range(6)], agency="R")
    early = numbers([5 * nth for nth in range(6)])
    assert [seen.agency for seen in find([*late, *early], [])] == ["C", "R"]


def test_three_months_of_normal_days_raise_at_most_one_alarm() -> None:
    """430 numbers a day at three kiosks, a third of them in the first hour, families, one in six unused."""
    chance = random.Random(5)
    assert len([seen for _ in range(60) for seen in find(*_normal_day(chance))]) <= 1


def _normal_day(chance: random.Random) -> tuple[list[Taken], list[Act]]:
    taken: list[Taken] = []
    free_at = dict.fromkeys(("Kios 1", "Kios 2", "Kios 3"), 0.0)
    for came in sorted(chance.triangular(0, 7 * 3600, 0) for _ in range(290)):
        name = min(free_at, key=lambda each: free_at[each])
        at = max(came, free_at[name])
        agency = chance.choices("CRZJKS", [30, 20, 15, 15, 10, 10])[0]
        for _ in range(chance.choice([1, 1, 1, 1, 2, 3])):
            at += chance.uniform(8, 30)
            used = chance.random() > 1 / 6
            moment = MORNING + round(at * SECOND)
            taken.append(Taken(f"{agency}-{len(taken):03d}", agency, Who("kiosk", name), moment, used))
        free_at[name] = at + chance.uniform(5, 15)
    officers = [Who("staff", f"Petugas {nth}") for nth in range(20)]
    deeds = [Deed.CANCEL] * 25 + [Deed.EARLY] * 15 + [Deed.REPRINT] * 4
    acts = [
        Act(deed, each.number, chance.choice(officers), each.at + 30 * MINUTE)
        for deed, each in zip(deeds, chance.sample(taken, len(deeds)), strict=True)
    ]
    unready = chance.sample(taken, 40)
    acts += [Act(Deed.PUSH_BACK, each.number, VISITOR, each.at + 40 * MINUTE) for each in unready]
    return taken, acts


def test_every_kind_of_deed_that_is_counted_has_a_name() -> None:
    assert {deed for deed, _who in patterns.OFTEN} == set(patterns.KIND_OF)
