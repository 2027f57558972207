"""Print programs for halls from the nursery: forked from one that has loaded everything, as the halls are.

``Programs`` is that process. ``Program`` stands, in a hall, for the :class:`subprocess.Popen` of its print
program, which lives as long as the hall does and no longer, as a child in its process group would.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

from machine import dies_with_us

COMMAND = ["-m", "printers.agent"]


class Programs:
    """The process that forks print programs; ends with us."""

    def __init__(self, folder: Path) -> None:
        """Its door is a socket in ``folder``."""
        self.door = folder / "door"
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(self.door))
        listening.listen(64)
        with listening:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(listening.fileno())],
                pass_fds=[listening.fileno()],
                preexec_fn=dies_with_us(signal.SIGTERM),
            )

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)


class Program:
    """A print program, to the hall that has ordered it. Made inside the hall, where gevent is at work."""

    def __init__(self, door: str) -> None:
        from gevent.fileobject import FileObject

        (its_input, our_output), (our_input, its_output) = os.pipe(), os.pipe()
        order = {"hall": os.getpid(), "environment": dict(os.environ), "folder": str(Path.cwd())}
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(door)
            socket.send_fds(line, [json.dumps(order).encode()], [its_input, its_output, 2])
            self.pid = int(line.recv(32))
        os.close(its_input)
        os.close(its_output)
        self.stdin, self.stdout = FileObject(our_output, "wb"), FileObject(our_input, "rb")
        self._handle = os.pidfd_open(self.pid)

    def poll(self) -> int | None:
        return 0 if select.select([self._handle], [], [], 0)[0] else None


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
    while True:
        line, _ = door.accept()
        with line:
            order, files, _flags, _address = socket.recv_fds(line, 1 << 20, 3)
            pid = os.fork()
            if pid == 0:
                _become(json.loads(order), files)
            line.sendall(str(pid).encode())
        for file in files:
            os.close(file)


def _become(order: dict[str, Any], files: list[int]) -> NoReturn:
    from printers import agent

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for target, source in enumerate(files):
        os.dup2(source, target)
    os.closerange(3, max(files) + 8)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    Thread(target=_end_with, args=[os.pidfd_open(order["hall"])], daemon=True).start()
    try:
        agent.main()
    finally:
        os._exit(0)


def _end_with(hall: int) -> NoReturn:
    select.select([hall], [], [])
    os._exit(0)


if __name__ == "__main__":
    main()
