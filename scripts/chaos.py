"""Cut the power of a busy hall again and again, and let clumsy officers work a whole day: nothing is lost."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

import crash  # noqa: E402
import fairness  # noqa: E402
import variants  # noqa: E402
import workday  # noqa: E402
from databases import Postgres, Redis  # noqa: E402
from hall import Hall  # noqa: E402
from people import People  # noqa: E402


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


def hall_of(stack: ExitStack, *edits: variants.Edit, postgres: bool, speed: float = 1.0) -> People:
    """The cast of a new hall that goes with the stack."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    options: dict[str, object] = {"speed": speed}
    if postgres:
        database, redis = Postgres(), Redis()
        stack.callback(database.stop)
        stack.callback(redis.stop)
        options |= {"database_url": database.new_database(), "redis_url": redis.url}
        options |= {"processes": 2} if speed != 1 else {}
    hall = Hall(folder / "data", config=variants.write(folder, *edits), **options)  # type: ignore[arg-type]
    people = People(stack.enter_context(hall))
    stack.callback(people.close)
    return people


if __name__ == "__main__":
    main()
