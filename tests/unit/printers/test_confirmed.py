"""Whether a slip is on paper: only what the printer says of this very slip counts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from fake_printers import FINE, LOW_PAPER, NO_PAPER, RUBBISH, Manners, NetworkPrinter
from printer_ways import SLIP, Start, eventually, every_way, to_network
from printers import drivers
from printers.drivers import Receipt
from printers.problems import PrinterError
from printers.status import Status


@every_way
@pytest.mark.parametrize(
    ("manners", "receipt"),
    [
        (Manners, Receipt(None)),
        (lambda: Manners(RUBBISH), Receipt(None)),
        (lambda: Manners(FINE, names_slip=True, says_done=True), Receipt("process-id")),
        (lambda: Manners(FINE, says_done=True), Receipt("status")),
        (lambda: Manners(FINE, says_done=False), Receipt(None)),
        (lambda: Manners(LOW_PAPER, says_done=True), Receipt("status", "paper-low")),
        (lambda: Manners(FINE, NO_PAPER, names_slip=True), Receipt("process-id", "paper-out")),
    ],
    ids=[
        "mute",
        "rubbish",
        "epson",
        "clone",
        "answers out of turn only",
        "low",
        "roll ended just behind the slip",
    ],
)
def test_a_slip_is_confirmed_only_by_what_the_printer_says_of_it(
    start: Start, kind: Any, reach: Any, manners: Callable[[], Manners], receipt: Receipt
) -> None:
    assert drivers.send(reach(start(kind, manners())), SLIP) == receipt


@every_way
def test_an_answer_about_another_slip_leaves_this_one_unknown(start: Start, kind: Any, reach: Any) -> None:
    with pytest.raises(PrinterError) as failure:
        drivers.send(reach(start(kind, Manners(FINE, as_id=b"old1", says_done=True))), SLIP)
    assert (failure.value.code, failure.value.sent) == ("wrong-answer", True)


def test_a_printer_that_is_known_to_answer_gets_no_slip_while_it_is_silent(start: Start) -> None:
    printer = start(NetworkPrinter)
    for confirms in ("status", "process-id"):
        with pytest.raises(PrinterError) as failure:
            drivers.send(to_network(printer, confirms=confirms), SLIP)
        assert (failure.value.code, failure.value.sent) == ("silent", False)
    assert printer.manners.slip == b""


def test_a_printer_that_is_never_asked_gets_nothing_but_the_slip(start: Start) -> None:
    printer = start(NetworkPrinter, Manners(NO_PAPER))
    assert drivers.send(to_network(printer, confirms="none"), SLIP) == Receipt(None)
    assert drivers.check(to_network(printer, confirms="none")) == Status(answered=False)
    assert eventually(lambda: printer.manners.received == SLIP)


def test_a_process_id_may_be_asked_for_where_it_is_known_to_come(start: Start) -> None:
    epson, clone = (start(NetworkPrinter, Manners(FINE, names_slip=names)) for names in (True, False))
    assert drivers.send(to_network(epson, confirms="process-id"), SLIP) == Receipt("process-id")
    with pytest.raises(PrinterError) as failure:
        drivers.send(to_network(clone, confirms="process-id"), SLIP)
    assert (failure.value.code, failure.value.sent) == ("wrong-answer", True)


def test_a_trickle_of_rubbish_is_not_listened_to_for_long(start: Start) -> None:
    printer = start(NetworkPrinter, trickles=b"\xff")
    began = time.monotonic()
    assert drivers.send(to_network(printer), SLIP) == Receipt(None)
    assert time.monotonic() - began < 3


@every_way
def test_a_printer_that_is_known_to_tell_of_its_slips_has_not_printed_what_it_does_not_tell_of(
    start: Start, kind: Any, reach: Any
) -> None:
    printer = reach(start(kind, Manners(FINE, says_done=False))).model_copy(update={"confirms": "status"})
    with pytest.raises(PrinterError) as failure:
        drivers.send(printer, SLIP)
    assert (failure.value.code, failure.value.sent) == ("stuck", True)
