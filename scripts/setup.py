"""Make this checkout ready to run: Python packages, browser files, the `antrean` command.

Needs Python 3.11 and nothing else. It does only what is missing, so a second run costs nothing, and a run
that was interrupted goes on where it stopped. `--dev` adds what tests and checks need.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".venv" / ".setup"
BEGUN = STAMPS / "begun"

# In order. step -> (what it is made from, what it makes)
STEPS = {
    "venv": ((), ".venv/bin/python"),
    "packages": (("requirements.lock",), ".venv/bin"),
    "project": (("pyproject.toml",), ".venv/bin/antrean"),
    "npm": (("package-lock.json",), "node_modules"),
    "vendor": (("package-lock.json", "scripts/vendor.py"), "server/ui/vendor"),
}
# The developers' form of a step contains the plain one.
DEV_STEPS = {
    "packages": ("packages-dev", ("requirements-dev.lock",), ".venv/bin/pytest"),
    "npm": ("npm-dev", ("package-lock.json",), "node_modules/.bin/tsc"),
}


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may well have an older one
        restart_with_a_newer_python()
    lock = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)  # two at a time wait for each other
    if BEGUN.exists():  # interrupted among the packages: nobody knows which of them are whole
        shutil.rmtree(STAMPS)
    wanted = steps("--dev" in sys.argv[1:])
    # Making the venv anew empties it.
    usable = is_done(*wanted[0]) and finds_its_packages()
    missing = [step for step in wanted if not is_done(*step)] if usable else wanted
    if missing:
        try:
            do(missing)
        except KeyboardInterrupt:
            sys.exit("antrean: interrupted; said again, it goes on from here")


def do(missing: list[tuple[str, tuple[str, ...], str]]) -> None:
    import setup_steps

    began = time.monotonic()
    say(f"setting up ({', '.join(name for name, _, _ in missing)}) ...")
    for name, inputs, _ in missing:
        if name.startswith("packages"):
            BEGUN.parent.mkdir(parents=True, exist_ok=True)
            BEGUN.touch()
        setup_steps.do(name)
        BEGUN.unlink(missing_ok=True)
        record(name, inputs)
    say(f"set up in {time.monotonic() - began:.0f} s")


def steps(dev: bool) -> list[tuple[str, tuple[str, ...], str]]:
    plain = [(name, inputs, makes) for name, (inputs, makes) in STEPS.items()]
    return [DEV_STEPS.get(step[0], step) for step in plain] if dev else plain


def is_done(name: str, inputs: tuple[str, ...], makes: str) -> bool:
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text(encoding="utf-8") == digest(inputs) and (ROOT / makes).exists()


def finds_its_packages() -> bool:
    """Not when the machine's Python has become another one below it, with the next Debian."""
    asked = [
        str(ROOT / ".venv" / "bin" / "python"),
        "-ISc",
        "import sys; print('%d.%d' % sys.version_info[:2])",
    ]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return bool(told) and (ROOT / ".venv" / "lib" / f"python{told}").is_dir()


def record(name: str, inputs: tuple[str, ...]) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(digest(inputs), encoding="utf-8")
    plain = name.removesuffix("-dev")
    if plain != name:
        record(plain, STEPS[plain][0])


def digest(inputs: tuple[str, ...]) -> str:
    """Changes with the inputs, and when the checkout has moved (a venv cannot)."""
    found = hashlib.sha256(str(ROOT).encode())
    for name in inputs:
        found.update((ROOT / name).read_bytes())
    return found.hexdigest()


def restart_with_a_newer_python() -> None:
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        path = shutil.which(name)
        if path:
            os.execv(path, [path, *sys.argv])  # noqa: S606
    have = ".".join(str(part) for part in sys.version_info[:2])
    hint = "install one, or say make PYTHON=/path/to/python3"
    sys.exit(f"antrean needs Python 3.11 or newer, this is {have}: {hint}")


def say(line: str) -> None:
    print(f"antrean: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except PermissionError as error:
        whose = f"user {os.geteuid()} may not write {error.filename or ROOT}"
        sys.exit(f"antrean: {whose}: give this folder to that user (chown -R), or work as its owner")
