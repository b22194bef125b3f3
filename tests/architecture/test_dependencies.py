"""Every dependency is used, explained, and declared."""

import ast
import re
import sys
import tomllib
from functools import cache

from tests.architecture.reading import ROOT, imported, parsed, sources

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECISION = (ROOT / "docs/adr/0002-dependencies.md").read_text(encoding="utf-8")


def declared() -> set[str]:
    lines = PROJECT["project"]["dependencies"]
    return {re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0].lower() for line in lines}


def explained() -> dict[str, list[str]]:
    """Package -> its import, job, what it saves, size, licence."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DECISION.splitlines()
        if line.startswith("| ")
    ]
    return {name.lower(): cells for name, *cells in rows[1:]}


@cache
def trees() -> list[ast.Module]:
    return [parsed(path.read_text(encoding="utf-8")) for path in sources("tracksync")]


@cache
def used() -> set[str]:
    return {name.partition(".")[0] for tree in trees() for name in imported(tree)} - {""}


@cache
def named() -> set[str]:
    """What is imported by name, as `importlib.import_module("keyring.backends.macOS")` is."""
    texts = (
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text.partition(".")[0] for text in texts if re.fullmatch(r"\w+(\.\w+)+", text)}


def test_each_dependency_has_its_line() -> None:
    """Nobody has to guess why a package is there, how large it is, or under which licence."""
    table = explained()

    assert set(table) == declared()
    assert {name for name, cells in table.items() if len(cells) != 5 or not all(cells)} == set()


def test_each_dependency_is_used() -> None:
    """A package nobody imports is only risk."""
    imports = {name: cells[0].strip("`") for name, cells in explained().items()}

    assert {name for name, module in imports.items() if module not in used() | named()} == set()


def test_each_import_is_declared() -> None:
    """What works only because another package brings it is not relied upon."""
    foreign = used() - set(sys.stdlib_module_names) - {"tracksync"}

    assert foreign <= {cells[0].strip("`") for cells in explained().values()}
