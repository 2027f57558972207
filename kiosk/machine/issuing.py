"""A visitor wants a number: the server's or, when it does not answer, one out of the machine's own band."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from typing import Any

from kiosk.machine.disk import Disk
from kiosk.machine.hall import Known, Offer
from kiosk.machine.line import PATIENCE_S, Line, Reply
from kiosk.machine.moments import Timepiece
from kiosk.machine.own_tickets import Wanted, own_slip, own_ticket
from kiosk.machine.words import messages
from server.domain import cut_off
from server.problems import KNOWN

PATH = "/api/v1/kiosk/tickets"
SHORT_PATIENCE_S = 1.0
"""A visitor hardly waits for a server that is known to be gone."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 1.0
TOKEN_BYTES = 16
"""As the server's: 128 random bits."""


class Issuer:
    """One visitor at a time. Whatever dies when, a key gets one number, and a number one slip."""

    def __init__(self, disk: Disk, line: Line, known: Known, watch: Timepiece) -> None:
        """``woken`` are told after every new ticket."""
        self.turn = threading.Lock()
        """Held while it is not known whether the server has issued for a try."""
        self.woken: list[Callable[[], None]] = []
        self._disk, self._line, self._known, self._watch = disk, line, known, watch

    def take(self, wish: dict[str, Any], key: str) -> Reply:
        """The answer for the page: a ticket, or why there is none. The same key is answered the same."""
        with self.turn:
            before = self._disk.answer(key)
            if before is not None:
                return Reply(*before)
            self._disk.begin(key)
            reply = None
            try:
                reply = self._served(wish, key)
            finally:
                if reply is None:
                    self._disk.refused(key)  # nobody waits for it any more
        for wake in self.woken:
            wake()
        return reply

    def _served(self, wish: dict[str, Any], key: str) -> Reply:
        reply = self._ask(wish, key)
        if reply is None:
            return self._alone(wish, key)
        self._disk.answered(key, reply.status, reply.body, self._day())
        return reply

    def _ask(self, wish: dict[str, Any], key: str) -> Reply | None:
        """Try the server with one key until somebody answers or the visitor has waited long enough."""
        began = self._watch.now()
        patience_s = SHORT_PATIENCE_S if self._line.gone else PATIENCE_S
        pause_s = FIRST_PAUSE_S
        while (left_s := patience_s - self._watch.since(began)) > 0:
            reply = self._line.post(PATH, wish, key=key, within_s=self._watch.real(left_s))
            if reply is not None:
                return reply  # "too fast" as well: whoever says so is there
            left_s = patience_s - self._watch.since(began)
            if left_s > 0:
                self._rest(min(pause_s, left_s))
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
        return None

    def _rest(self, seconds: float) -> None:
        threading.Event().wait(self._watch.real(seconds))

    def _alone(self, wish: dict[str, Any], key: str) -> Reply:
        offer = self._known.find(str(wish.get("service", "")))
        fact = self._known.catalogue
        if offer is None and fact is not None:
            self._disk.refused(key)
            return problem("unknown-service", "problem-unknown-service")
        why = self._known.refusal(offer)
        row = None
        if why is None and offer is not None:
            numbers = self._known.numbers(offer.agency["code"])
            row = self._disk.issue(self._new(wish, key, offer), numbers) if numbers else None
        if row is None:
            self._disk.refused(key)
            return refused(why or cut_off.BAND_EMPTY)
        return Reply(201, {**row.shown, "paper": row.paper})

    def _new(self, wish: dict[str, Any], key: str, offer: Offer) -> dict[str, Any]:
        """Everything of a ticket but its number."""
        fact, told = self._known.catalogue, self._known.heartbeat
        if fact is None or told is None:
            raise RuntimeError("nothing is issued before the server was heard of")
        moment, token = self._watch.now(), secrets.token_urlsafe(TOKEN_BYTES)
        language = wish.get("language") if wish.get("language") in fact.value["languages"] else None
        wanted = Wanted(
            offer,
            priority=wish.get("priority") is True,
            language=language or told["default_language"],
            issued_at=self._known.now(fact).isoformat(timespec="milliseconds"),
            url=f"{told['public_url']}/t/{token}",
        )
        return {
            "key": key,
            "token": token,
            "day": fact.value["day"],
            "service": offer.service["code"],
            "priority": wanted.priority,
            "language": wanted.language,
            "boot": moment.boot,
            "ticks": moment.ticks,
            "wall": moment.wall,
            "shown": own_ticket(wanted),
            "slip": own_slip(wanted, fact.value, told),
        }

    def _day(self) -> str:
        fact = self._known.catalogue
        return str(fact.value["day"]) if fact else ""


def refused(why: str) -> Reply:
    """Cut off, and no number of its own to give: said as the server says it, with where to go instead."""
    if why == cut_off.BAND_EMPTY:
        return problem("service-full", "problem-cut-off-empty", why=why)
    return problem("service-closed", "problem-cut-off", why=why, opens_at=None)


def problem(slug: str, text: str, **extra: Any) -> Reply:
    """A refusal in the contract's shape, with the machine's own words."""
    (status, title), words = KNOWN[slug], messages(text)
    body = {"type": f"/problems/{slug}", "title": title, "status": int(status), "detail": words["en"]}
    return Reply(int(status), {**body, "message": words, **extra})
