"""A YAML file that remembers on which line each key stands, for errors a person can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml

# libyaml reads the shipped catalogue ten times faster; not every machine's PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, and what to write instead."""

    line: int | None
    key: str
    message: str


class ConfigError(Exception):
    """A configuration file that cannot be used; ``str()`` lists every fault with file, line and key."""

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        """``faults`` in the order of the file."""
        self.path = path
        self.faults = sorted(faults, key=lambda fault: fault.line or 0)
        super().__init__("\n".join(self._line(fault) for fault in self.faults))

    def _line(self, fault: Fault) -> str:
        where = f"{self.path.name}:{fault.line}" if fault.line else self.path.name
        return f"{where}: {fault.key}: {fault.message}"


@dataclass(frozen=True)
class YamlFile:
    """The content of a YAML file and, for each path of keys, its line."""

    path: Path
    content: dict[str, Any]
    _lines: dict[tuple[Any, ...], int]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read ``path``; a syntax error, a missing file or a repeated key raises :class:`ConfigError`."""
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise ConfigError(path, [Fault(None, "(file)", f"cannot be read: {error.strerror}")]) from None
        except UnicodeDecodeError:
            raise ConfigError(path, [Fault(None, "(file)", "is not UTF-8 text; save it as UTF-8")]) from None
        try:
            loader = _Loader(text)
            root = loader.get_single_node()
            content = loader.construct_document(root) if root else None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line = mark.line + 1 if mark else None
            said = str(error.problem)
            if "cannot start any token" in said:
                said = "a tab, or a sign such as @ without quotes; write spaces, or quotes around it"
            raise ConfigError(path, [Fault(line, "(syntax)", said)]) from None
        except yaml.reader.ReaderError:
            raise ConfigError(path, [_unreadable(text)]) from None
        except ValueError:
            raise ConfigError(path, list(_impossible(_Loader(""), root))) from None
        if not isinstance(content, dict):
            raise ConfigError(path, [Fault(1, "(whole file)", "must be a list of keys and values")])
        lines: dict[tuple[Any, ...], int] = {}
        repeated: list[Fault] = []
        _walk(root, (), lines, repeated)
        if repeated:
            raise ConfigError(path, repeated)
        return cls(path, content, lines)

    def line(self, where: Sequence[Any]) -> int | None:
        """The line of the key path ``where``, or of its nearest parent."""
        for end in range(len(where), 0, -1):
            found = self._lines.get(tuple(where[:end]))
            if found is not None:
                return found
        return None

    def has(self, where: Sequence[Any]) -> bool:
        """Whether the file itself has this path of keys."""
        return tuple(where) in self._lines


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was probably meant to be."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def _unreadable(text: str) -> Fault:
    """Where the character is that no YAML file may have."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else None
    return Fault(line, "(syntax)", "holds a character that cannot be seen; delete it")


def _impossible(loader: Any, node: yaml.Node) -> Iterator[Fault]:
    """Each value that looks like a date, a time or a number and is none: 2026-06-31."""
    if isinstance(node, yaml.ScalarNode):
        try:
            loader.construct_object(node)
        except ValueError as error:
            yield Fault(node.start_mark.line + 1, str(node.value), str(error))
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _impossible(loader, each)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _impossible(loader, key)
            yield from _impossible(loader, value)


def _walk(
    node: yaml.Node | None, path: tuple[Any, ...], lines: dict[tuple[Any, ...], int], repeated: list[Fault]
) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, key.value)
            line = key.start_mark.line + 1
            if here in lines:
                repeated.append(
                    Fault(line, ".".join(map(str, here)), f"stands twice (first on line {lines[here]})")
                )
            lines[here] = line
            _walk(value, here, lines, repeated)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            here = (*path, index)
            lines[here] = value.start_mark.line + 1
            _walk(value, here, lines, repeated)
