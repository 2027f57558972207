"""A hall in which somebody for every role is about, and junk that they send must leave no trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from client import Answer, Client, Json
from contract import Contract
from people import Agency, Manager, People, token_of


class Scene:
    """Somebody for every role, and a ticket that waits."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.agency: Agency = people.__dict__.setdefault("junk_agency", people.agency())
        self.manager: Manager = people.manager()
        desk = people.desk(self.agency.counter())
        desk.open()
        self.ticket = people.kiosk().take(self.agency.service)
        self.callers: dict[str, Client] = {
            "kiosk": people.kiosk(),
            "counter": desk,
            "display": people.screen(),
            "manager": self.manager,
            "public": people.visitor,
        }
        self.calls = Contract.of(people.hall.url).operations

    def caller_of(self, operation: Json) -> Client | None:
        """Somebody who may make the call; None when only a logged-in person may."""
        return next((self.callers[role] for role in operation["x-roles"] if role in self.callers), None)

    def posts(self) -> Iterator[tuple[Client, str, Json]]:
        """Who, path and operation of every POST that a device or a stranger may send."""
        for method, path, operation in self.calls:
            caller = self.caller_of(operation)
            if method == "POST" and caller is not None and path != "/api/v1/staff/login":
                yield caller, self.real(path), operation

    def real(self, path: str) -> str:
        """The path with ids of things that exist, except where that alone would be enough to change them."""
        return (
            path.replace("{ticket}", self.ticket["id"])
            .replace("{token}", token_of(self.ticket))
            .replace("{officer}", "1")
            .replace("{device}", "1")
            .replace("{day}", "2026-08-17")
        )


@contextmanager
def undisturbed(people: People) -> Iterator[Scene]:
    """Whoever sends junk: nothing has happened in the hall afterwards."""
    scene = Scene(people)
    before = scene.manager.head()
    yield scene
    happened = [event["type"] for event in scene.manager.moves(before)]
    assert happened == []
    assert scene.manager.overview()["open"] is True
    assert people.phone_of(scene.ticket)["state"] == "waiting"


def refused(answer: Answer, sent: object) -> None:
    assert 400 <= answer.status < 500, f"{answer} for {str(sent)[:200]}"
