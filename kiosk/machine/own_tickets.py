"""A ticket that the machine gives out alone, as page and slip show it: everything but its number."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from kiosk.machine.hall import Offer


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the visitor has chosen, and when; the ticket's page (``url``) opens when the server is back."""

    offer: Offer
    priority: bool
    language: str
    issued_at: str
    url: str


def own_ticket(wanted: Wanted) -> dict[str, Any]:
    """In the shape of the server's 201. Cut off, nobody knows who is ahead: the estimate is honestly None."""
    service, agency = wanted.offer.service, wanted.offer.agency
    own = f"own-{secrets.token_hex(8)}"
    return {
        "id": own,
        "visit": own,
        "state": "waiting",
        "agency": {name: agency[name] for name in ("code", "name", "short")},
        "service": {"code": service["code"], "name": service["name"]},
        "priority": wanted.priority,
        "language": wanted.language,
        "zone": agency["zone"],
        "issued_at": wanted.issued_at,
        "called_at": None,
        "counter": None,
        "recalls": 0,
        "returned": False,
        "ahead": None,
        "estimate": None,
        "open_counters": None,
        "url": wanted.url,
    }


def own_slip(wanted: Wanted, catalogue: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """For ``printers``, with what the server has ``told`` of this kiosk and of the hall's Wi-Fi."""
    service, agency = wanted.offer.service, wanted.offer.agency
    return {
        "kind": "ticket",
        "branch": catalogue["branch"]["short_name"],
        "agency": agency["short"],
        "service": service["name"],
        "zone": agency["zone"],
        "priority": wanted.priority,
        "ahead": None,
        "low_min": None,
        "high_min": None,
        "issued_at": wanted.issued_at,
        "kiosk": told["device"]["name"],
        "docs": list(service["docs"]),
        "url": wanted.url,
        "wifi": told["wifi"] or None,
        "copy": False,
        "language": wanted.language,
        "trial": catalogue["trial"],
    }
