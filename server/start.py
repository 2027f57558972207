"""What the start page shows: the hall, its zones, and the training hall's log-ins."""

from __future__ import annotations

from typing import Any

from server import board, staff
from server.web import Hall


def start_page() -> dict[str, Any]:
    """``{"branch", "zones", "displays", "trial", "accounts"}``; log-ins only where they are published."""
    hall = Hall.current()
    with hall.db.reading() as conn:
        view = hall.db.catalogue(conn)
    published = hall.settings.trial and hall.settings.staff.trial_accounts
    return {
        "branch": board.branch_json(view),
        "zones": [{"code": zone.code, "name": zone.name} for zone in view.zones],
        # Those of layout calls are there already, by zone.
        "displays": [each for each in hall.settings.displays.screens if each.layout != "calls"],
        "trial": hall.settings.trial,
        "accounts": staff.trial_accounts(view) if published else [],
    }
