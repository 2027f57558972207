"""No committed file may hold a download address or a path that exists on one machine only."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "a download address": re.compile(
        r'"resolved": *"http|(?:extra-)?index-url *[= ] *\S*://|https?://\S*/simple/|https?://\S*/packages/[0-9a-f]{2}/'
    ),
    "a path of one machine": re.compile(r"(?:^|[ \"'(=`])/(?:home|root|work|Users|tmp)/"),
}


def main() -> None:
    found = [line for path in committed() for line in findings(path)]
    sys.exit("\n".join(found) or 0)


def committed() -> list[Path]:
    told = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file()]


def findings(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
    name = path.relative_to(ROOT)
    return [
        f"{name}:{number}: {what}: {line.strip()[:100]}"
        for number, line in enumerate(lines, 1)
        for what, pattern in FORBIDDEN.items()
        if pattern.search(line) and path != Path(__file__)
    ]


if __name__ == "__main__":
    main()
