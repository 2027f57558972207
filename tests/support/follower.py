"""A screen's memory: the board that follows from a snapshot and the events after it."""

from __future__ import annotations

from collections.abc import Iterable

from client import Json

HELD = ("called", "serving")
ASK_ANEW = ("catalogue.changed", "day.opened", "day.closed")


class Follower:
    """Knows the board of a zone (or of the hall) without asking again."""

    def __init__(self, board: Json) -> None:
        self.seq: int = board["seq"]
        self.zone = board["zone"]["code"] if board["zone"] else None
        self.waiting: dict[str, int] = dict(board["waiting"])
        self.counters: dict[str, Json] = {counter["code"]: counter for counter in board["counters"]}
        self.calls: dict[int, Json] = {
            row["call"]: row for row in board["recent_calls"] + board["now_serving"]
        }
        self.in_hand: set[int] = {row["call"] for row in board["now_serving"]}

    def hear(self, events: Iterable[Json]) -> None:
        """Apply what follows; skip what is known already."""
        for event in events:
            if event["seq"] <= self.seq:
                continue
            assert event["seq"] == self.seq + 1, f"a gap between {self.seq} and {event['seq']}"
            assert event["type"] not in ASK_ANEW, f"{event['type']}: the board must be asked for anew"
            self.seq = event["seq"]
            if event["type"].startswith("counter."):
                self._counter(event["data"]["counter"])
            elif event["type"].startswith("ticket.") and "print" not in event["type"]:
                self._ticket(event["data"])

    def sees(self, board: Json) -> tuple[object, object]:
        """``(what follows from the events, what the board says)``, in one shape, for an assertion."""
        mine = {
            "seq": self.seq,
            "waiting": self.waiting,
            "counters": {code: _desk(counter) for code, counter in self.counters.items()},
            "now_serving": {call: _row(self.calls[call]) for call in self.in_hand},
            "recent_calls": [_row(self.calls[call]) for call in sorted(self.calls, reverse=True)[:6]],
        }
        theirs = {
            "seq": board["seq"],
            "waiting": board["waiting"],
            "counters": {counter["code"]: _desk(counter) for counter in board["counters"]},
            "now_serving": {row["call"]: _row(row) for row in board["now_serving"]},
            "recent_calls": [_row(row) for row in board["recent_calls"][:6]],
        }
        return mine, theirs

    def _counter(self, counter: Json) -> None:
        if counter["code"] in self.counters:
            self.counters[counter["code"]] = counter

    def _ticket(self, data: Json) -> None:
        ticket = data["ticket"]
        left = data.get("from_agency", ticket["agency"]["code"]) if data["from"] == "waiting" else None
        joined = ticket["agency"]["code"] if ticket["state"] == "waiting" else None
        for agency, change in ((left, -1), (joined, 1)):
            if agency in self.waiting:
                self.waiting[agency] += change
        for row in self.calls.values():
            if row["ticket"] == ticket["id"]:
                row.update(state=ticket["state"], agency=ticket["agency"])
        self.in_hand -= self._calls_of(ticket)
        if data.get("call_undone") is not None:
            self.calls.pop(data["call_undone"], None)
        called: Json | None = data.get("call")
        if called is not None and self.zone in (None, called["zone"]):
            self.calls[called["call"]] = dict(called)
        known = self._calls_of(ticket)
        # Called meanwhile in another zone: what is known here is an earlier call, at another counter.
        at = ticket["counter"]["code"] if ticket["state"] in HELD else None
        if known and self.calls[max(known)]["counter"]["code"] == at:
            self.in_hand.add(max(known))

    def _calls_of(self, ticket: Json) -> set[int]:
        return {call for call, row in self.calls.items() if row["ticket"] == ticket["id"]}


def _row(row: Json) -> tuple[object, ...]:
    known = ("call", "ticket", "number", "state", "called_at", "last_called_at", "recalls")
    return (*(row[key] for key in known), row["agency"]["code"], row["counter"]["code"])


def _desk(counter: Json) -> tuple[object, ...]:
    return (counter["state"], counter["reason"], counter["back_at"])
