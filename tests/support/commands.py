"""The ``antrean`` command in this process: the same code and the same words, without a second of loading."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from server.__main__ import main

OF_THE_HALL = ("DATABASE_URL", "REDIS_URL")


def antrean(
    *arguments: str | Path,
    config: Path,
    data: Path,
    environment: Mapping[str, str] | None = None,
    answer: str = "",
) -> subprocess.CompletedProcess[str]:
    """What a process would have said. An error that nobody has foreseen is raised here, not told.

    Of ``environment`` only what chooses the hall's database counts.
    """
    known = {name: (environment or {}).get(name) for name in OF_THE_HALL}
    words = [str(word) for word in (*arguments, "--config", config, "--data", data)]
    done = CliRunner(env=known).invoke(main, words, input=answer, catch_exceptions=False)
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)
