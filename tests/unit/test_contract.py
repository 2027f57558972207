"""The check that every answer keeps to the document: it must be able to fail."""

from __future__ import annotations

import json
from typing import Any

import pytest

from client import Answer
from contract import Contract

TICKET = {
    "type": "object",
    "required": ["number", "at"],
    "additionalProperties": False,
    "properties": {"number": {"type": "string"}, "at": {"type": "string", "format": "date-time"}},
}
DOCUMENT: dict[str, Any] = {
    "paths": {
        "/tickets/{ticket}/start": {
            "post": {"responses": {"200": {"content": {"application/json": {"schema": TICKET}}}}}
        }
    },
    "components": {},
}
GOOD = {"number": "C-017", "at": "2026-11-23T09:14:00+07:00"}


def answered(content: Any, status: int = 200) -> Answer:
    headers = {"content-type": "application/json"}
    return Answer("POST", "/tickets/17/start", status, headers, json.dumps(content).encode())


def test_a_good_answer_passes() -> None:
    Contract(DOCUMENT).hold(answered(GOOD))


@pytest.mark.parametrize(
    "change",
    [{"number": 17}, {"at": "2026-11-23T09:14:00"}, {"at": "kemarin"}, {"at": None}, {"name": "Budi"}],
    ids=["a number for a word", "a time without offset", "no time", "null", "a field that nobody knows"],
)
def test_an_answer_that_is_not_as_promised_fails(change: dict[str, Any]) -> None:
    contract = Contract(DOCUMENT)
    contract.hold(answered(GOOD))
    with pytest.raises(AssertionError, match="POST /tickets/17/start"):
        contract.hold(answered({**GOOD, **change}))


def test_a_status_that_the_document_does_not_know_fails() -> None:
    with pytest.raises(AssertionError, match="not among"):
        Contract(DOCUMENT).hold(answered(GOOD, 201))
