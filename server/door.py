"""Take a number by phone, at the door: the changing code on the screen, and the pass it gives to a phone.

Both are signed, not stored: every server process of the hall makes and knows the same ones. A pass names
the phone by a random word of this day; no number of a phone, no name, nothing that lasts until tomorrow.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from itsdangerous import BadSignature, Signer, URLSafeSerializer
from sqlalchemy import Connection, Row, bindparam, select, update

from server import auth
from server.clock import MICRO, as_datetime
from server.db import Database
from server.domain import door
from server.tables import branches, door_tickets, tickets

SECRET_BYTES, PHONE_BYTES = 32, 16

_SECRET = select(branches.c.door_secret).where(branches.c.id == bindparam("branch"))
_OWN = (
    select(tickets.c.number, tickets.c.token, tickets.c.state, tickets.c.service_id)
    .join(door_tickets, door_tickets.c.ticket_id == tickets.c.id)
    .where(
        door_tickets.c.branch_id == bindparam("branch"),
        door_tickets.c.day == bindparam("today"),
        door_tickets.c.phone == bindparam("phone"),
    )
    .order_by(tickets.c.id)
)


@dataclass(frozen=True, slots=True)
class Code:
    """What the screen shows now, and after how many seconds of real time the next one."""

    text: str
    changes_in_s: float


@dataclass(frozen=True, slots=True)
class Pass:
    """What a phone got for a fresh code. ``phone`` is stored only as its hash."""

    phone: str
    day: str
    period: int

    @property
    def phone_hash(self) -> bytes:
        """What the database holds of the phone."""
        return auth.digest(self.phone)


def make_secret(conn: Connection, branch_id: int) -> None:
    """Give the branch what codes and passes are signed with, unless it has it."""
    none_yet = (branches.c.id == branch_id) & branches.c.door_secret.is_(None)
    conn.execute(update(branches).where(none_yet).values(door_secret=secrets.token_bytes(SECRET_BYTES)))


def code(db: Database, conn: Connection) -> Code:
    """The code of this moment."""
    now, length = db.clock.now(), _length_us(db)
    text = _signer(db, conn).sign(str(door.period(now, length))).decode()
    return Code(text, door.changes_in_us(now, length) / (MICRO * db.clock.speed))


def admit(db: Database, conn: Connection, text: str, before: Pass | None) -> Pass | None:
    """The pass for who has scanned ``text``, None when that is no fresh code.

    ``before`` is the pass of the same phone: it stays the same phone for the day.
    """
    try:
        period = _number(_signer(db, conn).unsign(text).decode())
    except (BadSignature, UnicodeError):
        return None
    if period is None or not door.is_fresh(period, _period_now(db)):
        return None
    today = _today(db)
    same = before is not None and before.day == today
    return Pass(before.phone if before and same else secrets.token_urlsafe(PHONE_BYTES), today, period)


def seal(db: Database, conn: Connection, pass_: Pass) -> str:
    """The pass as the phone keeps it."""
    return _passes(db, conn).dumps([pass_.phone, pass_.day, pass_.period])


def open_pass(db: Database, conn: Connection, sealed: str) -> Pass | None:
    """The pass that a phone shows, however old; None for one that the hall has not given out."""
    try:
        phone, day, period = _passes(db, conn).loads(sealed)
    except BadSignature:
        return None
    return Pass(phone, day, period)


def is_inside(db: Database, pass_: Pass) -> bool:
    """Whether the pass still gives the right to take a number."""
    return pass_.day == _today(db) and door.is_inside(pass_.period, _period_now(db))


def own_numbers(db: Database, conn: Connection, pass_: Pass) -> list[Row[Any]]:
    """Today's numbers of this phone (``number``, ``token``, ``state``, ``service_id``), oldest first."""
    asked = {"branch": db.branch_id, "today": _today(db), "phone": pass_.phone_hash}
    return list(conn.execute(_OWN, asked))


def _secret(db: Database, conn: Connection) -> bytes:
    secret: bytes | None = conn.execute(_SECRET, {"branch": db.branch_id}).scalar_one()
    if secret is None:
        raise RuntimeError("the branch was opened without a secret for its door")
    return secret


def _signer(db: Database, conn: Connection) -> Signer:
    return Signer(_secret(db, conn), salt=b"door-code", digest_method=hashlib.sha256)


def _passes(db: Database, conn: Connection) -> URLSafeSerializer:
    kwargs = {"digest_method": hashlib.sha256}
    return URLSafeSerializer(_secret(db, conn), salt=b"door-pass", signer_kwargs=kwargs)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 14 else None


def _length_us(db: Database) -> int:
    # A phone takes real time, however fast a trial's clock runs.
    return round(door.PERIOD_S * MICRO * db.clock.speed)


def _period_now(db: Database) -> int:
    return door.period(db.clock.now(), _length_us(db))


def _today(db: Database) -> str:
    return as_datetime(db.clock.now(), db.zone).date().isoformat()
