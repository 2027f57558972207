"""Install Python packages into the venv, with uv or else pip, from where this machine's pip gets them."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import quiet

UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "proxy": "HTTPS_PROXY",
}
NO_PIP = (
    "this Python has neither pip nor ensurepip, and Debian's could not be fetched (is the network there?):"
    " apt-get install python3-venv, then say it again"
)


def install(venv: Path, *, wanted: str, uv: str) -> None:
    """Install the locked lines of `wanted`; `uv` holds the locked lines of uv itself."""
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "requirements.txt"
        lock.write_text(wanted, encoding="utf-8")
        arguments = ["install", "--quiet", "--require-hashes", "-r", str(lock)]
        # Compiled now: where Python may not keep what it compiles, every start would take seconds.
        if with_uv(venv, [*arguments, "--compile-bytecode"], uv):
            return
        if not with_pip(venv, [*arguments, "--no-deps", "--compile"]):
            quiet.give_up("the Python packages")


def install_editable(venv: Path, root: Path) -> None:
    arguments = ["install", "--quiet", "--no-deps", "--no-build-isolation", "-e", str(root)]
    if not with_uv(venv, arguments, None) and not with_pip(venv, arguments):
        quiet.give_up("the project itself")


def with_uv(venv: Path, arguments: list[str], locked: str | None) -> bool:
    uv = find_uv(venv, locked)
    if not uv:
        return False
    return quiet.succeeds(
        [uv, "pip", *arguments], environment={**uv_settings(venv), "VIRTUAL_ENV": str(venv)}
    )


def find_uv(venv: Path, locked: str | None) -> str | None:
    own = venv / "bin" / "uv"
    if not own.exists() and locked and find_pip(venv):
        with tempfile.TemporaryDirectory() as folder:
            lock = Path(folder) / "uv.txt"
            lock.write_text(locked, encoding="utf-8")
            with_pip(venv, ["install", "--quiet", "--require-hashes", "--only-binary=:all:", "-r", str(lock)])
    return str(own) if own.exists() else shutil.which("uv")


def with_pip(venv: Path, arguments: list[str]) -> bool:
    pip = find_pip(venv)
    if not pip:
        sys.exit(f"antrean: {NO_PIP}")
    return quiet.succeeds([*pip, *arguments])


@cache
def find_pip(venv: Path) -> list[str] | None:
    """A pip that works on the venv: this Python's own, else one that ensurepip or Debian keep as a wheel."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(venv), "--disable-pip-version-check"]
    wheel = next(pip_wheels(venv), None)
    return [str(venv / "bin" / "python"), f"{wheel}/pip"] if wheel else None


def pip_wheels(venv: Path) -> Iterator[Path]:
    kept = venv / ".pip"
    if importlib.util.find_spec("ensurepip"):
        ensurepip = importlib.import_module("ensurepip")
        yield from (Path(ensurepip.__file__ or "").parent / "_bundled").glob("pip-*.whl")
    for folder in (
        sysconfig.get_config_var("WHEEL_PKG_DIR"),
        "/usr/share/python-wheels",
        kept / "usr/share/python-wheels",
    ):
        yield from Path(folder or kept).glob("pip-*.whl")
    if shutil.which("apt-get") and shutil.which("dpkg-deb"):
        fetch_debians_pip(kept)
        yield from kept.glob("usr/share/python-wheels/pip-*.whl")


def fetch_debians_pip(folder: Path) -> None:
    """Debian's own pip wheel, unpacked in our folder: needs no rights and changes nothing on the machine."""
    lists = folder / "lists"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    options = [
        "-q",
        "-o",
        f"Dir::State::Lists={lists}",
        "-o",
        f"Dir::Cache={folder}",
        "-o",
        "Debug::NoLocking=true",
        "-o",
        "APT::Sandbox::User=root",
    ]
    for command in (["update"], ["download", "python3-pip-whl"]):
        if not quiet.succeeds(["apt-get", *options, *command], cwd=folder):
            return
    for package in folder.glob("python3-pip-whl_*.deb"):
        quiet.succeeds(["dpkg-deb", "-x", str(package), str(folder)])
    shutil.rmtree(lists, ignore_errors=True)


def uv_settings(venv: Path) -> dict[str, str]:
    """uv does not read pip's configuration: say the same to it, where it was not told otherwise."""
    pip = find_pip(venv)
    told = (
        subprocess.run([*pip, "config", "list"], capture_output=True, text=True, check=False).stdout
        if pip
        else ""
    )
    settings = {
        "UV_INDEX_STRATEGY": "unsafe-best-match",  # the best version of all indexes, as pip chooses
        "UV_SYSTEM_CERTS": "1",  # and trust whom the machine trusts
    }
    for section in ("global", "install", ":env:"):  # the later one wins
        for line in told.splitlines():
            name, _, value = line.partition("=")
            uv_name = (
                UV_NAMES.get(name.removeprefix(f"{section}.")) if name.startswith(f"{section}.") else None
            )
            if uv_name:
                settings[uv_name] = " ".join(str(ast.literal_eval(value)).split())
    return {name: value for name, value in settings.items() if name not in os.environ}
