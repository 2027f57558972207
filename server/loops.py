"""Background work that must outlive any single mistake."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog

PAUSE_AFTER_FAILURE_S = 1.0
log = structlog.get_logger()


def forever(name: str, step: Callable[[], None]) -> None:
    """Run ``step`` again and again. A failure is logged with its trace, and the loop goes on.

    A database that is away for a moment, or a defect met once, must not silence the hall's screens
    or printers until somebody restarts the server.
    """
    while True:
        try:
            step()
        except Exception:
            log.exception("background work failed; going on", work=name)
            time.sleep(PAUSE_AFTER_FAILURE_S)
