"""Visitors: they come, touch a kiosk, look at their phone, and some lose patience."""

from __future__ import annotations

import asyncio
from typing import Any

from server.demo.plan import Visitor
from server.demo.stage import Stage, Stay

ISSUE = "/api/v1/kiosk/tickets"
TICKET = "/api/v1/public/tickets"
ENDED = frozenset({"served", "cancelled", "expired"})


class Kiosk:
    """A machine that one visitor at a time can touch."""

    def __init__(self, token: str) -> None:
        """Nobody stands before it."""
        self.token = token
        self.line = 0
        self._free = asyncio.Lock()

    async def take_number(self, stage: Stage, visitor: Visitor) -> dict[str, Any] | None:
        """Stand in line, choose, and get a ticket; None when the hall gives out none."""
        self.line += 1
        try:
            async with self._free:
                await stage.time.wait(visitor.kiosk_s)
                body = {
                    "service": visitor.service.code,
                    "priority": visitor.priority,
                    "language": visitor.language,
                }
                reply = await stage.api.post(ISSUE, self.token, body)
        finally:
            self.line -= 1
        return reply.body if reply.done else None


async def come(stage: Stage, visitors: list[Visitor]) -> None:
    """Let everybody come at their time."""
    kiosks = [Kiosk(token) for token in stage.cast.kiosks]
    for visitor in visitors:
        await stage.time.until(visitor.arrives_s)
        stage.spawn(_visit(stage, visitor, min(kiosks, key=lambda kiosk: kiosk.line)))


async def _visit(stage: Stage, visitor: Visitor, kiosk: Kiosk) -> None:
    ticket = await kiosk.take_number(stage, visitor)
    if ticket is None:
        return
    stay = stage.stays[ticket["id"]] = Stay(visitor)
    address = f"{TICKET}/{ticket['url'].rpartition('/')[2]}"
    if visitor.phone:
        stage.spawn(_follow(stage, address))
    await stage.time.wait(visitor.patience_s)
    if not stay.called:
        await stage.api.post(f"{address}/cancel")


async def _follow(stage: Stage, address: str) -> None:
    """The ticket on a phone, which asks as often as it is told to, in the seconds of its owner."""
    while True:
        ticket = (await stage.api.get(address)).body
        if ticket["state"] in ENDED:
            return
        await asyncio.sleep(ticket["next_poll_s"])
