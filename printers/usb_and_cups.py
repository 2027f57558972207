"""The lines that go through something else: USB by python-escpos, and the queues of CUPS."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from typing import Any

from printers.line import MOST_ANSWER, Whole
from printers.model import CupsPrinter, UsbPrinter
from printers.problems import PrinterError


class UsbLine:
    """USB without a driver of the system."""

    exact = False

    def __init__(self, printer: UsbPrinter) -> None:
        """Find the printer by its ids, and its endpoints by their direction: they differ between models."""
        # Loaded here only: python-escpos takes long to load, and most halls have no printer on USB.
        import libusb_package
        import usb.util  # type: ignore[import-untyped]
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Usb

        self._milliseconds = int(printer.timeout_s * 1000)
        backend: Any = libusb_package.get_libusb1_backend()
        self._usb = Usb(
            printer.vendor, printer.product, usb_args={"backend": backend}, timeout=self._milliseconds
        )
        try:
            self._usb.open()
        except DeviceNotFoundError as error:
            raise ConnectionError(str(error)) from error
        self._device: Any = self._usb.device
        interface = self._device.get_active_configuration()[(0, 0)]
        ways = {usb.util.endpoint_direction(end.bEndpointAddress): end.bEndpointAddress for end in interface}
        self._out, self._in = ways[usb.util.ENDPOINT_OUT], ways.get(usb.util.ENDPOINT_IN)

    def write(self, data: bytes) -> int:
        return int(self._device.write(self._out, data[:4096], self._milliseconds))

    def ask(self, question: bytes, whole: Whole, wait: float) -> bytes:
        if self._in is None:
            return b""
        with contextlib.suppress(OSError):  # an answer to an earlier question that nobody has fetched
            self._device.read(self._in, 64, 1)
        self.write(question)
        reply, end = b"", time.monotonic() + wait
        with contextlib.suppress(OSError):
            while not whole(reply) and len(reply) < MOST_ANSWER and (left := end - time.monotonic()) > 0:
                reply += bytes(self._device.read(self._in, 64, max(1, int(left * 1000))))
        return reply

    def settle(self) -> None:
        """Nothing waits on this machine: a write ends when the printer has taken the bytes."""

    def close(self, *, drop: bool) -> None:
        self._usb.close()


class CupsLine:
    """A raw queue of CUPS, which takes a slip in one piece and tells nothing of the paper."""

    exact = True

    def __init__(self, printer: CupsPrinter) -> None:
        """Nothing to open, but the command must be there."""
        if shutil.which("lp") is None:
            why = "the command lp of CUPS is not installed"
            raise PrinterError("missing", printer=printer.name, detail=why, permanent=True)
        self._printer = printer

    def write(self, data: bytes) -> int:
        command = ["lp", "-s", "-d", self._printer.queue, "-o", "raw", "-"]
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and a queue's name cannot begin with a dash
                command, input=data, capture_output=True, check=False, timeout=self._printer.timeout_s
            )
        except subprocess.TimeoutExpired:
            raise PrinterError("stuck", printer=self._printer.name, sent=True) from None
        if done.returncode:
            raise ConnectionError(done.stderr.decode(errors="replace").strip())
        return len(data)

    def ask(self, question: bytes, whole: Whole, wait: float) -> bytes:
        return b""

    def settle(self) -> None:
        """The queue has it."""

    def close(self, *, drop: bool) -> None:
        """Nothing to close."""
