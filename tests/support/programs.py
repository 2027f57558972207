"""Print programs for halls from the nursery, and kiosk machines: forked from one that has loaded everything.

``Programs`` orders them from that process; unlike the nursery it knows nothing of gevent. ``Program`` stands,
in a hall, for the :class:`subprocess.Popen` of its print program, which lives as long as the hall does and no
longer, as a child in its process group would.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, NoReturn

from machine import dies_with_us

COMMAND = ["-m", "printers.agent"]
PROGRAMS, HALLS = "programs", "halls"
"""The doors of the processes that fork."""


class Forked:
    """A process that was forked for us; what :class:`subprocess.Popen` can, as far as tests need it."""

    def __init__(self, pid: int, code: Path | None = None) -> None:
        """``code`` is where it writes its exit code: only its parent hears that by itself."""
        self.pid = pid
        self._code = code
        self.returncode: int | None = None
        self._handle: int | None = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Its exit code when it has ended; 0 where nobody has asked for it."""
        return self._look(0)

    def wait(self, timeout: float) -> int:
        if self._look(timeout) is None:
            raise subprocess.TimeoutExpired("antrean", timeout)
        return self.returncode or 0

    def _look(self, timeout: float) -> int | None:
        if self._handle is not None and select.select([self._handle], [], [], timeout)[0]:
            os.close(self._handle)
            self._handle = None
            self.returncode = self._told()
        return self.returncode

    def _told(self) -> int:
        if self._code is None:
            return 0
        return int(self._code.read_text(encoding="ascii")) if self._code.exists() else -signal.SIGKILL


class Forkers:
    """The processes that have loaded everything, and fork; they end with us."""

    def __init__(self, folder: Path) -> None:
        """Their doors are sockets in ``folder``: :class:`Programs` and the nursery knock there."""
        here = Path(__file__)
        self._processes = [
            _behind_a_door(folder / PROGRAMS, here),
            _behind_a_door(folder / HALLS, here.with_name("nursery.py")),
        ]

    def close(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait(timeout=10)


def _behind_a_door(door: Path, script: Path) -> subprocess.Popen[bytes]:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(door))
    listening.listen(64)
    with listening:
        return subprocess.Popen(
            [sys.executable, script, str(listening.fileno())],
            pass_fds=[listening.fileno()],
            preexec_fn=dies_with_us(signal.SIGTERM),
        )


class Programs:
    """Starts print programs and kiosk machines."""

    def __init__(self, folder: Path) -> None:
        """Where the :class:`Forkers` are."""
        self.door = folder / PROGRAMS

    def kiosk(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path, log: BinaryIO
    ) -> Forked:
        """Starts ``stepped_kiosk.py``; what it says goes to ``log``, its exit code into ``folder``."""
        code = folder / "exit-code"
        code.unlink(missing_ok=True)
        order: dict[str, Any] = {"kiosk": [*arguments], "code": str(code)}
        order |= {"environment": dict(environment), "folder": str(Path.cwd())}
        with Path(os.devnull).open("rb") as nothing:
            return Forked(knock(self.door, order, [nothing.fileno(), log.fileno(), log.fileno()]), code)


class Program:
    """A print program, to the hall that has ordered it. Made inside the hall, where gevent is at work."""

    def __init__(self, door: str) -> None:
        from gevent.fileobject import FileObject

        (its_input, our_output), (our_input, its_output) = os.pipe(), os.pipe()
        order = {"hall": os.getpid(), "environment": dict(os.environ), "folder": str(Path.cwd())}
        self.pid = knock(Path(door), order, [its_input, its_output, 2])
        os.close(its_input)
        os.close(its_output)
        self.stdin, self.stdout = FileObject(our_output, "wb"), FileObject(our_input, "rb")
        self._handle = os.pidfd_open(self.pid)

    def poll(self) -> int | None:
        return 0 if select.select([self._handle], [], [], 0)[0] else None


def knock(door: Path, order: Mapping[str, Any], files: list[int]) -> int:
    """Order a process, which gets these ``files``; returns its pid."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(door))
        socket.send_fds(line, [json.dumps(order).encode()], files)
        return int(line.recv(32))


def answer(door: socket.socket) -> Iterator[tuple[dict[str, Any], list[int], Callable[[int], None]]]:
    """Each order that comes to the door, its files, and how to tell the pid."""
    while True:
        line, _ = door.accept()
        with line:
            sent, files, _flags, _address = socket.recv_fds(line, 1 << 20, 3)
            if sent:
                yield json.loads(sent), files, partial(_tell, line)
        for file in files:
            os.close(file)


def _tell(line: socket.socket, pid: int) -> None:
    # Who has ordered may have been killed meanwhile: that must end nobody else's halls.
    with suppress(OSError):
        line.sendall(str(pid).encode())


def order_at(door: str) -> None:
    """From now on this hall has its print programs from ``door``."""
    from types import SimpleNamespace

    from server import print_agent

    def popen(command: list[str], **_pipes: int) -> Program:
        if command[1:] != COMMAND:
            raise AssertionError(f"{command} is not the print program")
        return Program(door)

    vars(print_agent)["subprocess"] = SimpleNamespace(Popen=popen, PIPE=subprocess.PIPE)


def main() -> None:
    """Load everything once, then a child for everybody who comes to the door."""
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))
    from printers import agent  # noqa: F401
    from printers.words import say

    say("id", "mark-copy")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    door = socket.socket(fileno=int(sys.argv[1]))
    for order, files, tell in answer(door):
        if "kiosk" in order:
            # Not before somebody wants one: most files of tests have none.
            from kiosk.machine import browser, command, machine, options  # noqa: F401
            from server import addresses, logs  # noqa: F401
        pid = os.fork()
        if pid == 0:
            door.close()
            _become(order, files)
        tell(pid)


def _become(order: dict[str, Any], files: list[int]) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for target, source in enumerate(files):
        os.dup2(source, target)
    os.closerange(3, max(files) + 8)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    warnings.simplefilter("error")
    if "kiosk" in order:
        _be_kiosk(order["kiosk"], Path(order["code"]))
    _be_print_program(order["hall"])


def _be_kiosk(arguments: list[str], code: Path) -> NoReturn:
    os.setsid()
    dies_with_us(signal.SIGTERM)()
    ended = 1
    try:
        from stepped_kiosk import kiosk

        kiosk(arguments, prog_name="antrean kiosk")
    except SystemExit as end:
        ended = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        code.write_text(str(ended), encoding="ascii")
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended)


def _be_print_program(hall: int) -> NoReturn:
    from printers import agent

    Thread(target=_end_with, args=[os.pidfd_open(hall)], daemon=True).start()
    try:
        agent.main()
    finally:
        os._exit(0)


def _end_with(hall: int) -> NoReturn:
    select.select([hall], [], [])
    os._exit(0)


if __name__ == "__main__":
    main()
