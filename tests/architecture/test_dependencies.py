"""Every dependency is used, explained, and declared."""

import ast
import re
import sys
import tomllib

from tests.architecture.reading import ROOT, imported, sources

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


def used() -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sources("tracksync"))
    return {name.partition(".")[0] for tree in trees for name in imported(tree)} - {""}


def test_each_dependency_has_its_line() -> None:
    """Nobody has to guess why a package is there, how large it is, or under which licence."""
    table = explained()

    assert set(table) == declared()
    assert {name for name, cells in table.items() if len(cells) != 5 or not all(cells)} == set()


def test_each_import_is_declared() -> None:
    """What works only because another package brings it is not relied upon."""
    foreign = used() - set(sys.stdlib_module_names) - {"tracksync"}

    assert foreign <= {cells[0].strip("`") for cells in explained().values()}
