"""Options that most ``antrean`` commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from server.yaml_file import ConfigError

HERE = Path(__file__).resolve().parent
DEFAULT_CONFIG = Path("config.yaml")
SHIPPED_CONFIG = HERE.parent / "config.yaml"
DEFAULT_DATA = Path("data")


def config(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--config``: the settings file."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path),
        default=lambda: DEFAULT_CONFIG if DEFAULT_CONFIG.exists() else SHIPPED_CONFIG,
        show_default="config.yaml here, else the shipped one",
        help="Settings file.",
    )(command)


def data(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--data``: the folder of all state."""
    return click.option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False, writable=True),
        default=DEFAULT_DATA,
        show_default=True,
        help="Folder of all state.",
    )(command)


def load(path: Path) -> Any:
    """The settings in ``path``; a fault ends the command with what to write instead."""
    from server import settings

    try:
        return settings.load(path)
    except ConfigError as error:
        raise click.ClickException(f"the configuration cannot be used:\n{error}") from None
