"""What a manager should look at in a day: the facts from events and tickets, the rule, and plain words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select

from server import clock
from server.catalogue_view import CatalogueView
from server.domain.patterns import KIOSK, STAFF, Act, Deed, Finding, Taken, Who, find
from server.domain.ticket import State
from server.tables import devices, events, officers, tickets
from server.translate import LANGUAGES, text

TAKEN_BACK = ("handed-in", "answer-lost")
"""Why a kiosk voids what the server issued for a try that it has served itself: nobody ever held it."""
USED = {
    State.SERVING: True,
    State.SERVED: True,
    State.PARKED: True,
    State.NO_SHOW: False,
    State.CANCELLED: False,
}
"""Whether the holder came. Who still waits is open; who waited until the closing did not stay away."""
UNDONE = "ticket.undone"
NAMELESS = ("phone", "visitor")

_DAY_FROM = (
    select(events.c.day)
    .where(events.c.branch_id == bindparam("branch"), events.c.seq >= bindparam("seq"))
    .order_by(events.c.seq)
    .limit(1)
)
_OF_DAY = (
    (events.c.branch_id == bindparam("branch"))
    & (events.c.seq >= bindparam("begin"))
    & (events.c.seq < bindparam("end"))
)
_TAKEN = (
    select(
        tickets.c.number,
        tickets.c.state,
        tickets.c.started_at,
        tickets.c.issued_at,
        tickets.c.reason,
        events.c.actor,
        events.c.data["ticket", "agency", "code"].as_string().label("agency"),
        events.c.data["handed_in"].as_string().label("handed_in"),
    )
    .join(tickets, tickets.c.id == events.c.ticket_id)
    .where(_OF_DAY, events.c.type == "ticket.issued")
)
_DEED_OF = {
    "ticket.reprinted": Deed.REPRINT,
    "ticket.cancelled": Deed.CANCEL,
    "ticket.called": Deed.EARLY,
    "ticket.transferred": Deed.EARLY,
    "ticket.reordered": Deed.EARLY,
    "ticket.parked": Deed.PARK,
    "ticket.returned": Deed.RETURN,
    "ticket.pushed_back": Deed.PUSH_BACK,
}
_ACTS = (
    select(
        events.c.seq,
        events.c.type,
        events.c.at,
        events.c.actor,
        events.c.ticket_id,
        events.c.data,
        events.c.before["why_chosen"].as_string().label("reason"),
        events.c.before["ticket", "paper_why"].as_string().label("paper_why"),
    )
    .where(_OF_DAY, events.c.type.in_((*_DEED_OF, UNDONE)))
    # Hundreds are called in their turn: only whom somebody chose is looked at.
    .where((events.c.type != "ticket.called") | (events.c.data["why", "policy"].as_string() == "chosen"))
    .order_by(events.c.seq)
)


def patterns(conn: Connection, view: CatalogueView, day: str, head: int) -> dict[str, Any]:
    """The findings of ``day`` with what they are about; ``head`` is the branch's last event."""
    span = _span(conn, view, day, head)
    people = _names(conn, view)
    taken = list(_taken(conn, span, people))
    done = conn.execute(_ACTS, span).all()
    undone = _undone(done)
    acts = list(_acts((row for row in done if row.seq not in undone), people))
    return {
        "day": day,
        "checked": {"numbers": len(taken), "acts": len(acts)},
        "findings": [_shown(view, finding) for finding in find(taken, acts)],
        "record": [_on_record(view, row, people, undone) for row in done if _is_on_record(row, people)],
    }


def _span(conn: Connection, view: CatalogueView, day: str, head: int) -> dict[str, int]:
    """Which events are the day's. They stand in the order of their days, so a few looks find its ends."""

    def day_at(seq: int) -> str:
        return conn.execute(_DAY_FROM, {"branch": view.branch.id, "seq": seq}).scalar_one_or_none() or ""

    seqs = range(1, head + 1)
    begin = bisect_left(seqs, day, key=day_at) + 1
    # No date comes between a date and the same with a letter behind it.
    end = bisect_left(seqs, f"{day}~", lo=begin - 1, key=day_at) + 1
    return {"branch": view.branch.id, "begin": begin, "end": end}


def _names(conn: Connection, view: CatalogueView) -> dict[str, Who]:
    """Everybody who acts in events, as people know them."""
    found = {
        f"token:{row.name}": Who(KIOSK if row.role == KIOSK else STAFF, row.name)
        for row in conn.execute(
            select(devices.c.name, devices.c.role).where(devices.c.branch_id == view.branch.id)
        )
    }
    staff = select(officers.c.id, officers.c.name).where(officers.c.branch_id == view.branch.id)
    return found | {f"officer:{row.id}": Who(STAFF, row.name) for row in conn.execute(staff)}


def _who(actor: str, people: dict[str, Who]) -> Who:
    # "visitor", "phone" ...: their own kind.
    return people.get(actor) or Who(actor.partition(":")[0], actor)


def named(who: Who, language: str) -> str:
    """How people call it; whoever has no name of its own is told in words."""
    return text(f"pattern-who-{who.kind}", language) if who.kind in NAMELESS else who.name


def _taken(conn: Connection, span: dict[str, int], people: dict[str, Who]) -> Iterator[Taken]:
    for row in conn.execute(_TAKEN, span):
        if row.state == State.CANCELLED and row.reason in TAKEN_BACK:
            continue
        yield Taken(
            number=row.number,
            agency=row.agency,
            source=_who(row.actor, people),
            at=row.issued_at,
            used=True if row.started_at is not None else USED.get(State(row.state)),
            exact=row.handed_in is None,
        )


def _acts(done: Iterable[Any], people: dict[str, Who]) -> Iterator[Act]:
    for row in done:
        if row.type != UNDONE and _counts(row.type, row.data):
            number = row.data["ticket"]["number"]
            yield Act(_DEED_OF[row.type], number, _who(row.actor, people), row.at)


def _undone(done: Iterable[Any]) -> set[int]:
    """The acts that were taken back within seconds."""
    # Calls in turn are not among the rows: a call is known by itself.
    standing: dict[tuple[int, str, int | None], list[int]] = {}
    taken_back: set[int] = set()
    for row in done:
        if row.type != UNDONE:
            call = row.data["call"]["call"] if row.type == "ticket.called" else None
            standing.setdefault((row.ticket_id, row.type, call), []).append(row.seq)
        elif earlier := standing.get((row.ticket_id, row.data["undone"], row.data.get("call_undone"))):
            taken_back.add(earlier.pop())
    return taken_back


def _counts(type_: str, data: dict[str, Any]) -> bool:
    """Whether the event is a deed in the sense of the rules, and not the hall's ordinary work."""
    if type_ == "ticket.reprinted":
        return bool(data["copy"])  # else it is the first paper
    if type_ == "ticket.cancelled":
        return data.get("reason") not in TAKEN_BACK
    if type_ == "ticket.called":
        return data["from"] == State.WAITING and bool(data["why"]["passed_over"])
    if type_ == "ticket.transferred":
        return data["from"] == State.WAITING and data["to_counter"] is not None
    return type_ != "ticket.reordered" or data["place"] <= data["was_ahead"]


ON_RECORD = {Deed.CANCEL, Deed.EARLY}
"""What staff have to answer for; every further slip as well, whoever printed it."""


def _is_on_record(row: Any, people: dict[str, Who]) -> bool:
    if row.type == UNDONE:
        return False
    deed, by_staff = _DEED_OF[row.type], _who(row.actor, people).kind == STAFF
    if deed is Deed.RETURN:
        return row.reason is not None  # a supervisor has brought somebody back; else it is the second chance
    return deed is Deed.REPRINT or (deed in ON_RECORD and by_staff and _counts(row.type, row.data))


def _on_record(view: CatalogueView, row: Any, people: dict[str, Who], undone: set[int]) -> dict[str, Any]:
    who, ticket = _who(row.actor, people), row.data["ticket"]
    return {
        "at": clock.rfc3339(row.at, view.branch.zone),
        "deed": _DEED_OF[row.type],
        "number": ticket["number"],
        "agency": ticket["agency"],
        "who": {"kind": who.kind, "name": who.name},
        "reason": row.reason,
        "paper_why": row.paper_why,
        "copy": bool(row.data.get("copy")),
        "undone": row.seq in undone,
    }


def _shown(view: CatalogueView, finding: Finding) -> dict[str, Any]:
    agency = view.agency_by_code.get(finding.agency) if finding.agency else None
    return {
        "kind": finding.kind,
        "who": {"kind": finding.who.kind, "name": finding.who.name},
        "agency": {"code": agency.code, "name": agency.name, "short": agency.short} if agency else None,
        "count": finding.count,
        "of": finding.of,
        "deed": finding.deed,
        "first_at": clock.rfc3339(finding.first, view.branch.zone),
        "last_at": clock.rfc3339(finding.last, view.branch.zone),
        "numbers": list(finding.numbers),
        "text": {language: _words(view, finding, language) for language in LANGUAGES},
    }


def _words(view: CatalogueView, finding: Finding, language: str) -> str:
    agency = view.agency_by_code.get(finding.agency) if finding.agency else None
    hhmm = "%H:%M" if language == "en" else "%H.%M"
    first, last = (
        clock.as_datetime(at, view.branch.zone).strftime(hhmm) for at in (finding.first, finding.last)
    )
    when = text(
        "pattern-at" if first == last else "pattern-between", language, {"first": first, "last": last}
    )
    told = {
        "who": named(finding.who, language),
        "agency": agency.short if agency else finding.agency or "",
        "count": finding.count,
        "of": finding.of or 0,
        "deed": finding.deed or "",
        "staff": "yes" if finding.who.kind == STAFF else "no",
        "when": when,
    }
    return text(f"pattern-{finding.kind}", language, told)
