"""What can go wrong with a printer, in words that say what to do next."""

from __future__ import annotations

from typing import Any

from printers.words import say_both


class PrinterError(Exception):
    """A slip did not come out, or nobody knows whether it did.

    ``sent``: bytes may have reached the paper. ``permanent``: trying again cannot help before a person has
    changed something other than paper, power or cover.
    """

    def __init__(
        self, code: str, *, printer: str = "", detail: str = "", permanent: bool = False, sent: bool = False
    ):
        """``code`` names the text ``error-<code>``."""
        self.code = code
        self.permanent = permanent
        self.sent = sent
        self.message = say_both(f"error-{code}", printer=printer, detail=detail)
        super().__init__(self.message["en"])

    def as_json(self) -> dict[str, Any]:
        """As it stands in an answer of the agent."""
        return {"code": self.code, "message": self.message, "permanent": self.permanent}
