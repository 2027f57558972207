"""Cut the power of a busy hall again and again, and let clumsy officers work a whole day: nothing is lost."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

import crash  # noqa: E402
import fairness  # noqa: E402
import parts  # noqa: E402
import storm  # noqa: E402
import variants  # noqa: E402
import workday  # noqa: E402
from databases import Databases, Postgres, Redis  # noqa: E402
from hall import Hall  # noqa: E402
from people import Enrolment, People  # noqa: E402
from soak import Soak  # noqa: E402

MOST_GROWTH = 0.10


@click.group()
def main() -> None:
    """What takes too long for the tests."""


@main.command("power")
@click.option("--cuts", type=click.IntRange(1), default=20, show_default=True, help="How often it goes.")
@click.option("--postgres", is_flag=True, help="On PostgreSQL instead of SQLite.")
def power(cuts: int, postgres: bool) -> None:
    """Kiosks issue without pause; the server is killed at random moments and started again."""
    with ExitStack() as stack:
        people = hall_of(stack, postgres=postgres)
        morning = crash.Morning(people)
        morning.live_through(power_cuts=cuts)
        crash.hold(morning)
    seconds = sorted(cut.recovered_s for cut in morning.cuts)
    where, count = "PostgreSQL" if postgres else "SQLite", len(morning.acknowledged)
    click.echo(f"power cuts            {cuts}, on {where}")
    click.echo(f"acknowledged tickets  {count}: none lost, none twice, no hole in numbers and events")
    click.echo(
        f"next ticket after     {statistics.median(seconds):.1f} s (median), {seconds[-1]:.1f} s (worst)"
    )


@main.command("day")
@click.option("--visitors", type=click.IntRange(1), default=1700, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, another day.")
@click.option("--postgres", is_flag=True, help="On PostgreSQL and Redis with two processes.")
def day(visitors: int, seed: int, postgres: bool) -> None:
    """All 35 officers work a day on the injected clock, with double presses, retries, takeovers and undo."""
    with ExitStack() as stack:
        edits = (variants.with_trial_accounts, variants.with_scripted_officers)
        people = hall_of(stack, *edits, postgres=postgres, speed=60)
        counters = [counter["code"] for counter in people.screen().catalogue()["counters"]]
        began = time.monotonic()
        worked = workday.Workday(people, visitors, counters, seed=seed, arriving_s=visitors / 60)
        worked.live()
        visited = workday.closes_well(worked)
    states = {state: sum(each.state == state for each in visited.values()) for state in fairness.ENDED}
    overtaken = max(each.overtaken for each in visited.values())
    click.echo(f"working day           {len(visited)} tickets, {len(counters)} officers, seed {seed}")
    click.echo(f"took                  {time.monotonic() - began:.0f} s at 60 times the speed")
    click.echo(
        f"ended                 {', '.join(f'{count} {state}' for state, count in sorted(states.items()))}"
    )
    click.echo(
        f"refused presses       {', '.join(f'{n} {slug}' for slug, n in sorted(worked.refusals.items()))}"
    )
    click.echo(f"promises              all kept; nobody overtaken more than {overtaken} times")


@main.command("kiosks")
@click.option("--minutes", type=click.FloatRange(0.5), default=30, show_default=True, help="Of the hall.")
@click.option(
    "--haste", type=click.FloatRange(1), default=10, show_default=True, help="So many times faster."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, another storm.")
@click.option("--postgres", is_flag=True, help="On PostgreSQL instead of SQLite.")
def kiosks(minutes: float, haste: float, seed: int, postgres: bool) -> None:
    """Four kiosk machines, their cables and the server die at random under load; clocks are stepped."""
    with ExitStack() as stack:
        people = hall_of(stack, variants.with_letters_for_kiosks, postgres=postgres)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        raging = stack.enter_context(storm.storm_in(people, folder, haste, seed))
        raging.rage(minutes * 60 / haste)
        storm.hold(raging)
        slips, unprinted = len(raging.slips()), raging.unprinted()
    alone = sum(visitor.alone for visitor in raging.visitors)
    click.echo(f"storm                 {minutes:g} minutes, {haste:g} times faster, seed {seed}")
    click.echo(
        f"what failed           {', '.join(f'{n} {what}' for what, n in sorted(raging.happened.items()))}"
    )
    click.echo(
        f"visitors              {len(raging.visitors)} with a number, {alone} of a kiosk that was alone"
    )
    click.echo(f"slips                 {slips} printed: none twice, none lost, each called exactly once")
    why = ", ".join(f"{count} {told}" for told, count in sorted(unprinted.items()))
    click.echo(f"not on paper          {f'{why}: called all the same' if why else 'none'}")


@main.command("week")
@click.option(
    "--minutes", type=click.FloatRange(0.5), default=56, show_default=True, help="Seven working days."
)
@click.option("--layout", default="calls", show_default=True)
def week(minutes: float, layout: str) -> None:
    """A lobby screen in Chromium lives through seven working days, sixty times faster."""
    with ExitStack() as stack:
        people = hall_of(stack, variants.with_a_voice, postgres=False, speed=60)
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=parts.chromium(), args=[*parts.CHROMIUM_FLAGS, parts.WITH_SOUND]
        )
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        token = people.token(Enrolment("display", "lobby"))
        page.goto(f"{people.hall.url}/display/?zone=B&layout={layout}#token={token}")
        page.locator(".screen").wait_for()
        soaked = Soak(people, page, "C02", ["C1", "C2", "C3"])
        soaked.warm_up()
        soaked.live(minutes * 60, calls_a_second=0.9)
        browser.close()
    first, last = soaked.looks[0], soaked.looks[-1]
    click.echo(
        f"a screen's week       {minutes:g} minutes at 60 times the speed, {soaked.calls} calls, {layout}"
    )
    click.echo(
        f"JavaScript heap       {first.heap_mb:.1f} MB, then {last.heap_mb:.1f} MB ({soaked.growth:+.1%})"
    )
    click.echo(f"nodes, listeners      {first.nodes}, {first.listeners}, then {last.nodes}, {last.listeners}")
    if soaked.growth >= MOST_GROWTH:
        raise click.ClickException("the screen's memory grows")


def hall_of(stack: ExitStack, *edits: variants.Edit, postgres: bool, speed: float = 1.0) -> People:
    """The cast of a new hall that goes with the stack."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    options: dict[str, object] = {"speed": speed}
    if postgres:
        databases, redis = Databases(folder), Redis()
        stack.callback(databases.close)
        stack.callback(redis.stop)
        options |= {"database_url": Postgres.of(folder).new_database(), "redis_url": redis.url}
        options |= {"processes": 2} if speed != 1 else {}
    hall = Hall(folder / "data", config=variants.write(folder, *edits), **options)  # type: ignore[arg-type]
    people = People(stack.enter_context(hall))
    stack.callback(people.close)
    return people


if __name__ == "__main__":
    main()
