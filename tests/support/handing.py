"""A kiosk machine as the server hears it, without the machine: heartbeats, and tickets handed in."""

from __future__ import annotations

import base64
import os
import time
from functools import cached_property
from typing import Any

from client import Answer, Json
from people import Enrolment, Kiosk, People

PATH = "/api/v1/kiosk/hand-in"


class Handing:
    """Says what a machine would say."""

    def __init__(self, people: People, name: str, install: str | None = None) -> None:
        self.people, self.name = people, name
        self.kiosk: Kiosk = people.kiosk(name)
        self.install = install or os.urandom(16).hex()

    def beats(self, **different: Any) -> Json:
        """One heartbeat; answers what the server has told."""
        body = {
            "install": self.install,
            "version": "0.1.0",
            "wall_s": time.time(),
            "paper": {"state": "ok"},
            "pending": 0,
        }
        return self.kiosk.post("/api/v1/kiosk/heartbeat", {**body, **different}).done()

    def number(self, agency: str, nth: int = 0) -> str:
        """One of its numbers of an agency."""
        its = self.beats()["band"]["numbers"][agency]
        return f"{its['prefix']}-{its['first'] + nth:03d}"

    @cached_property
    def day(self) -> str:
        """The business day, asked for once: it stands in the whole catalogue, which is long."""
        day: str = self.kiosk.catalogue()["day"]
        return day

    def issued(self, number: str, service: str, **different: Any) -> Json:
        """A ticket as the machine has issued it."""
        token = base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")
        return {
            "key": os.urandom(8).hex(),
            "token": token,
            "number": number,
            "day": self.day,
            "service": service,
            "priority": False,
            "language": "id",
            "age_s": 30.0,
            "paper": "done",
            **different,
        }

    def hands(self, *tickets: Json, abandoned: tuple[str, ...] = ()) -> Answer:
        return self.kiosk.post(PATH, {"tickets": list(tickets), "abandoned": list(abandoned)})

    def hands_in(self, ticket: Json) -> Json:
        """... one ticket; answers what became of it."""
        result: Json = self.hands(ticket).done()["results"][0]
        return result

    def device(self) -> Json:
        """As the manager sees it."""
        found = self.people.manager().get("/api/v1/manage/devices").done()["devices"]
        return next(each for each in found if each["name"] == self.name)

    def is_shut_out(self) -> None:
        self.people.manager().post(f"/api/v1/manage/devices/{self.device()['id']}/revoke").done()


def enrolled(people: People, names: list[str]) -> None:
    """Make many tokens in one go."""
    people.tokens([Enrolment("kiosk", name) for name in names])
