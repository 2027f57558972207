"""What a run of tests needs once, however many workers share it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from databases import Databases
from nursery import POSSIBLE
from programs import Forkers


class Shared:
    """The processes that fork halls and print programs, and the databases; all end with us."""

    def __init__(self) -> None:
        """They start at once and are waited for by whoever needs them first."""
        self.folder = Path(tempfile.mkdtemp(prefix="antrean-tests-"))
        self._databases = Databases(self.folder)
        self._forkers = Forkers(self.folder) if POSSIBLE else None

    def close(self) -> None:
        if self._forkers:
            self._forkers.close()
        self._databases.close()
        shutil.rmtree(self.folder, ignore_errors=True)
