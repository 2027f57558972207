"""A day's log is read by somebody who trusts nothing: each false claim in it is found."""

from __future__ import annotations

from typing import Any

from server.domain import chain
from server.domain.review import Review

Event = dict[str, Any]
OQ = {"policy": "oq", "version": 1, "parameters": {"m": 1, "k": 8}, "candidates": 9}


class Log:
    """Writes events as the server would, true or false."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.states: dict[str, str | None] = {}

    def add(self, type_: str, number: str, state: str, **told: Any) -> Log:
        ticket = {
            "id": number,
            "number": number,
            "visit": told.pop("visit", number),
            "state": state,
            "agency": {"code": "C"},
            "service": {"code": "C01"},
            "priority": number.startswith("P"),
        }
        reason = told.pop("reason", None)
        data = {"ticket": ticket, "from": self.states.get(number), **told}
        self.states[number] = state
        seq = len(self.events) + 1
        told_at = {"seq": seq, "at": 10 * seq, "type": type_, "actor": "token:x"}
        self.events.append({**told_at, "data": data, "reason": reason})
        return self

    def came(self, *numbers: str) -> Log:
        for number in numbers:
            self.add("ticket.issued", number, "waiting")
        return self

    def called(self, number: str, *passed: tuple[str, str], **why: Any) -> Log:
        reason = why.pop("reason", None)
        passed_over = [{"number": other, "rule": rule} for other, rule in passed]
        why = {**OQ, "passed_over": passed_over, **why}
        return self.add("ticket.called", number, "called", why=why, reason=reason)

    def review(self) -> Review:
        return Review().read(self.events)


def rules(review: Review) -> list[tuple[str, str, str | None]]:
    return [(each.number, each.passed, each.rule) for each in review.overtakings]


def test_a_quiet_morning_needs_no_explanation() -> None:
    review = Log().came("R1", "R2").called("R1").called("R2").review()
    assert (review.calls, review.overtakings, review.faults) == (2, [], [])


def test_a_priority_visitor_who_overtakes_is_explained() -> None:
    review = Log().came("R1", "P2").called("P2", ("R1", "priority-overtakes")).review()
    assert rules(review) == [("P2", "R1", "priority-overtakes")]
    assert review.overtakings[0].why == "oq v1 (m=1, k=8)"


def test_two_overtakings_in_a_row_are_not() -> None:
    log = Log().came("R1", "P2", "P3").called("P2", ("R1", "priority-overtakes"))
    assert rules(log.called("P3", ("R1", "priority-overtakes")).review())[1] == ("P3", "R1", None)


def test_a_regular_call_between_them_makes_it_right() -> None:
    log = (
        Log()
        .came("R1", "R2", "P3", "P4")
        .called("P3", ("R1", "priority-overtakes"), ("R2", "priority-overtakes"))
    )
    log.called("R1").called("P4", ("R2", "priority-overtakes"))
    assert log.review().unexplained == []


def test_nobody_is_overtaken_more_often_than_the_policy_says() -> None:
    once = {"parameters": {"m": 1, "k": 1}}
    log = Log().came("R1", "R2", "P3", "P4")
    log.called("P3", ("R1", "priority-overtakes"), ("R2", "priority-overtakes"), **once).called("R1", **once)
    assert log.called("P4", ("R2", "priority-overtakes"), **once).review().unexplained[0].passed == "R2"


def test_an_undone_overtaking_has_not_been() -> None:
    log = Log().came("R1", "P2", "P3").called("P2", ("R1", "priority-overtakes"))
    log.add("ticket.undone", "P2", "waiting", undone="ticket.called")
    log.called("P2", ("R1", "priority-overtakes"))
    review = log.review()
    assert (review.calls, review.unexplained, review.faults) == (1, [], [])


def test_a_regular_visitor_may_not_claim_priority() -> None:
    review = Log().came("R1", "R2").called("R2", ("R1", "priority-overtakes")).review()
    assert rules(review) == [("R2", "R1", None)]


def test_who_is_not_even_mentioned_is_found() -> None:
    assert rules(Log().came("R1", "R2").called("R2").review()) == [("R2", "R1", None)]


def test_a_chosen_call_carries_the_officers_reason() -> None:
    log = Log().came("R1", "R2").called("R2", ("R1", "chosen-by-officer"), policy="chosen", reason="lansia")
    assert log.review().overtakings[0].why == "lansia"
    hidden = Log().came("R1", "R2").called("R2", ("R1", "chosen-by-officer"))
    assert len(hidden.review().unexplained) == 1, "the policy chooses nobody for a reason"


def test_a_place_kept_for_a_counter_must_have_been_kept() -> None:
    kept = Log().came("R1", "R2").add("ticket.transferred", "R1", "waiting", to_counter="C2")
    assert kept.called("R2", ("R1", "reserved-for-counter")).review().unexplained == []
    free = Log().came("R1", "R2").called("R2", ("R1", "reserved-for-counter"))
    assert len(free.review().unexplained) == 1


def test_a_visitor_at_another_counter_must_be_there() -> None:
    log = Log().came("R0").add("ticket.issued", "R1", "waiting", visit="R0").came("R2")
    busy = log.called("R0").called("R2", ("R1", "visitor-at-another-counter"))
    assert busy.review().unexplained == []
    gone = Log().came("R0").add("ticket.issued", "R1", "waiting", visit="R0").came("R2")
    gone.called("R0").add("ticket.no_show", "R0", "no_show").called(
        "R2", ("R1", "visitor-at-another-counter")
    )
    assert len(gone.review().unexplained) == 1


def test_whom_a_supervisor_moved_is_out_of_the_order() -> None:
    log = Log().came("R1", "R2").add("ticket.reordered", "R1", "waiting", place=2, reason="pulang dulu")
    review = log.called("R2").review()
    assert (review.overtakings, [each.what for each in review.exemptions]) == ([], ["put at place 2"])
    assert review.exemptions[0].why == "pulang dulu"


def test_who_lets_others_go_before_is_passed_by_their_own_wish() -> None:
    log = Log().came("R1", "R2").add("ticket.pushed_back", "R1", "waiting", places=1, times=1)
    review = log.called("R2").review()
    assert (review.overtakings, [each.what for each in review.exemptions]) == ([], ["let 1 go before"])


def test_moves_that_cannot_have_happened_are_named() -> None:
    assert (
        "is waiting; start" in Log().came("R1").add("ticket.started", "R1", "serving").review().faults[0].text
    )
    assert (
        "cannot make it served"
        in Log()
        .came("R1")
        .add("ticket.called", "R1", "served", why={**OQ, "passed_over": []})
        .review()
        .faults[0]
        .text
    )
    assert "before it was issued" in Log().add("ticket.cancelled", "R1", "cancelled").review().faults[0].text
    assert "issued twice" in Log().came("R1", "R1").review().faults[0].text
    assert (
        "no move that could be undone"
        in Log().came("R1").add("ticket.undone", "R1", "waiting").review().faults[0].text
    )
    undone = Log().came("R1").called("R1").add("ticket.undone", "R1", "served")
    assert "before it was waiting" in undone.review().faults[0].text


def test_every_part_of_an_event_is_in_its_hash() -> None:
    event = dict.fromkeys(chain.FIELDS, 1) | {"data": {"b": 1, "a": 2}}
    first = chain.link(chain.START, event)
    assert chain.link(chain.START, event | {"data": {"a": 2, "b": 1}}) == first, (
        "the order of keys is nothing"
    )
    assert chain.link(first, event) != first, "nor is it the same behind another event"
    for field in chain.FIELDS:
        assert chain.link(chain.START, event | {field: 2}) != first, field


def test_who_is_handed_in_by_a_kiosk_stands_where_the_age_belongs() -> None:
    log = Log().came("R1", "R2")
    log.add("ticket.issued", "R9", "waiting", handed_in=True, age=15)
    review = log.called("R1").called("R9").called("R2").review()
    assert (review.overtakings, review.faults) == ([], [])


def test_a_call_that_passes_over_somebody_handed_in_needs_a_rule_like_any_other() -> None:
    log = Log().came("R1", "R2")
    log.add("ticket.issued", "R9", "waiting", handed_in=True, age=15)
    review = log.called("R1").called("R2").review()
    assert rules(review) == [("R2", "R9", None)]
