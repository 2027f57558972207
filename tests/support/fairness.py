"""The promises of the queue, checked on the events alone and without the server's own rules.

The code here is a second opinion on purpose: it shares nothing with ``server.domain``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from client import Json

M, K = 1, 8
ENDED = {"served", "no_show", "cancelled", "expired"}
MOVES = {
    "ticket.called": ({"waiting", "parked"}, "called"),
    "ticket.recalled": ({"called"}, "called"),
    "ticket.started": ({"called"}, "serving"),
    "ticket.finished": ({"serving"}, "served"),
    "ticket.parked": ({"called", "serving"}, "parked"),
    "ticket.resumed": ({"parked"}, "waiting"),
    "ticket.transferred": ({"called", "serving", "waiting"}, "waiting"),
    "ticket.no_show": ({"called"}, "no_show"),
    "ticket.returned": ({"no_show"}, "waiting"),
    "ticket.cancelled": ({"waiting", "parked", "called"}, "cancelled"),
    "ticket.expired": ({"waiting", "called", "serving", "parked"}, "expired"),
}


@dataclass
class Visitor:
    number: str
    agency: str
    priority: bool
    # The moment, to the millisecond that events tell, and the event.
    came: tuple[str, int]
    visit: str
    state: str = "waiting"
    before: list[str] = field(default_factory=list)
    # Out of the promise: somebody's logged decision has moved this ticket.
    exempt: bool = False
    reserved: bool = False
    overtaken: int = 0
    regulars_ahead: int = 0
    handed_in: bool = False

    def precedes(self, other: Visitor) -> bool:
        """Whether this one surely came first: of who was handed in, events tell a millisecond."""
        if self.came[0] == other.came[0] and (self.handed_in or other.handed_in):
            return False
        return self.came < other.came


def hold(events: list[Json]) -> dict[str, Visitor]:
    """Fail where the events break a promise; returns every visitor as the day left them."""
    assert [event["seq"] for event in events] == list(
        range(events[0]["seq"], events[0]["seq"] + len(events))
    ), "a hole in the events"
    visitors: dict[str, Visitor] = {}
    since_overtaking: defaultdict[str, int] = defaultdict(lambda: M)
    holding: dict[str, str] = {}
    undone = {event["data"]["call_undone"] for event in events if "call_undone" in event["data"]}
    for event in events:
        type_, data = event["type"], event["data"]
        if type_ == "ticket.issued":
            _issue(visitors, event)
            continue
        if type_ in ("ticket.reordered", "ticket.pushed_back"):
            visitors[data["ticket"]["id"]].exempt = True
        if type_ not in MOVES and type_ != "ticket.undone":
            continue
        shown = data["ticket"]
        visitor = visitors[shown["id"]]
        where = f"event {event['seq']}, {visitor.number}"
        if type_ == "ticket.undone":
            assert visitor.before, f"{where}: nothing to undo"
            visitor.state = visitor.before.pop()
            visitor.exempt = True
        else:
            allowed, to = MOVES[type_]
            assert visitor.state in allowed, f"{where}: {type_} of a {visitor.state} ticket"
            if (
                type_ == "ticket.called"
                and data["call"]["call"] not in undone
                and data["why"]["policy"] == "oq"
            ):
                _call(visitors, visitor, since_overtaking, where)
            visitor.before.append(visitor.state)
            visitor.state = to
            if type_ == "ticket.called" and data["why"]["policy"] == "chosen":
                visitor.exempt = True
            if type_ == "ticket.returned":
                visitor.exempt = True
            if type_ == "ticket.transferred":
                visitor.reserved = data["to_counter"] is not None
                # In the new queue it is older than people who were there before it.
                visitor.exempt = True
        visitor.agency = shown["agency"]["code"]
        if visitor.state == "waiting" and not visitor.priority:
            _back_among_those_who_wait(visitors, visitor)
        assert visitor.state == shown["state"], f"{where}: is {shown['state']}, should be {visitor.state}"
        _hands(holding, shown, where)
    numbers = Counter(visitor.number for visitor in visitors.values())
    assert max(numbers.values(), default=1) == 1, "a number was given out twice"
    return visitors


def _issue(visitors: dict[str, Visitor], event: Json) -> None:
    shown = event["data"]["ticket"]
    # Whose kiosk was cut off came before the server knew.
    handed_in = event["data"].get("handed_in", False)
    came = (shown["issued_at"] if handed_in else event["at"], event["seq"])
    newcomer = Visitor(shown["number"], shown["agency"]["code"], shown["priority"], came, shown["visit"])
    newcomer.handed_in = handed_in
    newcomer.regulars_ahead = sum(
        each.state == "waiting"
        and each.agency == newcomer.agency
        and not each.priority
        and not newcomer.precedes(each)
        for each in visitors.values()
    )
    visitors[shown["id"]] = newcomer
    if handed_in and not newcomer.priority:
        _back_among_those_who_wait(visitors, newcomer)


def _back_among_those_who_wait(visitors: dict[str, Visitor], back: Visitor) -> None:
    """Who comes back at an old age is one more regular visitor before the younger ones."""
    for each in visitors.values():
        if (
            each.state == "waiting"
            and each.agency == back.agency
            and each is not back
            and not each.precedes(back)
        ):
            each.regulars_ahead += 1


def _call(
    visitors: dict[str, Visitor], called: Visitor, since_overtaking: defaultdict[str, int], where: str
) -> None:
    """A call by the policy: who of the same queue has come earlier and is passed over?"""
    at_a_counter = {each.visit for each in visitors.values() if each.state in ("called", "serving")}
    passed = [
        each
        for each in visitors.values()
        if each.state == "waiting"
        and each.agency == called.agency
        and each.precedes(called)
        and each.visit not in at_a_counter
        and not (each.exempt or each.reserved or called.exempt)
    ]
    if passed:
        assert called.priority, f"{where}: a regular visitor overtakes {[each.number for each in passed]}"
        assert not any(each.priority for each in passed), f"{where}: a priority visitor is overtaken"
        assert since_overtaking[called.agency] >= M, f"{where}: no regular call since the last overtaking"
        since_overtaking[called.agency] = 0
        for each in passed:
            each.overtaken += 1
            most = min(K, 1 + each.regulars_ahead // M)
            assert each.overtaken <= most, f"{where}: {each.number} is overtaken {each.overtaken} times"
    elif not called.priority:
        since_overtaking[called.agency] += 1
        _went_before(visitors, called, at_a_counter)


def _went_before(visitors: dict[str, Visitor], called: Visitor, at_a_counter: set[str]) -> None:
    """Who has an errand at another counter cannot come: the regular one called meanwhile was ahead after all.

    Else the next in need would have to wait for a regular call that nobody is there to take.
    """
    for each in visitors.values():
        waits = each.state == "waiting" and each.agency == called.agency
        if waits and each.visit in at_a_counter and each.precedes(called):
            each.regulars_ahead += 1


def _hands(holding: dict[str, str], shown: Json, where: str) -> None:
    """One ticket in a counter's hand, one counter for a ticket."""
    for counter in [counter for counter, ticket in holding.items() if ticket == shown["id"]]:
        del holding[counter]
    if shown["state"] in ("called", "serving"):
        counter = shown["counter"]["code"]
        assert counter not in holding, f"{where}: counter {counter} holds two tickets"
        holding[counter] = shown["id"]
