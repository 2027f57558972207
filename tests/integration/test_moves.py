"""Every (state, move) pair through HTTP: the table's pairs lead where it says, all others change nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from client import Answer, Json
from people import Desk, People, token_of
from server.domain.ticket import EVENT_OF, HELD_STATES, TABLE, Move, State, after

BY_COUNTER = [move for move in Move if move is not Move.EXPIRE]
PAIRS = [(state, move) for state in State for move in BY_COUNTER]
LEGAL = [pair for pair in PAIRS if pair in TABLE]
ILLEGAL = [pair for pair in PAIRS if pair not in TABLE]
ITS_COUNTER_ONLY = (Move.RECALL, Move.START, Move.FINISH, Move.PARK, Move.NO_SHOW, Move.RESUME)
WAY_TO: dict[State, list[Move]] = {
    State.WAITING: [],
    State.CALLED: [Move.CALL],
    State.SERVING: [Move.CALL, Move.START],
    State.PARKED: [Move.CALL, Move.PARK],
    State.SERVED: [Move.CALL, Move.START, Move.FINISH],
    State.NO_SHOW: [Move.CALL, Move.NO_SHOW],
    State.CANCELLED: [Move.CANCEL],
}


class Scene:
    """A kiosk, two counters of one agency, and somebody who watches."""

    def __init__(self, people: People) -> None:
        self.people, self.agency = people, people.agency()
        self.kiosk, self.watcher = people.kiosk(), people.screen()
        self._expired = self._left_behind()
        self.desk = people.open_desk(self.agency.counter(1))
        self.neighbour = people.open_desk(self.agency.counter(2))

    def ticket_in(self, state: State) -> Json:
        """A ticket of this state; the desk brought it there."""
        if state is State.EXPIRED:
            return self._expired.pop()
        ticket = self.kiosk.take(self.agency.service)
        for move in WAY_TO[state]:
            self.do(self.desk, ticket, move).done()
        assert self.people.phone_of(ticket)["state"] == state
        return ticket

    def do(self, desk: Desk, ticket: Json, move: Move) -> Answer:
        bodies = {Move.CALL: {"reason": "uji"}, Move.TRANSFER: {"service": self.agency.other_service}}
        return desk.move(ticket, move.replace("_", "-"), **bodies.get(move, {}))

    def known_of(self, ticket: Json) -> Json:
        """All that can be known of a ticket, but for what changes by itself."""
        by_itself = ("now", "next_poll_s", "paper")
        return {key: value for key, value in self.people.phone_of(ticket).items() if key not in by_itself}

    def _left_behind(self) -> list[Json]:
        """The manager closes the day while some wait, and opens it again."""
        manager = self.people.manager()
        tickets = [self.kiosk.take(self.agency.service) for _ in range(len(BY_COUNTER))]
        manager.close_day()
        manager.open_day()
        return tickets


@pytest.fixture(scope="module")
def scenes() -> dict[int, Scene]:
    return {}


@pytest.fixture
def scene(people: People, scenes: dict[int, Scene]) -> Iterator[Scene]:
    scene = scenes.get(id(people)) or scenes.setdefault(id(people), Scene(people))
    yield scene
    scene.desk.lets_go()
    scene.neighbour.lets_go()


@pytest.mark.parametrize(("state", "move"), LEGAL)
def test_what_the_table_allows_leads_where_it_says(scene: Scene, state: State, move: Move) -> None:
    ticket = scene.ticket_in(state)
    before = scene.watcher.head()
    moved = scene.do(scene.desk, ticket, move).done()
    assert (moved["id"], moved["number"], moved["state"]) == (
        ticket["id"],
        ticket["number"],
        TABLE[state, move],
    )
    assert scene.people.phone_of(ticket)["state"] == TABLE[state, move]
    told = [
        (event["type"], event["data"]["from"], event["data"]["ticket"]["state"])
        for event in scene.watcher.moves(before)
    ]
    assert told == [(EVENT_OF[move], state, TABLE[state, move])]


@pytest.mark.parametrize("state", State)
def test_what_the_table_does_not_allow_changes_nothing(scene: Scene, state: State) -> None:
    ticket = scene.ticket_in(state)
    known, before = scene.known_of(ticket), scene.watcher.head()
    for move in [move for of, move in ILLEGAL if of is state]:
        for desk in (scene.desk, scene.neighbour):
            not_yours = move is Move.CALL and state in HELD_STATES and desk is scene.neighbour
            refused = scene.do(desk, ticket, move).refused("not-yours" if not_yours else "illegal-move")
            assert refused["ticket"]["state"] == state, move
        assert scene.known_of(ticket) == known, move
    assert scene.watcher.moves(before) == []


@pytest.mark.parametrize("state", State)
def test_a_visitor_gives_the_number_back_before_service_only(scene: Scene, state: State) -> None:
    ticket = scene.ticket_in(state)
    known, before = scene.known_of(ticket), scene.watcher.head()
    way = f"/api/v1/public/tickets/{token_of(ticket)}/cancel"
    assert known["moves"] == {"cancel": (state, Move.CANCEL) in TABLE}
    if after(state, Move.CANCEL) is None:
        scene.people.visitor.post(way).refused("illegal-move")
        assert scene.known_of(ticket) == known
        assert scene.watcher.moves(before) == []
    else:
        assert scene.people.visitor.post(way).done()["state"] == State.CANCELLED
        event = scene.watcher.moves(before)[0]
        assert (event["type"], event["actor"]) == ("ticket.cancelled", "visitor")


HELD_MOVES = [
    (state, move)
    for state, move in LEGAL
    if move in ITS_COUNTER_ONLY or (state in HELD_STATES and move in (Move.TRANSFER, Move.CANCEL))
]


@pytest.mark.parametrize("state", sorted({state for state, _move in HELD_MOVES}))
def test_a_neighbour_cannot_move_the_ticket_in_somebody_elses_hand(scene: Scene, state: State) -> None:
    ticket = scene.ticket_in(state)
    known, before = scene.known_of(ticket), scene.watcher.head()
    for move in [move for of, move in HELD_MOVES if of is state]:
        scene.do(scene.neighbour, ticket, move).refused("not-yours")
        assert scene.known_of(ticket) == known, move
    assert scene.watcher.moves(before) == []


@pytest.mark.parametrize("move", [Move.CALL, Move.TRANSFER, Move.CANCEL])
def test_another_agencys_counter_cannot_touch_who_waits_here(scene: Scene, move: Move) -> None:
    ticket = scene.ticket_in(State.WAITING)
    stranger = scene.people.open_desk("Z1")
    known, before = scene.known_of(ticket), scene.watcher.head()
    scene.do(stranger, ticket, move).refused("not-yours")
    assert scene.known_of(ticket) == known
    assert scene.watcher.moves(before) == []
    scene.desk.move(ticket, "cancel").done()


def test_any_counter_gives_a_second_chance(scene: Scene) -> None:
    ticket = scene.ticket_in(State.NO_SHOW)
    assert scene.do(scene.people.desk("Z1"), ticket, Move.RETURN).done()["state"] == State.WAITING
    scene.desk.move(ticket, "cancel").done()


def test_every_pair_is_tried() -> None:
    assert len(LEGAL) + len(ILLEGAL) == len(State) * len(BY_COUNTER) == 80
    assert {pair for pair in TABLE if pair[1] is not Move.EXPIRE} == set(LEGAL)


def test_what_no_ticket_has_cannot_be_done(scene: Scene) -> None:
    ticket = scene.ticket_in(State.WAITING)
    before = scene.watcher.head()
    for move in ("expire", "issue", "delete", "CALL"):
        scene.desk.move(ticket, move).refused("not-found", 404)
    assert scene.watcher.moves(before) == []
    scene.desk.move(ticket, "cancel").done()
