"""The chain of events: each carries a hash over itself and the hash of the one before.

Who changes, removes or inserts a row of the log cannot mend the hashes behind it without all that
follow, and a day's last hash can be printed and posted: then not even with them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

START = bytes(32)
"""What stands before the first event of a branch."""

FIELDS = ("branch_id", "seq", "day", "type", "at", "actor", "ticket_id", "counter_id", "data", "before")
"""What the hash covers, in this order; ``data`` and ``before`` as JSON with sorted keys."""


def link(previous: bytes, event: Mapping[str, Any]) -> bytes:
    """The SHA-256 of ``event`` as it follows an event whose hash is ``previous``."""
    content = json.dumps([event[field] for field in FIELDS], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(previous + content.encode()).digest()
