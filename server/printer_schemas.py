"""The answers about printers and second slips, as models: see :mod:`server.schemas`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.schemas import TicketAnswer


class ReprintedTicket(TicketAnswer):
    """A ticket whose slip is printed again: where, and whether it says that it is a copy."""

    printer: str
    copy_: bool = Field(alias="copy")
    job: str


class PrinterAnswer(BaseModel):
    """A printer as kiosk and counter see it."""

    model_config = ConfigDict(extra="allow")

    name: str
    zone: str | None
    state: Literal["ok", "unknown", "trouble"]
    own: bool
    offered: bool


class PrintersAnswer(BaseModel):
    """The printers of the hall."""

    model_config = ConfigDict(extra="allow")

    printers: list[PrinterAnswer]
