"""Request bodies that more than one screen sends."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from server.staff import Name
from server.tickets.destination import Destination
from server.web import Body, Words

ServiceCode = Annotated[str, StringConstraints(min_length=1, max_length=12)]


class ReasonBody(Body):
    """Why somebody does it; kept on record, told to nobody."""

    reason: Words


class MaybeReasonBody(Body):
    """Why somebody does it, if there is something to say."""

    reason: Words | None = None


class TransferBody(Body):
    """Where the ticket goes: one of service, agency, counter, officer; with a note for the colleague."""

    service: ServiceCode | None = None
    agency: Annotated[str, StringConstraints(min_length=1, max_length=2)] | None = None
    counter: Annotated[str, StringConstraints(min_length=1, max_length=8)] | None = None
    officer: Name | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _one_destination(self) -> Self:
        named = (self.service, self.agency, self.counter, self.officer)
        if sum(each is not None for each in named) != 1:
            raise ValueError("name one of: service, agency, counter, officer")
        return self

    @property
    def destination(self) -> Destination:
        """The same for the move."""
        return Destination(self.service, self.agency, self.counter, self.officer)
