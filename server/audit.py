"""``antrean audit``: does the log of a day hold together, and is every overtaking explained?

Works on the database alone, without a running server: an inspector may bring a copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from server.catalogue_view import CatalogueView
from server.domain import assignment, chain
from server.domain.review import Overtaking, Review
from server.tables import branches, events, officers

ANSWERED_FOR = ("ticket.cancelled", "ticket.reprinted")


@dataclass(slots=True)
class Audit:
    """What was found; :meth:`lines` tells it to a person."""

    day: str
    events: int
    closing_hash: str | None
    review: Review
    names: Mapping[str, str]
    broken: list[str] = field(default_factory=list)
    answered_for: list[Mapping[str, Any]] = field(default_factory=list)
    """Voids and further slips: nobody was overtaken by them, but somebody has to answer for each."""

    @property
    def holds(self) -> bool:
        """Whether the chain holds, every move is legal and every overtaking is explained."""
        return not (self.broken or self.review.faults or self.review.unexplained)

    def lines(self) -> Iterator[str]:
        """The report, most telling last."""
        for each in self.review.overtakings:
            yield f"event {each.seq}: {each.number} before {each.passed}: {self._explained(each)}"
        for exempt in self.review.exemptions:
            who = self.names.get(exempt.actor, exempt.actor)
            reason = f", reason: {exempt.why}" if exempt.why else ""
            yield f"event {exempt.seq}: {exempt.number} {exempt.what} by {who}{reason}"
        for event in self.answered_for:
            yield self._answered(event)
        for fault in self.review.faults:
            yield f"event {fault.seq}: {fault.text}"
        yield from self.broken
        by_rule = sum(each.rule not in (None, assignment.CHOSEN) for each in self.review.overtakings)
        chosen = sum(each.rule == assignment.CHOSEN for each in self.review.overtakings)
        yield (
            f"day {self.day}: {self.events} events, {self.review.calls} calls; "
            f"overtakings: {by_rule} by rule, {chosen} chosen, {len(self.review.unexplained)} unexplained; "
            f"{len(self.review.faults)} impossible moves"
        )
        yield f"chain: {'BROKEN' if self.broken else 'holds'}; closing hash {self.closing_hash or '-'}"

    def _answered(self, event: Mapping[str, Any]) -> str:
        who = self.names.get(event["actor"], event["actor"])
        what = "cancelled" if event["type"] == "ticket.cancelled" else "slip printed again"
        copy = " as a copy" if event["data"].get("copy") else ""
        why = event["reason"] or event["data"].get("reason") or event["paper_why"]
        reason = f", reason: {why}" if why else ""
        return f"event {event['seq']}: {event['data']['ticket']['number']} {what}{copy} by {who}{reason}"

    def _explained(self, each: Overtaking) -> str:
        who = self.names.get(each.actor, each.actor)
        if each.rule is None:
            return f"UNEXPLAINED (called by {who})"
        if each.rule == assignment.CHOSEN:
            return f"chosen by {who}, reason: {each.why or '-'}"
        return f"explained by rule {each.rule}" + (f", {each.why}" if each.why else "")


def audit(conn: Connection, view: CatalogueView, day: str | None) -> Audit | None:
    """Audit ``day`` (None: the branch's current one); None when the log has no such day."""
    branch = conn.execute(select(branches).where(branches.c.id == view.branch.id)).one()
    day = day or branch.day
    log = conn.execute(
        select(events).where(events.c.branch_id == branch.id, events.c.day == day).order_by(events.c.seq)
    ).all()
    if day is None or not log:
        return None
    followed = conn.execute(
        select(events.c.seq).where(events.c.branch_id == branch.id, events.c.seq > log[-1].seq).limit(1)
    ).first()
    head = (branch.seq, branch.last_hash) if followed is None else None
    told = [
        {
            "seq": row.seq,
            "type": row.type,
            "at": row.at,
            "actor": row.actor,
            "data": row.data,
            "reason": _reason(row),
            "paper_why": ((row.before or {}).get("ticket") or {}).get("paper_why"),
        }
        for row in log
    ]
    return Audit(
        day=day,
        events=len(log),
        # Slips that were under way may still be told after the closing.
        closing_hash=next((row.hash.hex() for row in reversed(log) if row.type == "day.closed"), None),
        review=Review().read(told),
        names=_names(conn, view),
        answered_for=[each for each in told if each["type"] in ANSWERED_FOR],
        broken=list(_breaks(log, _hash_before(conn, branch.id, log[0]), head)),
    )


def _breaks(log: Sequence[Any], before: bytes, head: tuple[int, bytes] | None) -> Iterator[str]:
    """Where the chain does not hold: changed, missing and cut-off rows, each by its number."""
    expected = log[0].seq
    for row in log:
        if row.seq != expected:
            yield f"events {expected} to {row.seq - 1} are missing"
        elif chain.link(before, row._mapping) != row.hash:
            yield f"event {row.seq} ({row.type}) is not what was written"
        before, expected = row.hash, row.seq + 1
    if head is not None and head != (log[-1].seq, log[-1].hash):
        yield f"the log ends with event {log[-1].seq}, but {head[0]} were written"


def _hash_before(conn: Connection, branch_id: int, first: Any) -> bytes:
    """The hash that the day's first event follows: the row before, or what it says when that is gone."""
    row = conn.execute(
        select(events.c.hash).where(events.c.branch_id == branch_id, events.c.seq == first.seq - 1)
    ).one_or_none()
    if row is not None:
        return bytes(row.hash)
    return bytes.fromhex(first.data["follows"]) if "follows" in first.data else chain.START


def _reason(row: Any) -> str:
    return str((row.before or {}).get("why_chosen") or "")


def _names(conn: Connection, view: CatalogueView) -> dict[str, str]:
    found = conn.execute(select(officers.c.id, officers.c.name).where(officers.c.branch_id == view.branch.id))
    return {f"officer:{row.id}": f"officer {row.name}" for row in found}
