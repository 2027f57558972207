"""``antrean voice``: the list of words to be recorded, and what is wrong with a recording."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from server import options
from server.domain.speech import LANGUAGES

if TYPE_CHECKING:
    from server.voice import recordings


@click.group()
def voice() -> None:
    """Recorded voices: what to record, and whether it can be used."""


_language = click.option(
    "--language", "languages", multiple=True, type=click.Choice(LANGUAGES), help="Only these languages."
)


@voice.command()
@_language
@options.config
@options.data
def script(languages: tuple[str, ...], config: Path, data: Path) -> None:
    """Print the words to be recorded: FILE, a tab, WORDS. WAV, FLAC, OGG or MP3 of any rate will do."""
    for line in _lines(config, data, languages):
        click.echo(f"{line.language}/{line.file}.wav\t{line.said}")


@voice.command()
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Instead of voice.recordings of the settings."
)
@_language
@options.config
@options.data
def check(folder: Path | None, languages: tuple[str, ...], config: Path, data: Path) -> None:
    """Find recordings that are missing, clipped, too quiet or too long. Exit code 1 when there are any."""
    from server.voice import recordings

    configured = options.load(config).voice.recordings
    where = folder or (Path(configured) if configured else None)
    if where is None:
        raise click.UsageError("no recordings are configured (voice.recordings); name a folder with --folder")
    if not where.is_dir():
        raise click.UsageError(f"{where} is no folder")
    lines = _lines(config, data, languages)
    found = list(recordings.faults(where, lines))
    for fault in found:
        click.echo(fault)
    click.echo(f"{len(lines)} words, {len(found)} faults")
    sys.exit(1 if found else 0)


def _lines(config: Path, data: Path, languages: tuple[str, ...]) -> list[recordings.Line]:
    from server import store
    from server.voice.recordings import script as script_of

    settings = options.load(config)
    db = store.open_hall(settings, data)
    try:
        with db.reading() as conn:
            return script_of(db.catalogue(conn), languages or settings.languages.offered)
    finally:
        db.close()
