"""The life of a ticket is the table that ARCHITECTURE.md draws; nothing else leads anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.ticket import (
    EVENT_OF,
    HELD_STATES,
    OPEN_STATES,
    TABLE,
    UNDOABLE,
    Move,
    State,
    after,
)

DRAWN = """
    waiting:  call > called, transfer > waiting, cancel > cancelled, expire > expired
    called:   recall > called, start > serving, park > parked, transfer > waiting, no_show > no_show
    called:   cancel > cancelled, expire > expired
    serving:  finish > served, park > parked, transfer > waiting, expire > expired
    parked:   call > called, resume > waiting, cancel > cancelled, expire > expired
    no_show:  return > waiting
"""


def drawn() -> dict[tuple[State, Move], State]:
    table = {}
    for line in DRAWN.strip().splitlines():
        state, moves = line.split(":")
        for arrow in moves.split(","):
            move, then = arrow.split(">")
            table[State(state.strip()), Move(move.strip())] = State(then.strip())
    return table


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("state", State)
def test_every_pair_leads_where_the_drawing_says(state: State, move: Move) -> None:
    assert after(state, move) == drawn().get((state, move))


def test_the_table_has_no_other_pair() -> None:
    assert drawn() == TABLE


def test_who_is_served_cancelled_or_expired_has_gone() -> None:
    leaving = {state for state in State if not any(from_state is state for from_state, _move in TABLE)}
    assert leaving == {State.SERVED, State.CANCELLED, State.EXPIRED}


def test_whoever_is_still_in_the_hall_expires_with_the_day() -> None:
    assert {state for state, move in TABLE if move is Move.EXPIRE} == OPEN_STATES
    assert HELD_STATES <= OPEN_STATES


def test_walking_and_being_served_are_never_one() -> None:
    assert after(State.WAITING, Move.START) is None
    assert after(State.CALLED, Move.FINISH) is None


def test_each_move_leaves_its_own_event_in_the_past_tense() -> None:
    assert set(EVENT_OF) == set(Move)
    assert len(set(EVENT_OF.values())) == len(Move)
    assert all(event.startswith("ticket.") for event in EVENT_OF.values())


def test_only_the_end_of_the_day_cannot_be_taken_back() -> None:
    assert set(EVENT_OF.values()) - UNDOABLE == {"ticket.expired"}


@given(st.lists(st.sampled_from(Move), max_size=40))
def test_no_sequence_of_moves_brings_a_ticket_out_of_the_table(moves: list[Move]) -> None:
    state, came_back = State.WAITING, 0
    for move in moves:
        then = after(state, move)
        if then is None:
            continue
        came_back += move is Move.RETURN
        assert then in State
        if state in (State.SERVED, State.CANCELLED, State.EXPIRED):
            pytest.fail(f"{state} let a ticket go to {then}")
        if then in HELD_STATES and state not in HELD_STATES:
            assert move is Move.CALL, "a counter gets a ticket by calling only"
        state = then
