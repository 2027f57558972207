"""The hall as the machine last heard of it: what it shows, and whether it may issue alone."""

from __future__ import annotations

import copy
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kiosk.machine.disk import Disk, Fact
from kiosk.machine.line import Line
from kiosk.machine.moments import Timepiece
from kiosk.machine.words import messages
from server.domain import cut_off
from server.domain.ages import Moment
from server.domain.bands import Numbers
from server.domain.cut_off import Heard, refusal

CATALOGUE, HEARTBEAT = "catalogue", "heartbeat"
KEPT_EVERY_S = 60
QUICK_FOR_S = 600
"""By then two clocks may have drifted apart by a millisecond or so."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One service of the catalogue with the agency it belongs to."""

    service: dict[str, Any]
    agency: dict[str, Any]


class Known:
    """The last catalogue and heartbeat; on the disk each minute, and when the offer changes."""

    def __init__(self, disk: Disk, line: Line, watch: Timepiece) -> None:
        """Begin with what the disk remembers."""
        self._disk, self._line, self._watch = disk, line, watch
        self._lock = threading.Lock()
        self._catalogue, self._heartbeat = disk.fact(CATALOGUE), disk.fact(HEARTBEAT)
        self._kept = self._catalogue
        self._quickest: tuple[float, Fact] | None = None

    def learn(self, catalogue: dict[str, Any]) -> None:
        """The server has told how the hall is."""
        fact = Fact(catalogue, self._watch.now())
        with self._lock:
            kept, self._catalogue = self._kept, fact
        same = kept is not None and _offer(kept.value) == _offer(catalogue)
        if kept is None or kept.value["day"] != catalogue["day"]:
            self._disk.tidy(catalogue["day"])
        if kept is None or not same or self._watch.since(kept.at) >= KEPT_EVERY_S:
            self._disk.keep(CATALOGUE, catalogue, fact.at)
            self._kept = fact

    def told(self, heartbeat: dict[str, Any], asked_at: Moment) -> None:
        """The server has answered a heartbeat."""
        fact = Fact(heartbeat, self._watch.now())
        took_s = self._watch.since(asked_at)
        known = self._quickest
        if known is None or took_s <= known[0] or self._watch.since(known[1].at) > QUICK_FOR_S:
            self._quickest = (took_s, fact)
        before, self._heartbeat = self._heartbeat, fact
        lasting = ("band", "day", "last_ticket", "public_url", "offline_minutes")
        if before is None or any(before.value[name] != heartbeat[name] for name in lasting):
            self._disk.keep(HEARTBEAT, heartbeat, fact.at)

    def heard(self) -> dict[str, Any] | None:
        """The hall's time by the quickest answer of late, and how long ago that was."""
        if self._quickest is None:
            return None
        fact = self._quickest[1]
        return {"now": fact.value["now"], "since_s": self._watch.since(fact.at)}

    def forget(self) -> None:
        """The machine was shut out: what it knows is nobody's any more."""
        self._heartbeat = self._quickest = None
        self._disk.drop(HEARTBEAT)

    @property
    def heartbeat(self) -> dict[str, Any] | None:
        """What the server has said of this machine."""
        return self._heartbeat.value if self._heartbeat else None

    @property
    def catalogue(self) -> Fact | None:
        """The last catalogue, and when it came."""
        with self._lock:
            return self._catalogue

    def now(self, fact: Fact) -> datetime:
        """The hall's time, by the clock that nobody steps."""
        at: datetime = datetime.fromisoformat(fact.value["now"])
        return at + timedelta(seconds=self._watch.since(fact.at))

    def find(self, service: str) -> Offer | None:
        """The service of this code."""
        fact = self.catalogue
        for agency in fact.value["agencies"] if fact else ():
            for each in agency["services"]:
                if each["code"] == service:
                    return Offer(each, agency)
        return None

    def numbers(self, agency: str) -> Numbers | None:
        """The band's numbers of an agency."""
        band = (self.heartbeat or {}).get("band")
        its = band["numbers"].get(agency) if band else None
        return Numbers(its["prefix"], its["first"], its["last"]) if its else None

    def refusal(self, offer: Offer | None = None) -> str | None:
        """Why the machine issues nothing by itself now (of one service); None when it does."""
        fact, heartbeat = self.catalogue, self.heartbeat
        if fact is None or heartbeat is None or not self._watch.knows(fact.at):
            return cut_off.TOO_LONG
        if heartbeat["day"] != fact.value["day"]:
            # A band holds for the day on which the server has said so.
            return cut_off.OTHER_DAY
        if heartbeat["band"] is None:
            return cut_off.NO_BAND
        for told in (fact.value, offer.service if offer else fact.value):
            heard = _heard(fact.value, told, heartbeat)
            why = refusal(heard, self._watch.since(fact.at), heartbeat["offline_minutes"])
            if why is not None:
                return why
        if offer is None:
            return None
        numbers = self.numbers(offer.agency["code"])
        if numbers is None:
            return cut_off.NO_BAND
        empty = self._disk.used(fact.value["day"], numbers) >= numbers.count
        return cut_off.BAND_EMPTY if empty else None

    def shown(self) -> dict[str, Any] | None:
        """The catalogue for the page: as the server tells it or, cut off, with what is still true of it."""
        fact = self.catalogue
        if fact is None:
            return None
        shown: dict[str, Any] = fact.value
        if not self._line.gone:
            return {**shown, "now": self.now(fact).isoformat(timespec="milliseconds")}
        return self._cut_off(fact)

    def _cut_off(self, fact: Fact) -> dict[str, Any]:
        """Nobody knows how many wait; open is what the machine itself can give a number for."""
        shown: dict[str, Any] = copy.deepcopy(fact.value)
        shown["now"] = self.now(fact).isoformat(timespec="milliseconds")
        why = self.refusal()
        shown["open"], shown["why"] = why is None, why
        notice = {"id": "cut-off", "zone": None, "agency": None, "text": messages("cut-off")}
        shown["notices"] = [notice, *shown["notices"]]
        for agency in shown["agencies"]:
            agency["waiting"] = agency["estimate"] = agency["open_counters"] = None
            for service in agency["services"]:
                refused = self.refusal(Offer(service, agency))
                service["open"], service["why"] = refused is None, refused
                # What was reckoned when the server was there says nothing of later.
                service["outlook"] = service["left"] = None
        return shown


def _heard(catalogue: dict[str, Any], told: dict[str, Any], heartbeat: dict[str, Any]) -> Heard:
    opens_at, last = told.get("opens_at"), heartbeat.get("last_ticket")
    return Heard(
        at=datetime.fromisoformat(catalogue["now"]),
        day=catalogue["day"],
        open=told["open"],
        why=told.get("why"),
        opens_at=datetime.fromisoformat(opens_at) if opens_at else None,
        last_ticket=datetime.fromisoformat(last) if last else None,
    )


def _offer(catalogue: dict[str, Any]) -> Any:
    """What of a catalogue says what is offered and open, without who waits."""
    services = [each for agency in catalogue["agencies"] for each in agency["services"]]
    return [catalogue[name] for name in ("version", "open", "why", "day", "languages")], services
