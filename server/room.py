"""Room on the disk of the data folder: told while there is still some, for a full disk stops the hall."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from server.translate import messages

MB = 1_000_000
LEAST_MB = 32
"""With less than this the next number may not be kept: the hall does not call itself ready."""
LOW_MB = 500
"""Some weeks of a busy hall, or a few days of another program that fills the disk."""


def free_mb(data: Path) -> int:
    """What is left for this user, in megabytes; the folder itself may be still to come."""
    there = next(folder for folder in (data, *data.resolve().parents) if folder.exists())
    return shutil.disk_usage(there).free // MB


def is_full(data: Path) -> bool:
    """Whether not even a start could be written down; with little room a hall had better run than not."""
    return free_mb(data) < 1


def alarms(data: Path) -> list[dict[str, Any]]:
    """Somebody has to make room."""
    left = free_mb(data)
    return [{"code": "disk-low", "text": messages("alarm-disk-low", {"left": left})}] if left < LOW_MB else []
