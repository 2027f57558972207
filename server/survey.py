"""The address of the hall's survey, with what it may know of a visit: never the number, never the token."""

from __future__ import annotations

from string import Formatter
from urllib.parse import quote

PLACEHOLDERS = ("agency", "service", "branch", "language", "date")
"""Codes of agency, service and branch, the language that the visitor reads, the business day."""


def checked(address: str) -> str:
    """``address`` as it stands in the settings; raises ValueError for a placeholder that there is not."""
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    try:
        parts = list(Formatter().parse(address))
    except ValueError:
        raise ValueError(f"a brace stands alone; braces belong around a placeholder: {known}") from None
    for _words, name, how, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or how or conversion):
            raise ValueError(f"the placeholder {{{name}}} is unknown; write one of: {known}")
    return address


def filled(address: str, *, agency: str, service: str, branch: str, language: str, date: str) -> str:
    """The address for one visit."""
    told = {"agency": agency, "service": service, "branch": branch, "language": language, "date": date}
    return address.format(**{name: quote(value, safe="") for name, value in told.items()})
