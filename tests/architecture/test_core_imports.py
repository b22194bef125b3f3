"""The core knows only values: what it may import, and what it may not ask for."""

import ast
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, imported, parsed, sources

CORE = ROOT / "tracksync" / "core"

VALUE_MODULES = {
    "__future__",
    "abc",
    "bisect",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "hmac",
    "itertools",
    "math",
    "operator",
    "re",
    "reprlib",
    "string",
    "types",
    "typing",
    "unicodedata",
    "uuid",
    "zoneinfo",
}
# What would bring a clock or chance into the core, by the module or class it belongs to.
UNSTEADY = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "uuid": {"uuid1", "uuid4"},
    "time": {"time", "time_ns", "monotonic", "monotonic_ns"},
}
UNSTEADY_NAMES = {"now", "today", "utcnow", "uuid1", "uuid4", "urandom", "open", "input", "print"}


def is_allowed(name: str) -> bool:
    top, _, _ = name.partition(".")
    return top in VALUE_MODULES or f"{name}.".startswith("tracksync.core.")


def unsteady_uses(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                used = {alias.name for alias in names} & UNSTEADY.get(module, set())
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
                used = {name} & UNSTEADY.get(owner, set())
            case ast.Call(func=ast.Name(id=name)):
                used = {name} & UNSTEADY_NAMES
            case _:
                continue
        found += [f"line {node.lineno}: {name}" for name in sorted(used)]
    return found


@pytest.mark.parametrize(
    "path", sources("tracksync/core"), ids=lambda path: path.relative_to(CORE).as_posix()
)
def test_the_core_imports_values_only(path: Path) -> None:
    """No clock, file, thread or randomness reaches the core except as an argument."""
    tree = parsed(path.read_text(encoding="utf-8"))

    assert {name for name in imported(tree) if not is_allowed(name)} == set()


def test_data_classes_come_from_the_core() -> None:
    """They weigh a fraction there; the broker, one small program of its own, has its own."""
    paths = [p for p in sources("tracksync") if "broker" not in p.parts]
    theirs = {
        p
        for p in paths
        for node in ast.walk(parsed(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if any(alias.name == "dataclass" for alias in node.names)
    }

    assert theirs == {CORE / "values.py"}


@pytest.mark.parametrize(
    "path", sources("tracksync/core"), ids=lambda path: path.relative_to(CORE).as_posix()
)
def test_the_core_asks_for_no_time_and_no_chance(path: Path) -> None:
    """Two runs of the core with the same arguments say the same."""
    tree = parsed(path.read_text(encoding="utf-8"))

    assert unsteady_uses(tree) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\nat = datetime.now()",
        "import datetime\nat = datetime.datetime.now(datetime.UTC)",
        "from datetime import date\non = date.today()",
        "import uuid\nname = uuid.uuid4()",
        "from uuid import uuid4",
        "text = open('file').read()",
    ],
)
def test_asking_for_time_or_chance_is_seen(source: str) -> None:
    """The check above can fail."""
    assert unsteady_uses(parsed(source)) != []


@pytest.mark.parametrize(
    "source",
    ["import time", "import os.path", "from tracksync.ports import clock", "from . import x"],
)
def test_an_import_beyond_values_is_seen(source: str) -> None:
    """The check of imports can fail, for relative imports too."""
    assert not all(is_allowed(name) for name in imported(parsed(source)))
