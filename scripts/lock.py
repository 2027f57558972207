"""Choose the newest versions anew.

requirements.lock holds what the product needs, requirements-dev.lock that and the tools,
package-lock.json the browser files.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import installer
import setup_steps

ROOT = Path(__file__).resolve().parent.parent
# npm packages with a lock of their own
NPM_FOLDERS = (ROOT, ROOT / "tests" / "support" / "chromium")


def main() -> None:
    lock("requirements.lock", "--extra", "setup")
    lock("requirements-dev.lock", "--extra", "setup", "--extra", "dev", "-c", "requirements.lock")
    for folder in NPM_FOLDERS:
        command = [*setup_steps.npm(), "install", "--package-lock-only", "--omit-lockfile-registry-resolved"]
        options = ["--no-audit", "--no-fund", "--loglevel=error"]
        setup_steps.run("package-lock.json", [*command, *options], folder)


def lock(name: str, *arguments: str) -> None:
    """Both locks name the same versions; neither names an address."""
    settings = installer.uv_settings(setup_steps.VENV)
    for partial in (
        "UV_INDEX",
        "UV_FIND_LINKS",
    ):  # they hold this machine's builds only: other machines' hashes would go
        settings.pop(partial, None)
    uv = str(setup_steps.VENV / "bin" / "uv")
    command = [
        uv,
        "pip",
        "compile",
        "--quiet",
        "--upgrade",
        "--universal",
        "--generate-hashes",
        "pyproject.toml",
    ]
    subprocess.run([*command, *arguments, "-o", name], cwd=ROOT, env={**os.environ, **settings}, check=True)


if __name__ == "__main__":
    main()
