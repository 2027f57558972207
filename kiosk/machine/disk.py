"""The kiosk machine's own disk: every try, every number and every slip, before anything leaves on paper."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from kiosk.machine.second_slips import MISUNDERSTOOD, PENDING, SecondSlips, recent
from kiosk.machine.store import Fact
from kiosk.machine.tables import answers, attempts, bands, copies, slips, tickets
from server.domain.bands import Numbers

UNCONFIRMED = "unconfirmed"
PLACED = "placed "

__all__ = ["MISUNDERSTOOD", "Disk", "Fact"]


class Disk(SecondSlips):
    """What the machine has promised; every method is one durable transaction."""

    # A visitor's try.

    def begin(self, key: str) -> None:
        """A try is about to be sent: from here on the server may have issued a ticket for it."""
        with self.write() as conn:
            conn.execute(delete(attempts).where(attempts.c.key == key))
            conn.execute(insert(attempts).values(key=key, orphan=False))

    def answered(self, key: str, status: int, body: Any, day: str) -> None:
        """The server has answered it."""
        with self.write() as conn:
            conn.execute(delete(attempts).where(attempts.c.key == key))
            conn.execute(delete(answers).where((answers.c.key == key) | (answers.c.day < day)))
            if status < 300:
                conn.execute(insert(answers).values(key=key, status=status, body=body, day=day))

    def refused(self, key: str) -> None:
        """The visitor was told that there is no number: the try is taken back when the server is there."""
        with self.write() as conn:
            conn.execute(update(attempts).where(attempts.c.key == key).values(orphan=True))

    def answer(self, key: str) -> tuple[int, Any] | None:
        """What this key was answered before, by the server or by the machine alone."""
        with self.write() as conn:
            row = conn.execute(select(answers).where(answers.c.key == key)).one_or_none()
            if row is not None:
                return row.status, row.body
            own = conn.execute(select(tickets).where(tickets.c.key == key)).one_or_none()
        return (201, {**own.shown, **told_of(own.paper)}) if own else None

    def orphan_all(self) -> None:
        """At the start: nobody waits for the tries of the run before."""
        with self.write() as conn:
            conn.execute(update(attempts).values(orphan=True))

    def orphans(self) -> list[str]:
        """Tries that nobody waits for."""
        with self.write() as conn:
            return list(conn.execute(select(attempts.c.key).where(attempts.c.orphan)).scalars())

    def forget(self, keys: list[str]) -> None:
        """The server has taken these tries back."""
        with self.write() as conn:
            conn.execute(delete(attempts).where(attempts.c.key.in_(keys), attempts.c.orphan))

    def in_doubt(self) -> bool:
        """Whether the server may hold a ticket (and its slip) that no visitor will get."""
        with self.write() as conn:
            return (
                conn.execute(select(attempts.c.key).limit(1)).first() is not None
                or conn.execute(select(tickets.c.id).where(tickets.c.handed.is_(None)).limit(1)).first()
                is not None
            )

    # Tickets of its own.

    def issue(self, new: dict[str, Any], numbers: Numbers) -> Row[Any] | None:
        """Give out the band's next number and write the ticket down, or nothing when the band is used up.

        ``new`` holds the ticket's columns but its number; ``shown`` and ``slip`` get it too.
        """
        band = {"day": new["day"], "prefix": numbers.prefix, "first": numbers.first}
        with self.write() as conn:
            used = _used(conn, band)
            number = numbers.label(used)
            if number is None:
                return None
            mine = [bands.c[name] == value for name, value in band.items()]
            conn.execute(delete(bands).where(*mine))
            conn.execute(insert(bands).values(**band, used=used + 1))
            conn.execute(delete(attempts).where(attempts.c.key == new["key"]))
            row = {
                **new,
                "number": number,
                "shown": {**new["shown"], "number": number},
                "slip": {**new["slip"], "number": number},
                "paper": "queued",
            }
            return conn.execute(insert(tickets).values(row).returning(tickets)).one()

    def used(self, day: str, numbers: Numbers) -> int:
        """How many of these numbers have been given out on that day."""
        with self.write() as conn:
            return _used(conn, {"day": day, "prefix": numbers.prefix, "first": numbers.first})

    def unprinted(self) -> list[Row[Any]]:
        """Its tickets whose slips have not been sent to the printer, oldest first."""
        with self.write() as conn:
            found = conn.execute(select(tickets).where(tickets.c.paper == "queued").order_by(tickets.c.id))
            return list(found.all())

    def paper(self, ticket_id: int, seen: str, state: str) -> bool:
        """Claim the slip as it was ``seen``: what is ``sending`` may be on paper from here on."""
        with self.write() as conn:
            claimed = conn.execute(
                update(tickets).where(tickets.c.id == ticket_id, tickets.c.paper == seen).values(paper=state)
            )
            return claimed.rowcount == 1

    def interrupted(self) -> None:
        """At the start: what was being printed when the machine died may or may not be on paper."""
        with self.write() as conn:
            broken = update(tickets).where(tickets.c.paper == "sending")
            # What is on paper stays there, whatever became of a second slip.
            was_done = select(copies.c.ticket_id).where(copies.c.before == "done")
            conn.execute(broken.where(tickets.c.id.in_(was_done)).values(paper="done"))
            conn.execute(broken.values(paper="unknown"))
            conn.execute(update(slips).where(slips.c.state == "sending").values(state="unknown"))

    def pending(self) -> list[Row[Any]]:
        """Tickets that the server has not been told of, in the order in which they were issued."""
        with self.write() as conn:
            found = conn.execute(select(tickets).where(PENDING).order_by(tickets.c.id))
            return list(found.all())

    def count_pending(self) -> int:
        """How many of them."""
        with self.write() as conn:
            return conn.execute(select(func.count()).select_from(tickets).where(PENDING)).scalar_one()

    def handed_in(self, key: str, outcome: str) -> None:
        """The server has the ticket, or has told why it cannot place it."""
        with self.write() as conn:
            conn.execute(update(tickets).where(tickets.c.key == key).values(handed=outcome))

    def known_as(self, own: str) -> str | None:
        """What the server calls one of the last tickets, ``own`` on the page; None: it has not got it."""
        with self.write() as conn:
            row = recent(conn, own)
        handed = (row.handed if row else None) or ""
        return handed.removeprefix(PLACED) if handed.startswith(PLACED) else None

    def recent_papers(self, most: int = 20) -> dict[str, str]:
        """How the paper of the last tickets of its own stands, by their id on the page."""
        with self.write() as conn:
            found = conn.execute(select(tickets).order_by(tickets.c.id.desc()).limit(most))
            return {row.shown["id"]: row.paper for row in found}

    def tidy(self, day: str) -> None:
        """Erase what is left of the days before ``day`` and of no use to anybody."""
        with self.write() as conn:
            conn.execute(delete(tickets).where(tickets.c.day < day, ~PENDING))
            conn.execute(delete(copies).where(copies.c.ticket_id.not_in(select(tickets.c.id))))
            conn.execute(delete(answers).where(answers.c.day < day))
            conn.execute(delete(bands).where(bands.c.day < day))

    # Slips that the server has queued for this machine.

    def slip(self, job: str, state: str, error: Any = None) -> None:
        """How a slip of the server's stands."""
        with self.write() as conn:
            conn.execute(delete(slips).where(slips.c.job == job))
            conn.execute(insert(slips).values(job=job, state=state, error=error))

    def reports(self) -> list[Row[Any]]:
        """Slips of the server's whose end it has not been told."""
        with self.write() as conn:
            return list(conn.execute(select(slips).where(slips.c.state != "sending")).all())

    def reported(self, job: str) -> None:
        """The server knows."""
        with self.write() as conn:
            conn.execute(delete(slips).where(slips.c.job == job))


def _used(conn: Connection, band: dict[str, Any]) -> int:
    where = [bands.c[name] == value for name, value in band.items()]
    return conn.execute(select(bands.c.used).where(*where)).scalar_one_or_none() or 0


def told_of(paper: str) -> dict[str, str | None]:
    """How a slip went, in the words of the hall: a mute printer's is ``unknown``, and why."""
    mute = paper == UNCONFIRMED
    return {"paper": "unknown" if mute else paper, "paper_why": UNCONFIRMED if mute else None}
