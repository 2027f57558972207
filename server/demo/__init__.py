"""`antrean demo`: a hall full of simulated visitors and officers, through the same calls as real devices."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from server import settings
from server.demo import enrol, play, story
from server.demo.child import Child


def run(config: Path, data: Path, port: int, speed: float, hours: float, seed: int) -> None:
    """Play ``hours`` of the next day that the hall opens, ``speed`` times as fast as life; Ctrl-C ends it."""
    cast = enrol.enrol(settings.load(config), data)
    child = Child(config, data, port, speed, cast.morning)
    try:
        child.start()
        click.echo(story.welcome(child.base, cast.zones, cast.morning, hours, speed))
        asyncio.run(play.play(cast, child, speed, hours, seed))
    except KeyboardInterrupt:
        click.echo("Dihentikan.")
    finally:
        child.stop()
