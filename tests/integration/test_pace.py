"""One kiosk gives out no more numbers than people can take; whoever is honest hardly ever notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import variants
from client import Answer
from hall import Hall
from handing import Handing
from people import Kiosk, People

PER_MINUTE = 4
TICKETS = "/api/v1/kiosk/tickets"
ALL_DAY = {"open": "00:00", "close": "23:59", "break": ["00:00", "00:01"]}


def with_a_low_limit(config: variants.Config) -> None:
    """Few numbers a minute, in a hall that is always open: a training hall would have no limit."""
    config["kiosks"]["tickets_per_minute"] = PER_MINUTE
    days = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), ALL_DAY)
    config["hours"].update(enforce=True, regular=days, ramadan_periods=[])
    config["catalogue"]["holidays"] = []


@pytest.fixture(scope="module", params=[{}, {"servers": 2}], ids=["sqlite", "two-servers"])
def people(
    request: pytest.FixtureRequest,
    make_hall: Callable[..., Hall],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[People]:
    options = {}
    if request.param:
        postgres, redis_url = request.getfixturevalue("postgres"), request.getfixturevalue("redis_url")
        options = {"database_url": postgres.new_database(), "redis_url": redis_url, "processes": 2}
    config = variants.write(tmp_path_factory.mktemp("config"), with_a_low_limit)
    people = People(make_hall(config=config, **options))
    yield people
    people.close()
    people.hall.kill()


def wants(kiosk: Kiosk, key: str | None = None) -> Answer:
    return kiosk.post(TICKETS, {"service": "R02"}, key=key)


def both_doors(people: People, name: str) -> list[Kiosk]:
    """The same kiosk at every process of the hall."""
    token = people.kiosk(name).token
    return [Kiosk(url, token) for url in people.hall.urls]


def test_a_kiosk_that_is_too_fast_is_asked_to_wait_at_every_process(people: People) -> None:
    doors = both_doors(people, "Kios cepat")
    taken = [wants(doors[nth % len(doors)]).done() for nth in range(PER_MINUTE)]
    for door in doors:
        answer = wants(door)
        refused = answer.refused("too-fast", 429)
        assert 1 <= refused["retry_after_s"] <= 60
        assert answer.headers["retry-after"] == str(refused["retry_after_s"])
        assert f"Tunggu {refused['retry_after_s']} detik" in refused["message"]["id"]
        assert refused["message"].keys() == {"id", "en", "jv"}
    slower = people.kiosk("Kios sebelah")
    assert wants(slower).status == 201, "another kiosk goes on"
    numbers = [each["number"] for each in taken]
    assert len(set(numbers)) == PER_MINUTE
    for door in doors:
        door.close()


def test_a_repeat_is_never_refused_and_what_was_refused_may_be_tried_again(people: People) -> None:
    kiosk = people.kiosk("Kios terputus")
    first = wants(kiosk, "satu").done()
    for key in ("dua", "tiga", "empat"):
        wants(kiosk, key).done()
    wants(kiosk, "lima").refused("too-fast", 429)
    again = wants(kiosk, "satu")
    assert (again.done(), again.replayed) == (first, True)
    once_more = wants(kiosk, "lima")
    once_more.refused("too-fast", 429)
    assert not once_more.replayed, "the key is free for when the minute is over"


def test_what_a_kiosk_has_given_out_alone_is_never_refused(people: People) -> None:
    machine = Handing(people, "Kios mesin")
    for _ in range(PER_MINUTE):
        wants(machine.kiosk).done()
    slips = [
        machine.issued(machine.number("R", nth), "R02", age_s=9.0 - nth) for nth in range(PER_MINUTE + 2)
    ]
    results = machine.hands(*slips).done()["results"]
    assert [each["state"] for each in results] == ["placed"] * len(slips)
    wants(machine.kiosk).refused("too-fast", 429)


def test_a_training_hall_has_no_limit(make_people: Callable[..., People]) -> None:
    def low(config: variants.Config) -> None:
        config["kiosks"]["tickets_per_minute"] = 1

    kiosk = make_people(low).kiosk()
    assert [wants(kiosk).status for _ in range(5)] == [201] * 5
