"""The arbiter: lets each audio zone's loudspeaker say one thing after the other.

Runs in every process; what is said next is decided anew inside the transaction that claims it, so two
processes never let one voice say two things. The truth is in the calls (``waiting``): a call that
was answered, undone or sent elsewhere meanwhile is simply not found any more.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gevent.event import Event
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from server import clock
from server.catalogue_view import ZoneView
from server.db import Database, Tx
from server.domain import announcing, speech
from server.domain.announcing import Manner, Pending
from server.domain.speech import Pause
from server.metrics import VOICE_WAIT
from server.tables import calls, utterances
from server.voice import waiting
from server.voice.audience import audience
from server.voice.studio import Clip, Studio
from server.voice_settings import VoiceSettings

NEWS = frozenset({"ticket.called", "ticket.recalled", "call.tested", "call.announced"})
"""A call to be said, or a voice that may be free again."""
POLL_S = 1.0
LOOK_GAP_S = 0.04
"""However busy the hall, the arbiter looks so often at most."""
PATIENCE_MS = 2_000
"""So long after its clip a slow screen is still taken to speak; who has reported the end is free at once."""
MS_A_WORD = 480
"""How long a screen's own voice takes for a word, about; only used when there is no clip."""
TEST_WAITS_S = 20.0

_TESTS = (
    select(utterances)
    .where(
        utterances.c.branch_id == bindparam("branch"),
        utterances.c.started_at.is_(None),
        utterances.c.queued_at > bindparam("since"),
    )
    .order_by(utterances.c.id)
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one audio zone's voice says next."""

    zone_id: int | None
    speaker: int
    chosen: tuple[Pending, ...]
    test: int | None
    recipe: dict[str, Any]
    text: str


class Arbiter:
    """One loop for all audio zones of the branch."""

    def __init__(self, db: Database, voice: VoiceSettings, studio: Studio) -> None:
        """Says nothing before :meth:`step`."""
        self._db = db
        self._voice = voice
        self._studio = studio
        self._wake = Event()
        self._sleep_s = POLL_S

    def wake(self, types: Collection[str] = NEWS) -> None:
        """Something was committed; who does not know the events' ``types`` expects a call."""
        if not NEWS.isdisjoint(types):
            self._wake.set()

    def step(self) -> None:
        """Wait for a call or for the end of what is said, then let every free voice speak."""
        self._wake.wait(timeout=self._sleep_s)
        self._wake.clear()
        with self._db.reading() as conn:
            lost = waiting.lost(conn, self._db.branch_id, self._db.clock.now(), self._db.clock.speed)
            plans = list(self._plans(conn, self._db.clock.now()))
            self._sleep_s = self._until_next(conn)
        if lost:
            self._take_back()
        for plan in plans:
            clip = self._studio.make(plan.recipe)
            with self._db.transaction() as tx:
                if plan in self._plans(tx.conn, tx.at):
                    self._begin(tx, plan, clip)
        time.sleep(LOOK_GAP_S)

    def _take_back(self) -> None:
        """What nobody has heard is to be said again."""
        with self._db.transaction() as tx:
            speed = self._db.clock.speed
            for utterance in waiting.lost(tx.conn, tx.branch_id, tx.at, speed):
                waiting.wait_again(tx, utterance, speed)
        self._wake.set()

    def _until_next(self, conn: Connection) -> float:
        """Real seconds until a voice becomes free, one second at most."""
        now = self._db.clock.now()
        busy = waiting.speaking(conn, self._db.branch_id, now).values()
        left = (((row.until_at or now) - now) / clock.MICRO / self._db.clock.speed for row in busy)
        return max(0.0, min([POLL_S, *left]))

    def _plans(self, conn: Connection, now: int) -> Iterator[Plan]:
        """What every voice that is free would say now."""
        heard_by = audience(conn, self._db.branch_id, now)
        speakers = heard_by.speakers
        if not speakers:
            return
        view = self._db.catalogue(conn)
        queues = waiting.pending(conn, view, heard_by)
        busy = waiting.speaking(conn, self._db.branch_id, now)
        since = now - round(TEST_WAITS_S * self._db.clock.speed * clock.MICRO)
        tests = conn.execute(_TESTS, {"branch": self._db.branch_id, "since": since}).all()
        codes = {zone.id: zone.code for zone in view.zones}
        for zone_id, speaker in speakers.items():
            if zone_id in busy:
                continue
            test = next((row for row in tests if row.zone_id == zone_id), None)
            manner = self._manner(codes.get(zone_id) if zone_id else None)
            plan = self._plan(zone_id, speaker, queues.get(zone_id, []), test, manner, now)
            if plan is not None:
                yield plan

    def _plan(
        self,
        zone_id: int | None,
        speaker: Row[Any],
        queue: list[Pending],
        test: Row[Any] | None,
        manner: Manner,
        now: int,
    ) -> Plan | None:
        chosen = announcing.choose(queue, manner, now)
        if chosen:
            parts = announcing.segments(chosen, len(queue) - len(chosen), manner)
            recipe = recipe_of(parts)
            text = " ".join(speech.written(part.speech) for part in parts)
            return Plan(zone_id, speaker.device_id, tuple(chosen), None, recipe, text)
        if test is not None:
            return Plan(zone_id, speaker.device_id, (), test.id, test.recipe, test.text)
        return None

    def _manner(self, zone: str | None) -> Manner:
        return Manner(self._voice.languages_of(zone), self._voice.names_agency(zone))

    def _begin(self, tx: Tx, plan: Plan, clip: Clip | None) -> None:
        """Claim the calls of ``plan`` and tell the screens."""
        ms = clip.ms if clip else MS_A_WORD * len(plan.text.split())
        parts = len(plan.recipe["segments"])
        begins = clip.begins if clip else tuple(ms * place // parts for place in range(parts))
        said = [
            {
                "call": each.call,
                "ticket": each.ticket,
                "recalls": each.recalls,
                "number": each.number,
                "counter": each.counter,
                "at_ms": begins[min(place, len(begins) - 1)],
            }
            for place, each in enumerate(plan.chosen)
        ]
        for each in plan.chosen:
            tx.conn.execute(update(calls).where(calls.c.id == each.call).values(voiced=each.recalls))
            VOICE_WAIT.observe((tx.at - each.since) / clock.MICRO)
        row = {
            "zone_id": plan.zone_id,
            "started_at": tx.at,
            "until_at": tx.at + round((ms + PATIENCE_MS) * 1000 * self._db.clock.speed),
            "calls": said,
            "recipe": plan.recipe,
            "text": plan.text,
            "clip": clip.name if clip else None,
            "ms": ms,
            "device_id": plan.speaker,
        }
        utterance = self._write(tx, plan, row)
        tx.emit("voice.started", "system", self._told(tx, plan, row, utterance))

    def _write(self, tx: Tx, plan: Plan, row: dict[str, Any]) -> int:
        if plan.test is not None:
            tx.conn.execute(update(utterances).where(utterances.c.id == plan.test).values(row))
            return plan.test
        first = min(each.since for each in plan.chosen)
        new = {"branch_id": tx.branch_id, "day": tx.today, "queued_at": first, **row}
        return int(tx.conn.execute(insert(utterances).values(new).returning(utterances.c.id)).scalar_one())

    def _told(self, tx: Tx, plan: Plan, row: dict[str, Any], utterance: int) -> dict[str, Any]:
        zones = {zone.id: zone.code for zone in tx.catalogue.zones}
        zone = zones.get(plan.zone_id) if plan.zone_id else None
        return {
            "utterance": str(utterance),
            "zone": zone,
            "speaker": str(plan.speaker),
            "clip": f"/voice/{row['clip']}.mp3" if row["clip"] else None,
            "ms": row["ms"],
            "text": plan.text,
            "language": plan.recipe["segments"][0]["language"],
            "volume": self._voice.volume_at(zone, clock.as_datetime(tx.at, tx.zone).time()),
            "calls": row["calls"],
        }


def recipe_of(parts: list[announcing.Segment]) -> dict[str, Any]:
    """The order for the studio: a chime, then words and pauses of each part."""
    return {
        "chime": True,
        "segments": [
            {
                "language": part.language,
                "say": [item.value if isinstance(item, Pause) else item.said for item in part.speech],
            }
            for part in parts
        ],
    }


def queue_test(tx: Tx, zones: Iterable[ZoneView], number: str, counter: str, language: str) -> None:
    """Let the voices of ``zones`` say a test call when they are free; a silent zone says nothing."""
    said = speech.call(number, counter, language)
    recipe = recipe_of([announcing.Segment(None, language, said)])
    there = audience(tx.conn, tx.branch_id, tx.at)
    speakers = (there.speaker_for(zone.id) for zone in zones)
    for zone_id in {speaker.zone_id for speaker in speakers if speaker is not None}:
        new = {"branch_id": tx.branch_id, "day": tx.today, "zone_id": zone_id, "queued_at": tx.at}
        told = {"calls": [], "recipe": recipe, "text": speech.written(said)}
        tx.conn.execute(insert(utterances).values(**new, **told))
