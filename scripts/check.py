"""Everything that can be checked without running the hall: a line per step, below it what is wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

STEPS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--quiet", "--diff", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy", "--no-error-summary"],
    "import contract": [BIN / "lint-imports", "--no-logo"],
    "JavaScript types": [ROOT / "node_modules" / ".bin" / "tsc", "--project", "tsconfig.json"],
    "templates": [BIN / "djlint", "--lint", "--quiet", "."],
    "spelling": [BIN / "codespell"],
    "addresses and paths": [sys.executable, ROOT / "scripts" / "addresses.py"],
}


def main() -> None:
    wrong = [name for name, command in STEPS.items() if not passes(name, [str(part) for part in command])]
    if wrong:
        sys.exit(f"antrean: make check found something in: {', '.join(wrong)}")


def passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    verdict = "ok" if done.returncode == 0 else "WRONG"
    print(f"{name:<20} {verdict:<6} {time.monotonic() - began:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
