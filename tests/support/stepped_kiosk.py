"""`antrean kiosk` whose wall clock somebody sets (WALL_OFFSET), and whose waits are HASTE shorter."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from kiosk.machine import issuing, line, moments, pulse
from kiosk.machine.command import kiosk as kiosk

HASTE = float(os.environ.get("HASTE", "1"))


def stepped() -> float:
    file = Path(os.environ["WALL_OFFSET"])
    return time.time() + (float(file.read_text(encoding="ascii") or 0) if file.exists() else 0.0)


moments.wall = stepped
REBOOTED = Path(os.environ["WALL_OFFSET"]).with_name("rebooted")
if REBOOTED.exists():
    # The machine has lost power: its monotonic clock began anew, as another run.
    began = time.monotonic()
    moments.boot = lambda: REBOOTED.read_text(encoding="ascii")
    moments._ticks = lambda: time.monotonic() - began
for module, names in (
    (line, ["PATIENCE_S"]),
    (issuing, ["PATIENCE_S", "SHORT_PATIENCE_S", "FIRST_PAUSE_S", "LONGEST_PAUSE_S"]),
    (pulse, ["BEAT_S", "PROBE_S", "LOOK_S"]),
):
    for name in names:
        setattr(module, name, getattr(module, name) / HASTE)

if __name__ == "__main__":
    kiosk()
