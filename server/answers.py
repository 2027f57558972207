"""Idempotency: the first answer to a key is kept in the move's own transaction and given again.

The scope of a key is caller, method and path, for the business day. Only a hash of scope and body is
stored, beside the answer. An answer that carries a token or a PIN is sealed: what opens it is the key
itself, which only the caller has.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace

from cryptography.fernet import Fernet
from sqlalchemy import bindparam, insert, select, update

from server.db import Tx
from server.prepared import Prepared
from server.problems import Problem
from server.tables import answers

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_VALID = re.compile(r"[\x20-\x7e]{1,128}")
NEVER_KEPT = frozenset({401, 403, 429})

WHATEVER = b""
"""In place of a body's fingerprint: whatever was sent with the key is answered so."""

_FIND = Prepared(
    select(answers.c.body_hash, answers.c.status, answers.c.body).where(
        answers.c.branch_id == bindparam("branch"),
        answers.c.day == bindparam("today"),
        answers.c.scope_hash == bindparam("scope"),
    )
)
_KEEP = Prepared(insert(answers))


@dataclass(frozen=True, slots=True)
class Key:
    """A caller's key for one action, and the fingerprint of the body it was sent with."""

    scope_hash: bytes
    body_hash: bytes
    seal: Fernet | None = None


def key_of(header: str, caller_scope: str, method: str, path: str, body: bytes, *, secret: bool) -> Key:
    """The request's key; raises ``idempotency-key`` for an unusable one. ``secret``: seal the answer."""
    if not _VALID.fullmatch(header):
        raise Problem("idempotency-key")
    scope = json.dumps([caller_scope, method, path, header]).encode()
    return Key(
        hashlib.sha256(scope).digest(),
        hashlib.sha256(_canonical(body)).digest(),
        _seal(scope) if secret else None,
    )


def find(tx: Tx, key: Key) -> tuple[int, bytes] | None:
    """Status and body of the first answer; raises ``idempotency-mismatch`` for another body."""
    row = _FIND.first(tx.conn, {"branch": tx.branch_id, "today": tx.today, "scope": key.scope_hash})
    if row is None:
        return None
    if row.body_hash not in (key.body_hash, WHATEVER):
        raise Problem("idempotency-mismatch", "this key was first used with another body; take a new key")
    return row.status, key.seal.decrypt(row.body) if key.seal else row.body


def peek(tx: Tx, key: Key) -> tuple[int, bytes] | None:
    """Status and body of the first answer to the key, whatever body it was sent with."""
    row = _FIND.first(tx.conn, {"branch": tx.branch_id, "today": tx.today, "scope": key.scope_hash})
    return (row.status, row.body) if row else None


def keep(tx: Tx, key: Key, status: int, body: bytes) -> None:
    """Keep the first answer."""
    row = {
        "branch_id": tx.branch_id,
        "day": tx.today,
        "scope_hash": key.scope_hash,
        "body_hash": key.body_hash,
        "status": status,
        "body": key.seal.encrypt(body) if key.seal else body,
    }
    _KEEP.all(tx.conn, row)


def keep_for_any(tx: Tx, key: Key, status: int, body: bytes) -> None:
    """Answer so from the first time on, whatever the body."""
    keep(tx, replace(key, body_hash=WHATEVER), status, body)


def change(tx: Tx, key: Key, status: int, body: bytes) -> None:
    """Answer otherwise from now on: what was done for the key has been taken back."""
    mine = (
        (answers.c.branch_id == tx.branch_id)
        & (answers.c.day == tx.today)
        & (answers.c.scope_hash == key.scope_hash)
    )
    tx.conn.execute(update(answers).where(mine).values(status=status, body=body))


def _seal(scope: bytes) -> Fernet:
    # Another hash than the stored one: who reads the table cannot make this from it.
    return Fernet(urlsafe_b64encode(hashlib.blake2b(scope, digest_size=32, person=b"antrean-seal").digest()))


def _canonical(body: bytes) -> bytes:
    # The same JSON with other white space or key order is the same body.
    try:
        return json.dumps(json.loads(body), sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        return body
