"""A call is said by the one voice of its zone, and who was not called cannot be missed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import httpx
import pytest
import soundfile

import variants
from client import Json
from hall import Hall
from machine import NO_CERTIFICATES, wait_until
from people import Desk, Device, People
from server.voice import waiting

MakePeople = Callable[..., People]
ZONE = "B"
COUNTERS = ("C1", "C2", "C3", "C4")


@pytest.fixture(scope="module", params=["sqlite", "two-servers"])
def hall(
    request: pytest.FixtureRequest, make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[People]:
    """A hall of this file's own: reporting screens change what "did not come" asks for."""
    options: dict[str, Any] = {
        "config": variants.write(tmp_path_factory.mktemp("config"), variants.with_a_voice)
    }
    if request.param == "two-servers":
        options["database_url"] = request.getfixturevalue("postgres").new_database()
        options |= {"redis_url": request.getfixturevalue("redis_url"), "processes": 2}
    people = People(make_hall(**options))
    yield people
    people.close()
    people.hall.kill()


@pytest.fixture
def screen(hall: People) -> Iterator[Device]:
    """A screen of zone B with its sound on; leaves the zone silent and its counters free."""
    screen = hall.screen("layar zona B")
    began = screen.head()
    reports(screen)
    yield screen
    hears_out(screen, began)
    for code in COUNTERS:
        desk = hall.desk(code)
        if (ticket := desk.state()["ticket"]) is not None:
            desk.move(ticket, "cancel" if ticket["state"] == "called" else "finish").done()
    reports(screen, sound="off")


def reports(screen: Device, sound: str = "on", zone: str | None = ZONE, **seen: Any) -> Json:
    return screen.post("/api/v1/display/report", {"zone": zone, "sound": sound, **seen}).done()


def hears(screen: Device, after: int, count: int = 1, timeout: float = 20) -> list[Json]:
    """The announcements that the screen is told to say."""

    def said() -> list[Json]:
        return [event["data"] for event in screen.events(after) if event["type"] == "voice.started"]

    wait_until(lambda: len(said()) >= count, f"{count} announcements", timeout=timeout)
    return said()


def hears_out(screen: Device, after: int) -> None:
    """Everything that was begun has been said to its end."""
    begun = [event["data"] for event in screen.events(after) if event["type"] == "voice.started"]
    reports(screen, spoken=[each["utterance"] for each in begun])


def announced(screen: Device, after: int) -> list[Json]:
    return [event["data"] for event in screen.events(after) if event["type"] == "call.announced"]


def called(hall: People, code: str = "C1", **wish: Any) -> tuple[Desk, Json]:
    hall.kiosk().take("C02", **wish)
    desk = hall.open_desk(code)
    return desk, desk.calls()


def test_the_screen_at_the_door_is_neither_heard_nor_missed(hall: People) -> None:
    """It shows a code for phones, and no call: however loud, it is not the voice of the hall."""
    name = "layar pintu"
    door, manager = hall.screen(name), hall.manager()

    def alarming() -> list[Json]:
        found = [each for each in manager.overview()["alarms"] if each["code"] == "sound"]
        return [each for each in found if name in each["text"]["id"]]

    def voices() -> list[tuple[str | None, str | None]]:
        return [(each["zone"], each["speaker"]) for each in manager.overview()["voices"]]

    before = voices()
    for sound in ("on", "locked"):
        reports(door, sound=sound, zone=None, layout="door")
        assert voices() == before
        assert not alarming()
    reports(door, sound="locked", zone=None, layout="calls")
    assert alarming(), "elsewhere it would be missed"
    reports(door, sound="off", zone=None, layout="door")


def test_a_call_is_said_by_the_screen_of_its_zone(hall: People, screen: Device) -> None:
    before = screen.head()
    _desk, ticket = called(hall)
    said = hears(screen, before)[0]
    assert said["zone"] == ZONE
    assert said["speaker"] == reports(screen)["device"]
    assert [each["number"] for each in said["calls"]] == [ticket["number"]]
    assert said["text"].startswith("Nomor antrean C, ")
    sound = httpx.get(hall.hall.urls[-1] + said["clip"], verify=NO_CERTIFICATES)
    assert (sound.status_code, sound.headers["content-type"]) == (200, "audio/mpeg")
    samples, rate = soundfile.read(io.BytesIO(sound.content))
    assert len(samples) / rate == pytest.approx(said["ms"] / 1000, abs=0.2)
    assert len(sound.content) < 100_000


def test_nobody_can_make_the_server_speak_what_was_not_announced(hall: People) -> None:
    for name in ("0" * 32, "..%2f..%2fantrean", "x"):
        assert httpx.get(f"{hall.hall.url}/voice/{name}.mp3", verify=NO_CERTIFICATES).status_code == 404


def test_one_voice_says_one_thing_at_a_time_and_calls_that_wait_are_said_together(
    hall: People, screen: Device
) -> None:
    before = screen.head()
    first = called(hall, "C1")[1]
    hears(screen, before)
    others = [called(hall, code)[1] for code in ("C2", "C3")]
    hears_out(screen, before)
    said = hears(screen, before, 2)
    assert [each["number"] for each in said[0]["calls"]] == [first["number"]]
    assert [each["number"] for each in said[1]["calls"]] == [each["number"] for each in others]


def test_no_call_is_said_twice_and_no_two_at_once_however_many_servers_decide(
    hall: People, screen: Device
) -> None:
    before = screen.head()
    tickets = [called(hall, code)[1] for code in COUNTERS]
    numbers = {ticket["number"] for ticket in tickets}

    def said() -> list[Json]:
        hears_out(screen, before)
        return [event for event in screen.events(before) if event["type"] == "voice.started"]

    def spoken() -> list[tuple[str, int]]:
        return [(each["number"], each["recalls"]) for event in said() for each in event["data"]["calls"]]

    wait_until(lambda: {number for number, _recalls in spoken()} == numbers, "all four are said", timeout=30)
    assert sorted(spoken()) == sorted((number, 0) for number in numbers)
    begins = [time_of(event["at"]) for event in said()]
    heard = [
        time_of(event["at"]) for event in screen.events(before)
        if event["type"] == "call.announced" and event["data"]["spoken_times"]
    ]  # fmt: skip
    for earlier, later in pairwise(begins):
        assert any(earlier <= moment <= later for moment in heard), "the next begins when the last was heard"


def test_the_next_is_said_only_after_the_length_of_the_first_and_what_nobody_heard_again(
    hall: People, screen: Device
) -> None:
    """The screen has lost its line while it spoke: it never says that it has finished."""
    before = screen.head()
    unheard = called(hall, "C1")[1]
    said = hears(screen, before)[0]
    called(hall, "C2")
    hears(screen, before, 2)
    begins = [time_of(event["at"]) for event in screen.events(before) if event["type"] == "voice.started"]
    assert begins[1] - begins[0] >= said["ms"] / 1000
    again = [each["number"] for later in hears(screen, before, 3)[1:] for each in later["calls"]]
    assert unheard["number"] in again


def test_who_has_come_meanwhile_is_not_called_any_more(hall: People, screen: Device) -> None:
    before = screen.head()
    called(hall, "C1")
    hears(screen, before)
    desk, come = called(hall, "C2")
    desk.move(come, "start").done()
    still_to_come = called(hall, "C3")[1]
    hears_out(screen, before)
    said = hears(screen, before, 2)
    assert [each["number"] for each in said[1]["calls"]] == [still_to_come["number"]]


def test_each_visitor_is_called_in_the_language_of_the_ticket(hall: People, screen: Device) -> None:
    before = screen.head()
    called(hall, "C1", language="en")
    assert hears(screen, before)[0]["text"].startswith("Queue number C, ")


def test_the_officer_sees_when_the_call_was_shown_and_spoken(hall: People, screen: Device) -> None:
    before = screen.head()
    desk, _ticket = called(hall)
    utterance = hears(screen, before)[0]
    call = utterance["calls"][0]["call"]
    assert desk.state()["announced"] == {
        "shown_ms": None, "spoken_ms": None, "spoken_times": 0, "screens": True, "voice": True,
    }  # fmt: skip
    reports(screen, shown=[{"call": call, "recalls": 0}])
    reports(screen, shown=[{"call": call, "recalls": 0}], spoken=[utterance["utterance"]])
    seen = desk.state()["announced"]
    assert seen["spoken_ms"] >= seen["shown_ms"] >= 0
    assert seen["spoken_times"] == 1
    assert [each["spoken_times"] for each in announced(screen, before)] == [0, 1]


def test_nobody_is_missed_who_was_not_called(hall: People, screen: Device) -> None:
    before = screen.head()
    desk, ticket = called(hall)
    refused = desk.move(ticket, "no-show").refused("not-yet", 409)
    assert refused["retry_after_s"] >= 1
    utterance = hears(screen, before)[0]
    desk.move(ticket, "no-show").refused("not-yet", 409)
    reports(screen, shown=[{"call": utterance["calls"][0]["call"], "recalls": 0}])
    desk.move(ticket, "no-show").refused("not-yet", 409)
    assert desk.state()["ticket"]["state"] == "called"
    reports(screen, spoken=[utterance["utterance"]])
    assert desk.move(ticket, "no-show").done()["state"] == "no_show"
    assert missed(screen, before, ticket)["announced"] is True


def test_a_recall_after_one_that_was_taken_back_is_said_and_proved_like_any_other(
    hall: People, screen: Device
) -> None:
    before = screen.head()
    desk, ticket = called(hall)
    call = hears(screen, before)[0]["calls"][0]["call"]
    for nth, recalls in ((1, 0), (2, 1)):
        reports(screen, shown=[{"call": call, "recalls": recalls}])
        hears_out(screen, before)
        desk.move(ticket, "recall").done()
        assert hears(screen, before, nth + 1)[nth]["calls"][0]["recalls"] == 1
        if nth == 1:
            reports(screen, shown=[{"call": call, "recalls": 1}])
            desk.move(ticket, "undo").done()
            assert desk.state()["announced"]["shown_ms"] is not None
    reports(screen, shown=[{"call": call, "recalls": 1}])
    assert desk.state()["announced"]["shown_ms"] is not None


def test_without_any_screen_nobody_can_tell_and_nothing_is_asked(people: People) -> None:
    agency, screen = people.agency(), people.screen()
    before = screen.head()
    people.kiosk().take(agency.service)
    desk = people.open_desk(agency.counter())
    ticket = desk.calls()
    desk.move(ticket, "no-show").done()
    assert missed(screen, before, ticket)["announced"] is False


def test_a_silent_screen_is_enough_when_it_has_shown_the_call(hall: People, screen: Device) -> None:
    reports(screen, sound="locked")
    before = screen.head()
    desk, ticket = called(hall)
    desk.move(ticket, "no-show").refused("not-yet", 409)
    call = next(
        event["data"]["call"]["call"] for event in screen.events(before) if event["type"] == "ticket.called"
    )
    reports(screen, sound="locked", shown=[{"call": call, "recalls": 0}])
    desk.move(ticket, "no-show").done()
    assert missed(screen, before, ticket)["announced"] is True


def test_a_screen_that_tells_late_of_the_call_has_not_shown_the_recall(hall: People, screen: Device) -> None:
    reports(screen, sound="locked")
    before = screen.head()
    desk, ticket = called(hall)
    desk.move(ticket, "recall").done()
    call = next(
        event["data"]["call"]["call"] for event in screen.events(before) if event["type"] == "ticket.called"
    )
    for recalls in (0, 1):
        reports(screen, sound="locked", shown=[{"call": call, "recalls": recalls}])
    told = [(each["recalls"], each["shown_ms"] is not None) for each in announced(screen, before)]
    assert told == [(0, False), (1, True)]


def test_a_screen_that_was_away_says_no_stale_call(make_people: MakePeople) -> None:
    """The call was made long before the loudspeaker came: it is on the board, the voice says the next one."""
    hall = make_people(variants.with_a_voice, speed=30)
    screen = hall.screen()
    before = screen.head()
    called(hall, "C1")
    made = time_of(screen.board()["now"])
    wait_until(lambda: time_of(screen.board()["now"]) > made + waiting.STALE_S + 5, "the call is old")
    reports(screen)
    fresh = called(hall, "C2")[1]
    assert [each["number"] for each in hears(screen, before)[0]["calls"]] == [fresh["number"]]


def test_a_second_screen_takes_over_when_the_first_cannot_be_heard(hall: People, screen: Device) -> None:
    other = hall.screen("layar kedua")
    mine, theirs = reports(screen)["device"], reports(other)["device"]
    before = screen.head()
    desk, ticket = called(hall, "C1")
    assert hears(screen, before)[0]["speaker"] == mine
    hears_out(screen, before)
    reports(screen, sound="broken")
    desk.move(ticket, "recall").done()
    assert hears(screen, before, 2)[1]["speaker"] == theirs
    reports(other, sound="off")


def test_a_screen_of_the_whole_hall_speaks_for_zones_without_a_voice(hall: People) -> None:
    wide = hall.screen("layar gedung")
    reports(wide, zone=None)
    before = wide.head()
    hall.kiosk().take("Y01")
    desk = hall.open_desk("Y1")
    ticket = desk.calls()
    said = hears(wide, before)[0]
    assert said["zone"] is None
    assert [each["number"] for each in said["calls"]] == [ticket["number"]]
    reports(wide, zone=None, sound="off")
    desk.move(ticket, "cancel").done()


def test_the_manager_tests_the_voice(hall: People, screen: Device) -> None:
    before = screen.head()
    hall.manager().post("/api/v1/manage/test-call", {"zone": ZONE}).done()
    said = hears(screen, before)[0]
    assert (said["calls"], said["zone"]) == ([], ZONE)


@pytest.mark.parametrize(
    "wrong",
    [{"sound": "loud"}, {}, {"sound": "on", "zone": "Z"}, {"sound": "on", "spoken": ["x"]},
     {"sound": "on", "shown": [{"call": -1, "recalls": 0}]}, {"sound": "on", "layout": "<b>"}],
)  # fmt: skip
def test_a_report_that_makes_no_sense_is_refused(hall: People, screen: Device, wrong: Json) -> None:
    screen.post("/api/v1/display/report", wrong).refused("validation", 422)


def test_what_nobody_called_was_never_shown(hall: People, screen: Device) -> None:
    before = screen.head()
    reports(screen, shown=[{"call": 999_999, "recalls": 0}], spoken=["999999"])
    assert announced(screen, before) == []


def test_only_screens_report(hall: People) -> None:
    hall.kiosk().post("/api/v1/display/report", {"sound": "on"}).refused("forbidden", 403)
    hall.visitor.post("/api/v1/display/report", {"sound": "on"}).refused("unauthorized", 401)


def missed(screen: Device, after: int, ticket: Json) -> Json:
    """What was told when the visitor had not come."""
    told = (event["data"] for event in screen.events(after) if event["type"] == "ticket.no_show")
    return next(data for data in told if data["ticket"]["id"] == ticket["id"])


def time_of(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()


def test_the_manager_sees_what_each_voice_says_and_who_waits_for_it(hall: People, screen: Device) -> None:
    before = screen.head()
    called(hall, "C1")
    text = hears(screen, before)[0]["text"]
    second = called(hall, "C2")[1]
    voice = next(each for each in hall.manager().overview()["voices"] if each["zone"] == ZONE)
    assert (voice["saying"], voice["waiting"]) == (text, [second["number"]])
    assert voice["speaker"] == "layar zona B"
    assert voice["calls"] >= 1


def test_a_screen_that_nobody_has_touched_is_an_alarm(hall: People, screen: Device) -> None:
    reports(screen, sound="locked")
    told = [alarm["text"]["id"] for alarm in hall.manager().overview()["alarms"] if alarm["code"] == "sound"]
    assert "layar zona B: suara belum menyala. Sentuh layarnya sekali." in told
    reports(screen)


def test_no_officer_is_held_up_for_ever_by_a_voice_that_says_nothing(make_people: MakePeople) -> None:
    hall = make_people(variants.with_a_voice, with_little_patience)
    screen = hall.screen()
    reports(screen)
    before = screen.head()
    desk, ticket = called(hall)
    refused = desk.move(ticket, "no-show").refused("not-yet", 409)
    assert 1 <= refused["retry_after_s"] <= 20
    wait_until(lambda: desk.move(ticket, "no-show").status == 200, "the officer may go on", timeout=20)
    assert missed(screen, before, ticket)["announced"] is False


def with_little_patience(config: variants.Config) -> None:
    config["calls"]["announced_within_s"] = 5
