"""The names of our packages and what they may lean on."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("kiosk", "display", "counter", "server", "printers")


@pytest.mark.parametrize("name", OURS)
def test_no_installed_distribution_takes_a_name_of_ours(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"antrean"}


def test_the_rules_of_the_hall_need_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "server.domain"}
    files = sorted((ROOT / "server" / "domain").rglob("*.py"))
    assert files, "there are rules"
    leaning = {
        f"{file.name} imports {name}"
        for file in files
        for name in imports(file)
        if not allowed & parents(name)
    }
    assert leaning == set()


def test_the_map_names_every_file_of_the_server() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    names = [file.stem for file in (ROOT / "server").glob("*.py") if file.stem != "__init__"]
    assert [name for name in names if not re.search(rf"\b{name}(?:\.py)?`", told)] == []


def test_every_library_that_we_import_is_one_that_we_ask_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked_for = {plain(re.split(r"[^\w.-]", line)[0]) for line in project["dependencies"]}
    files = [file for folder in OURS for file in (ROOT / folder).rglob("*.py")]
    libraries = {name.split(".")[0] for file in files for name in imports(file)}
    providers = packages_distributions()
    for library in libraries - sys.stdlib_module_names - set(OURS):
        assert asked_for & {plain(each) for each in providers.get(library, [])}, library


def plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def parents(name: str) -> set[str]:
    """server.domain.ticket -> server, server.domain, server.domain.ticket"""
    parts = name.split(".")
    return {".".join(parts[: end + 1]) for end in range(len(parts))}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found
