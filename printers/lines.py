"""The lines to real printers. Each takes bytes only as fast as the printer does, and says how far it got.

USB is opened by python-escpos. The others are thin and our own: its ``Network`` sends with ``sendall``, after
which nobody knows how much of a slip has left; its ``Serial`` and ``File`` write without a time-out, and its
``LP`` waits for ever, so that one dead printer would hold its thread until the hall closes.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import stat
import struct
import termios
import time
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path

from printers.line import MOST_ANSWER, Line, Whole
from printers.model import CupsPrinter, FilePrinter, NetworkPrinter, SerialPrinter, UsbPrinter
from printers.usb_and_cups import CupsLine, UsbLine

_POLL_S, _BUSY_S = 0.01, 0.5
RealPrinter = NetworkPrinter | UsbPrinter | SerialPrinter | FilePrinter | CupsPrinter


class NetworkLine:
    """TCP, usually port 9100."""

    exact = True

    def __init__(self, printer: NetworkPrinter) -> None:
        """Connect."""
        self._wait = printer.timeout_s
        try:
            self._socket = socket.create_connection((printer.host, printer.port), timeout=self._wait)
        except ConnectionRefusedError:
            # Many take one connection at a time, and somebody may just have asked how they are.
            time.sleep(_BUSY_S)
            self._socket = socket.create_connection((printer.host, printer.port), timeout=self._wait)

    def write(self, data: bytes) -> int:
        return self._socket.send(data)

    def ask(self, question: bytes, whole: Whole, wait: float) -> bytes:
        self._socket.sendall(question)
        return _gather(self._socket.fileno(), lambda: self._socket.recv(MOST_ANSWER), whole, wait)

    def settle(self) -> None:
        _until_empty(lambda: _queued(self._socket.fileno()), self._wait)

    def close(self, *, drop: bool) -> None:
        if drop:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()


class FileLine:
    """A device file, which may answer, or a plain file, which does not."""

    exact = True

    def __init__(self, printer: FilePrinter) -> None:
        """Open it; a plain file is made when it is not there, a device is not."""
        path = Path(printer.path)
        self._wait = printer.timeout_s
        self._device = path.exists() and stat.S_ISCHR(path.stat().st_mode)
        if self._device or path.is_relative_to("/dev"):
            flags = os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY
        else:
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        self._file = os.open(path, flags, 0o644)

    def write(self, data: bytes) -> int:
        if not select.select([], [self._file], [], self._wait)[1]:
            raise TimeoutError
        return os.write(self._file, data)

    def ask(self, question: bytes, whole: Whole, wait: float) -> bytes:
        if not self._device:
            return b""
        with contextlib.suppress(BlockingIOError):  # an answer to somebody else's question
            while os.read(self._file, MOST_ANSWER):
                pass
        self.write(question)
        return _gather(self._file, lambda: os.read(self._file, MOST_ANSWER), whole, wait)

    def settle(self) -> None:
        if self._device and os.isatty(self._file):
            _until_empty(lambda: _queued(self._file), self._wait)

    def close(self, *, drop: bool) -> None:
        if drop and os.isatty(self._file):
            termios.tcflush(self._file, termios.TCOFLUSH)
        os.close(self._file)


class SerialLine:
    """RS-232, or a USB-to-serial cable."""

    exact = False

    def __init__(self, printer: SerialPrinter) -> None:
        """Open the port."""
        import serial

        self._wait = printer.timeout_s
        self._port = serial.Serial(printer.device, printer.baud, write_timeout=self._wait, dsrdtr=True)

    def write(self, data: bytes) -> int:
        return int(self._port.write(data[:128]) or 0)

    def ask(self, question: bytes, whole: Whole, wait: float) -> bytes:
        self._port.reset_input_buffer()
        self._port.write(question)
        return _gather(self._port.fileno(), lambda: bytes(self._port.read(1)), whole, wait)

    def settle(self) -> None:
        _until_empty(lambda: self._port.out_waiting, self._wait)

    def close(self, *, drop: bool) -> None:
        if drop:
            self._port.reset_output_buffer()
        self._port.close()


def open_line(printer: RealPrinter) -> Line:
    """The line to ``printer``, opened."""
    match printer:
        case NetworkPrinter():
            return NetworkLine(printer)
        case UsbPrinter():
            return UsbLine(printer)
        case SerialPrinter():
            return SerialLine(printer)
        case FilePrinter():
            return FileLine(printer)
        case CupsPrinter():
            return CupsLine(printer)


def _gather(file: int, read: Callable[[], bytes], whole: Whole, wait: float) -> bytes:
    """What comes from ``file`` until it is ``whole``; a trickle is heard no longer than silence."""
    reply, end = b"", time.monotonic() + wait
    while not whole(reply) and len(reply) < MOST_ANSWER and (left := end - time.monotonic()) > 0:
        if not select.select([file], [], [], left)[0]:
            break
        piece = read()
        if not piece:
            break
        reply += piece
    return reply


def _queued(file: int) -> int:
    """Bytes the system still holds for a socket or a terminal."""
    return int(struct.unpack("i", ioctl(file, termios.TIOCOUTQ, b"\0\0\0\0"))[0])


def _until_empty(queued: Callable[[], int], wait: float) -> None:
    """Wait as long as ``queued`` falls; ``wait`` seconds without progress are a :class:`TimeoutError`."""
    left, end = queued(), time.monotonic() + wait
    while left:
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(_POLL_S)
        now = queued()
        if now < left:
            end = time.monotonic() + wait
        left = now
