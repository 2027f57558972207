"""Run what setup needs without its noise: that goes to a file, why something failed to the screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

VENV = Path(__file__).resolve().parent.parent / ".venv"
LOG = VENV / "setup.log"
LONGEST = 200
TELLS_WHY = re.compile(r"error|failed|E: |denied|refused|no space|not found", re.IGNORECASE)


def succeeds(
    command: list[str], *, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> bool:
    surroundings = {**caches(), **os.environ, **(environment or {})}
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(
            command, cwd=cwd, env=surroundings, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
        )
    return done.returncode == 0


def give_up(what: str) -> NoReturn:
    advice = "is it the network, a proxy or a full disk? Then say it again"
    sys.exit(f"antrean: {what} did not get through: {reason()}\n  {advice}; {LOG} has all of it")


def reason() -> str:
    """What the last command said of its failure, in its own words."""
    said = LOG.read_text(encoding="utf-8", errors="replace").rsplit("\n$ ", 1)[-1].splitlines()[1:]
    lines = [line.strip() for line in said if line.strip()]
    telling = [line for line in lines if TELLS_WHY.search(line)]
    return (telling or lines or ["it said nothing"])[-1][:LONGEST]


def caches() -> dict[str, str]:
    """A service has no home to write to: what is fetched is kept beside what is made of it."""
    if os.access(os.path.expanduser("~"), os.W_OK):  # noqa: PTH111 - Path.home() fails where there is none
        return {}
    names = {"UV_CACHE_DIR": "uv", "PIP_CACHE_DIR": "pip", "npm_config_cache": "npm"}
    return {name: str(VENV / ".cache" / folder) for name, folder in names.items()}
