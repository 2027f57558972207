"""Everything that can be refused, as one family: a slug, a status, and words for the person.

The slugs are part of the contract (``/problems/<slug>``, RFC 9457); the words come from
``server/texts``, one message ``problem-<slug>`` in each language.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

KNOWN: Final[dict[str, tuple[HTTPStatus, str]]] = {
    "bad-json": (HTTPStatus.BAD_REQUEST, "The body is not valid JSON"),
    "bad-request": (HTTPStatus.BAD_REQUEST, "The request cannot be understood"),
    "unauthorized": (HTTPStatus.UNAUTHORIZED, "No valid token or session"),
    "wrong-pin": (HTTPStatus.UNAUTHORIZED, "Name and PIN do not match"),
    "forbidden": (HTTPStatus.FORBIDDEN, "This role may not do that"),
    "not-found": (HTTPStatus.NOT_FOUND, "There is nothing here"),
    "method-not-allowed": (HTTPStatus.METHOD_NOT_ALLOWED, "This address does not take that method"),
    "illegal-move": (HTTPStatus.CONFLICT, "The ticket's state does not allow this move"),
    "not-yours": (HTTPStatus.CONFLICT, "Another counter is responsible for this ticket"),
    "not-yet": (HTTPStatus.CONFLICT, "It is too early for this move"),
    "officer-away": (HTTPStatus.CONFLICT, "The officer works at no counter now"),
    "visitor-busy": (HTTPStatus.CONFLICT, "The visitor is at another counter with another ticket"),
    "counter-not-open": (HTTPStatus.CONFLICT, "The counter is not open"),
    "counter-busy": (HTTPStatus.CONFLICT, "The counter still has a ticket in hand"),
    "counter-taken": (HTTPStatus.CONFLICT, "Somebody else works at this counter"),
    "service-closed": (HTTPStatus.CONFLICT, "The service takes no tickets now"),
    "service-full": (HTTPStatus.CONFLICT, "The service has no places left today"),
    "door-limit": (HTTPStatus.CONFLICT, "This phone has taken as many numbers as one may"),
    "door-busy": (HTTPStatus.CONFLICT, "Too many numbers were taken with this code"),
    "push-back-over": (HTTPStatus.CONFLICT, "The visitor has let others go before often enough"),
    "nobody-behind": (HTTPStatus.CONFLICT, "Nobody waits behind this ticket"),
    "reprint-over": (HTTPStatus.CONFLICT, "The kiosk may not print this slip again"),
    "last-manager": (HTTPStatus.CONFLICT, "A manager cannot shut out themselves or the last manager"),
    "already-there": (HTTPStatus.CONFLICT, "This exists already"),
    "too-large": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large"),
    "unsupported-media-type": (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Only application/json is understood"),
    "validation": (HTTPStatus.UNPROCESSABLE_ENTITY, "A field is wrong, unknown or missing"),
    "unknown-service": (HTTPStatus.UNPROCESSABLE_ENTITY, "There is no such service"),
    "unknown-counter": (HTTPStatus.UNPROCESSABLE_ENTITY, "There is no such counter"),
    "unknown-language": (HTTPStatus.UNPROCESSABLE_ENTITY, "The hall does not offer this language"),
    "unknown-code": (HTTPStatus.UNPROCESSABLE_ENTITY, "No device shows this pairing code"),
    "idempotency-key": (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The idempotency key is not 1 to 128 printable ASCII",
    ),
    "idempotency-mismatch": (HTTPStatus.UNPROCESSABLE_ENTITY, "The key was used with another body"),
    "too-many-requests": (HTTPStatus.TOO_MANY_REQUESTS, "Too many tries; wait a little"),
    "too-fast": (
        HTTPStatus.TOO_MANY_REQUESTS,
        "The kiosk gives out numbers faster than people can take them",
    ),
    "internal": (HTTPStatus.INTERNAL_SERVER_ERROR, "The server made a mistake"),
    "unavailable": (HTTPStatus.SERVICE_UNAVAILABLE, "The server cannot answer just now"),
}
"""``slug -> (status, title)``."""


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """A refusal that a person can understand; ``extra`` members travel in the answer beside it."""

    def __init__(self, slug: str, detail: str = "", **extra: Any) -> None:
        """``detail`` tells a developer what exactly was wrong, in English."""
        self.slug = slug
        self.status, self.title = KNOWN[slug]
        self.detail = detail or self.title
        self.extra = extra
        super().__init__(f"{slug}: {self.detail}")
