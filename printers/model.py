"""Printers as ``config.yaml`` describes them, and the slip that is to be printed."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    model_validator,
)

from printers.characters import printable

Fault = Literal[
    "paper_out",
    "paper_out_mid_slip",
    "paper_low",
    "cover_open",
    "offline",
    "slow",
    "half_write",
    "garbage",
    "silent",
    "wrong_id",
]
Confirms = Literal["auto", "process-id", "status", "none"]
Language = Literal["id", "en", "jv"]
Mode = Literal["raster", "native"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Printer(_Strict):
    """What every printer has."""

    # How kiosks and the manager's page call it; also names the fault file of a virtual printer.
    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}$")]
    # Width of the paper: 80 mm (576 dots) or 58 mm (384 dots), both at 203 dots an inch.
    width_mm: Literal[80, 58] = 80
    # raster: the slip as a picture, the same on every printer. native: the printer's own letters and QR, a
    # hundredth of the bytes, for slow lines.
    mode: Mode = "raster"
    # Whether the printer has a cutter.
    cut: bool = True
    # Seconds without progress after which the printer counts as stuck.
    timeout_s: Annotated[float, Field(gt=0, le=30)] = 3
    # How the printer says that a slip is on paper. auto: by whatever it answers, and "not known" when it
    # answers nothing. process-id, status: it is known to answer, so that silence is trouble and nothing is
    # printed. none: it is never asked (for clones that print the question).
    confirms: Confirms = "auto"
    # The zone in which it stands: a kiosk there offers it when its own printer fails. Empty: any zone.
    zone: Annotated[str, StringConstraints(max_length=4)] = ""
    # Metres of paper on a new roll; None: 50 of 80 mm, 25 of 58 mm. Staff are warned early, when the roll
    # holds fewer slips than so many.
    roll_m: Annotated[float, Field(gt=0, le=500)] | None = None
    warn_slips: Annotated[int, Field(ge=0, le=1000)] = 50

    @property
    def roll_mm(self) -> int:
        """Millimetres of paper on a new roll."""
        return round((self.roll_m or (50 if self.width_mm == 80 else 25)) * 1000)

    @property
    def dots(self) -> int:
        """Dots in a row."""
        return 576 if self.width_mm == 80 else 384


class VirtualPrinter(_Printer):
    """No device: keeps the bytes and a picture of every slip in the data folder."""

    driver: Literal["virtual"]
    # Plays this fault for every slip; a file "<name>.fault" beside the pictures does it for a while.
    fault: Fault | None = None
    # Whether slips are kept; without, thousands of them cost little.
    pictures: bool = True


class NetworkPrinter(_Printer):
    """A printer with a network socket ("raw" port, JetDirect)."""

    driver: Literal["network"]
    host: Annotated[str, StringConstraints(min_length=1, pattern=r"^\S+$")]
    port: Annotated[int, Field(ge=1, le=65535)] = 9100


def _usb_id(value: Any) -> Any:
    return int(value, 16) if isinstance(value, str) else value


UsbId = Annotated[int, BeforeValidator(_usb_id), Field(ge=1, le=0xFFFF)]


class UsbPrinter(_Printer):
    """A printer on USB; `lsusb` shows its two ids, for example 04b8:0e15."""

    driver: Literal["usb"]
    # As four hexadecimal digits in quotes, as lsusb shows them.
    vendor: UsbId
    product: UsbId


class SerialPrinter(_Printer):
    """A printer on a serial line or a USB-to-serial cable."""

    driver: Literal["serial"]
    device: Annotated[str, StringConstraints(min_length=1)]
    baud: Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] = 19200
    # A picture would take half a minute at 19,200 baud.
    mode: Mode = "native"


class FilePrinter(_Printer):
    """A device file such as /dev/usb/lp0, or a plain file to collect bytes in."""

    driver: Literal["file"]
    path: Annotated[str, StringConstraints(min_length=1)]


class CupsPrinter(_Printer):
    """A raw queue of CUPS on this machine."""

    driver: Literal["cups"]
    queue: Annotated[str, StringConstraints(pattern=r"^[^\s/#-][^\s/#]*$")]
    # A queue tells nothing of the paper.
    confirms: Literal["auto", "none"] = "auto"


PrinterConfig = Annotated[
    VirtualPrinter | NetworkPrinter | UsbPrinter | SerialPrinter | FilePrinter | CupsPrinter,
    Field(discriminator="driver"),
]
Printer = VirtualPrinter | NetworkPrinter | UsbPrinter | SerialPrinter | FilePrinter | CupsPrinter
printer_config: TypeAdapter[Printer] = TypeAdapter(PrinterConfig)


def _line(value: Any) -> Any:
    return printable(value) if isinstance(value, str) else value


def _known_language(value: Any) -> Any:
    return value if value in ("id", "en", "jv") else "id"


Line = Annotated[str, BeforeValidator(_line), StringConstraints(min_length=1)]


class Slip(_Strict):
    """Everything that stands on one slip; every text is made printable on the way in."""

    branch: Line
    agency: Line
    service: Line
    zone: Line
    number: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{1,9}$")]
    priority: bool = False
    # People ahead, and the range of the wait in minutes; None: not known.
    ahead: Annotated[int, Field(ge=0, le=9999)] | None = None
    low_min: Annotated[int, Field(ge=0, le=9999)] | None = None
    high_min: Annotated[int, Field(ge=0, le=9999)] | None = None
    # When the ticket was issued and the wait was estimated, in the branch's own zone.
    issued_at: AwareDatetime
    kiosk: Line
    docs: Annotated[list[Line], Field(max_length=30)] = []
    url: Annotated[str, StringConstraints(pattern=r"^https?://[!-~]{1,180}$")] | None = None
    wifi: Line | None = None
    # A second paper for the same number.
    is_copy: Annotated[bool, Field(alias="copy")] = False
    language: Annotated[Language, BeforeValidator(_known_language)] = "id"
    # Printed in a training hall: the number is not a real one.
    trial: bool = False
    kind: Literal["ticket", "test"] = "ticket"

    @model_validator(mode="after")
    def _range_is_whole(self) -> Self:
        if (self.low_min is None) != (self.high_min is None):
            raise ValueError("low_min and high_min belong together")
        if self.low_min is not None and self.high_min is not None and self.low_min > self.high_min:
            raise ValueError("low_min is greater than high_min")
        return self


class SelfTest(_Strict):
    """A slip that shows what a printer can do; the agent adds how the printer is."""

    kind: Literal["self-test"]
    branch: Line
    at: AwareDatetime
    # How the printer says it is, in words.
    status: Line = "?"
    language: Annotated[Language, BeforeValidator(_known_language)] = "id"
