"""Officers: they open their counter, call, serve by the script, pause, and go home when nobody waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from random import Random
from typing import Any

from server.demo import plan, rota, script
from server.demo.api import Reply
from server.demo.plan import Pause
from server.demo.rota import Duty
from server.demo.script import Step, Wait
from server.demo.stage import Stage, Stay

LOOK_AGAIN_S = 300.0
"""An idle officer whom no bell has woken calls all the same after so many seconds of the hall ..."""
LOOK_AGAIN_REAL_S = 3.0
"""... but not more often than this, in our own seconds."""
LEAVE_ALONE_S = 60.0
OVERTIME_S = 45 * 60.0


class Officer:
    """One officer at one counter."""

    def __init__(self, stage: Stage, duty: Duty, day_ends_s: float, seed: int) -> None:
        """``day_ends_s``: whoever stays so long serves until nobody waits."""
        self._stage, self._duty, self._all_day = stage, duty, duty.closes_s >= day_ends_s
        self._token = stage.cast.counters[duty.counter]
        self._pauses = deque(duty.pauses)
        self._rng = Random(f"{seed}:{duty.counter}:pace")  # noqa: S311 - dice, not secrets

    async def work(self) -> None:
        """The officer's day."""
        await self._stage.time.until(self._duty.opens_s)
        await self._do("open")
        while await self._one_round():
            pass
        await self._do("close")

    async def _one_round(self) -> bool:
        """Pause, or serve one visitor, or wait for one; False when the day is over."""
        time = self._stage.time
        if self._duty.counter in self._stage.people_at:
            # Somebody has logged in here to try it: this counter is theirs.
            await time.wait(LEAVE_ALONE_S)
            return not self._too_late()
        if self._pauses and time.passed_s() >= self._pauses[0][0]:
            await self._pause(self._pauses.popleft()[1])
            return True
        over = time.passed_s() >= self._duty.closes_s
        if self._too_late() or (over and not self._all_day):
            return False
        rung = self._stage.bells[self._duty.agency].rung
        ticket, steps = await self._next()
        if ticket is not None:
            await self._act(ticket, steps)
            await time.wait(rota.between_visitors_s(self._rng))
            return True
        if over:
            return False
        await self._stage.bells[self._duty.agency].after(
            rung, max(LOOK_AGAIN_S / time.speed, LOOK_AGAIN_REAL_S)
        )
        await time.wait(rota.reacts_s(self._rng))
        return True

    async def _next(self) -> tuple[dict[str, Any] | None, Iterable[Step]]:
        """The next ticket and what will happen to it; none when nobody waits."""
        reply = await self._do("call-next")
        if reply.done:
            ticket = reply.body["ticket"]
            return ticket, self._script(ticket) if ticket else ()
        if reply.refused_as == "counter-busy":
            ticket = reply.body["ticket"]
            return ticket, script.left_over(ticket["state"])
        if reply.refused_as == "counter-not-open":
            await self._do("open")  # a new business day has closed all counters
        return None, ()

    def _script(self, ticket: dict[str, Any]) -> Iterable[Step]:
        stay = self._stage.stays.get(ticket["id"])
        if stay is None:
            return script.at_counter(
                plan.stranger(self._rng, ticket["service"]["code"], self._duty.agency), 0, missed=False
            )
        stay.called = True
        return script.at_counter(stay.visitor, stay.times_served, stay.missed)

    async def _act(self, ticket: dict[str, Any], steps: Iterable[Step]) -> None:
        stay = self._stage.stays.get(ticket["id"])
        for step in steps:
            if isinstance(step, Wait):
                await self._stage.time.wait(step.seconds)
                continue
            body = dict(step.body)
            if step.back_in_s is not None:
                body["back_at"] = self._stage.time.after(step.back_in_s).isoformat()
            reply = await self._do_in_time(f"tickets/{ticket['id']}/{step.move}", body or None)
            if not reply.done:
                return  # somebody else has moved it: a person at this counter, the visitor, the day's end
            if stay is not None:
                self._note(ticket["id"], stay, step.move)

    async def _do_in_time(self, what: str, body: dict[str, Any] | None) -> Reply:
        """Like an officer at the console: whoever is told "not yet" presses again when the time has come."""
        while (reply := await self._do(what, body)).refused_as == "not-yet":
            await self._stage.time.wait(reply.body["retry_after_s"])
        return reply

    def _note(self, ticket_id: str, stay: Stay, move: str) -> None:
        if move in ("park", "transfer", "finish"):
            stay.times_served += 1
        elif move == "no-show" and stay.visitor.back_after_s is not None:
            self._stage.spawn(self._second_chance(ticket_id, stay, stay.visitor.back_after_s))

    async def _second_chance(self, ticket_id: str, stay: Stay, after_s: float) -> None:
        """The visitor comes to the counter after all and asks to be called again."""
        await self._stage.time.wait(after_s)
        stay.missed = True
        await self._do(f"tickets/{ticket_id}/return")

    async def _pause(self, pause: Pause) -> None:
        back_at = self._stage.time.after(pause.seconds).isoformat()
        await self._do("pause", {"reason": pause.reason, "back_at": back_at})
        await self._stage.time.wait(pause.seconds)
        await self._do("open")

    def _too_late(self) -> bool:
        return self._stage.time.passed_s() >= self._duty.closes_s + OVERTIME_S

    async def _do(self, what: str, body: dict[str, Any] | None = None) -> Reply:
        return await self._stage.api.post(f"/api/v1/counter/{what}", self._token, body)
