"""Cut the power of a busy hall again and again and count what is lost: nothing may be."""

from __future__ import annotations

import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

import crash  # noqa: E402
import variants  # noqa: E402
from databases import Postgres  # noqa: E402
from hall import Hall  # noqa: E402
from people import People  # noqa: E402


@click.command()
@click.option(
    "--cuts", type=click.IntRange(1), default=20, show_default=True, help="How often the power goes."
)
@click.option("--postgres", is_flag=True, help="On PostgreSQL instead of SQLite.")
def main(cuts: int, postgres: bool) -> None:
    """Kiosks issue without pause; the server is killed at random moments and started again."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        hall = Hall(folder / "data", config=variants.write(folder), database_url=database(stack, postgres))
        people = People(stack.enter_context(hall))
        stack.callback(people.close)
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


def database(stack: ExitStack, postgres: bool) -> str | None:
    if not postgres:
        return None
    server = Postgres()
    stack.callback(server.stop)
    return server.new_database()


if __name__ == "__main__":
    main()
