"""`antrean kiosk` on a machine whose wall clock somebody can set: the file WALL_OFFSET says by how much."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from kiosk.machine import moments
from kiosk.machine.command import kiosk


def stepped() -> float:
    file = Path(os.environ["WALL_OFFSET"])
    return time.time() + (float(file.read_text(encoding="ascii") or 0) if file.exists() else 0.0)


moments.wall = stepped

if __name__ == "__main__":
    kiosk()
