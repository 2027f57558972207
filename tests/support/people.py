"""The cast of a hall's tests: kiosks, desks, screens, managers, officers with browsers, visitors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Row, Select

from client import Answer, Client, Json
from hall import Hall
from server import store
from variants import QUIET

Someone = TypeVar("Someone", bound=Client)

NOT_MOVES = (
    "ticket.printed",
    "ticket.print_failed",
    "ticket.print_unconfirmed",
    "printer.changed",
    "printer.roll_changed",
    "device.online",
    "device.offline",
)
"""What happens by itself, at any moment."""


class Enrolment(NamedTuple):
    """A token to be made."""

    role: str
    name: str
    counter: str | None = None
    expires_at: int | None = None


class Device(Client):
    """Anything with a token."""

    def __init__(self, url: str, token: str, **options: Any) -> None:
        super().__init__(url, token, **options)
        self.token = token

    def events(self, after: int, limit: int = 1000) -> list[Json]:
        """Every event behind ``after``."""
        found: list[Json] = []
        while True:
            page = self.get("/api/v1/events", after=after, limit=limit).done()
            found += page["events"]
            after = page["last"]
            if after >= page["head"]:
                return found

    def head(self) -> int:
        """The branch's latest ``seq``."""
        head: int = self.get("/api/v1/events", after=10**15, limit=1).done()["head"]
        return head

    def moves(self, after: int) -> list[Json]:
        """Like :meth:`events`, without what happens by itself (paper, screens that come and go)."""
        return [event for event in self.events(after) if event["type"] not in NOT_MOVES]

    def board(self, zone: str | None = None) -> Json:
        query = {"zone": zone} if zone else {}
        return self.get("/api/v1/display/board", **query).done()

    def catalogue(self) -> Json:
        return self.get("/api/v1/kiosk/catalogue").done()

    def service(self, code: str) -> Json:
        """A service as the catalogue shows it."""
        offered = [service for agency in self.catalogue()["agencies"] for service in agency["services"]]
        return next(service for service in offered if service["code"] == code)


class Kiosk(Device):
    def take(self, service: str, *, priority: bool = False, language: str = "id") -> Json:
        """A visitor takes a number."""
        body = {"service": service, "priority": priority, "language": language}
        return self.post("/api/v1/kiosk/tickets", body).done()


class Desk(Device):
    """A counter with its own token."""

    def __init__(self, url: str, token: str, code: str, **options: Any) -> None:
        super().__init__(url, token, **options)
        self.code = code

    def open(self) -> Json:
        return self.post("/api/v1/counter/open").done()

    def pause(self, **why: Any) -> Answer:
        return self.post("/api/v1/counter/pause", why)

    def shut(self) -> Answer:
        return self.post("/api/v1/counter/close")

    def state(self) -> Json:
        return self.get("/api/v1/counter/state").done()

    def waiting(self) -> Json:
        return self.get("/api/v1/counter/waiting").done()

    def call_next(self) -> Answer:
        return self.post("/api/v1/counter/call-next")

    def calls(self) -> Json:
        """Calls the next visitor, who must be there; returns the ticket."""
        ticket: Json | None = self.call_next().done()["ticket"]
        assert ticket is not None, "nobody waits"
        return ticket

    def move(self, ticket: Json, move: str, **body: Any) -> Answer:
        return self.post(f"/api/v1/counter/tickets/{ticket['id']}/{move}", body or None)

    def lets_go(self) -> None:
        """Puts the ticket in hand away, whatever it is."""
        ticket = self.state()["ticket"]
        if ticket is not None:
            self.move(ticket, "finish" if ticket["state"] == "serving" else "no-show").done()


class Browser(Client):
    """An officer or manager with a session cookie."""

    def log_in(self, name: str, pin: str) -> Answer:
        self.csrf = None
        answer = self.post("/api/v1/staff/login", {"name": name, "pin": pin})
        if answer.status == 200:
            self.csrf = answer.json["csrf"]
        return answer

    def sit_down(self, counter: str, *, take_over: bool = False) -> Answer:
        return self.post("/api/v1/staff/counter", {"counter": counter, "take_over": take_over})


class Manager(Device):
    def close_day(self, reason: str = "uji") -> Json:
        return self.post("/api/v1/manage/day/close", {"reason": reason}).done()

    def open_day(self) -> Json:
        return self.post("/api/v1/manage/day/open").done()

    def overview(self) -> Json:
        return self.get("/api/v1/manage/overview").done()


@dataclass(frozen=True)
class Agency:
    """A small agency whose queue nobody else touches."""

    code: str

    @property
    def service(self) -> str:
        return f"{self.code}01"

    @property
    def other_service(self) -> str:
        return f"{self.code}02"

    def counter(self, index: int = 1) -> str:
        return f"{self.code}{index}"


class People:
    """The cast of one hall. Kiosks ask its first process, desks and screens its processes in turn."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self._agencies = map(Agency, QUIET)
        self._turn = count()
        self._names = count(1)
        self._clients: list[Client] = []

    def agency(self) -> Agency:
        """An agency that no other test uses."""
        return next(self._agencies)

    def kiosk(self, name: str = "kiosk", **options: Any) -> Kiosk:
        return self._keep(Kiosk(self.hall.url, self.token(Enrolment("kiosk", name)), **options))

    def desk(self, code: str, **options: Any) -> Desk:
        return self._keep(
            Desk(self._url(), self.token(Enrolment("counter", f"desk-{code}", code)), code, **options)
        )

    def open_desk(self, code: str, **options: Any) -> Desk:
        desk = self.desk(code, **options)
        desk.open()
        return desk

    def kiosks(self, count: int) -> list[Kiosk]:
        """A crowd of kiosks, at all processes; their answers are held to the document when one asks."""
        tokens = self.tokens(Enrolment("kiosk", f"kiosk-{nth}") for nth in range(count))
        return [self._keep(Kiosk(self._url(), token, held=False)) for token in tokens]

    def desks(self, codes: Sequence[str]) -> list[Desk]:
        """A crowd of counters."""
        tokens = self.tokens(Enrolment("counter", f"desk-{code}", code) for code in codes)
        pairs = zip(codes, tokens, strict=True)
        return [self._keep(Desk(self._url(), token, code, held=False)) for code, token in pairs]

    def screen(self, name: str = "screen", **options: Any) -> Device:
        return self._keep(Device(self._url(), self.token(Enrolment("display", name)), **options))

    def manager(self, name: str = "manager", **options: Any) -> Manager:
        return self._keep(Manager(self._url(), self.token(Enrolment("manager", name)), **options))

    def browser(self, **options: Any) -> Browser:
        return self._keep(Browser(self._url(), **options))

    @cached_property
    def visitor(self) -> Client:
        """Somebody without a token."""
        return self._keep(Client(self.hall.url))

    def phone_of(self, ticket: Json) -> Json:
        """What the phone of this ticket's holder shows."""
        return self.visitor.get(f"/api/v1/public/tickets/{token_of(ticket)}").done()

    def token(self, wanted: Enrolment) -> str:
        return self.tokens([wanted])[0]

    def tokens(self, wanted: Iterable[Enrolment]) -> list[str]:
        """Tokens as ``antrean token`` makes them, many in one go; the same ones when asked for again."""
        return self.hall.tokens(wanted)

    def rows(self, query: Select[Any]) -> list[Row[Any]]:
        """What stands in the hall's database, for what no call shows."""
        db = store.open_hall(self.hall.settings, self.hall.data)
        try:
            with db.reading() as conn:
                return list(conn.execute(query))
        finally:
            db.close()

    def close(self) -> None:
        while self._clients:
            self._clients.pop().close()

    def _url(self) -> str:
        return self.hall.urls[next(self._turn) % len(self.hall.urls)]

    def _keep(self, client: Someone) -> Someone:
        self._clients.append(client)
        return client


def token_of(ticket: Json) -> str:
    """The secret at the end of a new ticket's URL."""
    return str(ticket["url"].rsplit("/", 1)[1])
