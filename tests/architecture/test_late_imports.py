"""Imports inside functions stand in few places, each for one of four reasons (ADR 20)."""

import ast
import io
import tokenize
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import grimp
import pytest

from tests.architecture.reading import ROOT, parsed, sources


class Why(Enum):
    """The only reasons for an import inside a function."""

    START = "a command loads what it needs, and the icon is there before the rest"
    CHOICE = "of several modules for one job the one that was chosen is loaded"
    SYSTEM = "it is there on one system, and not on others"
    SELDOM = "most runs never use it, and it costs 1 ms or 0.1 MB at least"


# How many there are, and why. A number may sink; for one that is to grow, look first whether the
# importing module could be loaded late as a whole.
ALLOWED = {
    "tracksync/__main__.py": (18, Why.START),
    "tracksync/bootstrap/home.py": (21, Why.START),
    "tracksync/bootstrap/opening.py": (3, Why.START),
    "tracksync/bootstrap/programs.py": (12, Why.START),
    "tracksync/cli/main.py": (6, Why.START),
    "tracksync/cli/policy.py": (2, Why.SELDOM),
    "tracksync/cli/quick.py": (1, Why.SYSTEM),
    "tracksync/core/tasks.py": (1, Why.SELDOM),
    "tracksync/desktop/app/program.py": (1, Why.START),
    "tracksync/desktop/app/desktop.py": (5, Why.SELDOM),
    "tracksync/desktop/app/look.py": (1, Why.SELDOM),
    "tracksync/desktop/look/icons.py": (1, Why.SELDOM),
    "tracksync/desktop/presenters/notices.py": (2, Why.SELDOM),
    "tracksync/engine/capturing.py": (2, Why.SELDOM),
    "tracksync/engine/herald.py": (2, Why.SELDOM),
    "tracksync/engine/running.py": (4, Why.SELDOM),
    "tracksync/engine/services.py": (13, Why.SELDOM),
    "tracksync/integrations/__init__.py": (4, Why.CHOICE),
    "tracksync/integrations/asana/__init__.py": (5, Why.CHOICE),
    "tracksync/integrations/azure_devops/__init__.py": (2, Why.CHOICE),
    "tracksync/integrations/jira/__init__.py": (4, Why.CHOICE),
    "tracksync/integrations/jira_dc/__init__.py": (3, Why.CHOICE),
    "tracksync/integrations/slack/__init__.py": (9, Why.CHOICE),
    "tracksync/integrations/teams/__init__.py": (10, Why.CHOICE),
    "tracksync/integrations/tempo/__init__.py": (4, Why.CHOICE),
    "tracksync/network/gateway.py": (2, Why.SELDOM),
    "tracksync/platforms/__init__.py": (15, Why.CHOICE),
    "tracksync/platforms/calendars/__init__.py": (3, Why.CHOICE),
    "tracksync/platforms/child_process.py": (1, Why.SELDOM),
    "tracksync/platforms/clock/unix.py": (1, Why.SYSTEM),
    "tracksync/platforms/idle/ladder.py": (9, Why.CHOICE),
    "tracksync/platforms/idle/pointer.py": (1, Why.SELDOM),
    "tracksync/platforms/keystore/backends.py": (2, Why.CHOICE),
    "tracksync/platforms/screen/process.py": (2, Why.CHOICE),
    "tracksync/platforms/session/watch.py": (1, Why.SYSTEM),
    "tracksync/storage/local/day_sealing.py": (1, Why.SELDOM),
    "tracksync/storage/local/glance.py": (1, Why.SELDOM),
    "tracksync/storage/local/erasure.py": (3, Why.SELDOM),
    "tracksync/storage/local/home.py": (15, Why.SELDOM),
    "tracksync/storage/local/keys.py": (2, Why.SELDOM),
    "tracksync/storage/local/migrations/__init__.py": (1, Why.CHOICE),
    "tracksync/storage/local/opening.py": (2, Why.SELDOM),
    "tracksync/storage/local/policy/seal.py": (4, Why.SELDOM),
    "tracksync/storage/local/rekeying.py": (1, Why.SELDOM),
    "tracksync/storage/local/tables/reviews.py": (1, Why.SELDOM),
    "tracksync/storage/local/sealing.py": (3, Why.SELDOM),
    "tracksync/storage/local/vault/records.py": (2, Why.SELDOM),
}

_BY_NAME = {"import_module", "__import__"}


@dataclass(frozen=True, slots=True)
class Late:
    """One import inside a function, by statement or by name, and the lines it stands on."""

    line: int
    last_line: int
    names: tuple[str, ...]


def late_imports(tree: ast.Module) -> tuple[Late, ...]:
    """Find them, in order; those for the type checker alone stand outside functions."""
    late: list[Late] = []
    todo: list[tuple[ast.AST, bool]] = [(tree, False)]
    while todo:
        node, is_inside = todo.pop()
        names = imported_by(node) if is_inside else None
        if names is not None and isinstance(node, ast.stmt | ast.expr):
            late.append(Late(node.lineno, node.end_lineno or node.lineno, names))
        is_inside = is_inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        todo += [(child, is_inside) for child in ast.iter_child_nodes(node)]
    return tuple(sorted(late, key=lambda one: one.line))


def imported_by(node: ast.AST) -> tuple[str, ...] | None:
    """Tell what one statement or call imports; None where it is no import."""
    match node:
        case ast.Import(names):
            return tuple(alias.name for alias in names)
        case ast.ImportFrom(module, names):
            return tuple(f"{module}.{alias.name}" for alias in names)
        case ast.Call(ast.Name(name) | ast.Attribute(_, name), given) if name in _BY_NAME:
            return tuple(str(one.value) for one in given if isinstance(one, ast.Constant))
    return None


def commented(source: str) -> set[int]:
    """Find the lines that a comment stands on."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0] for token in tokens if token.type == tokenize.COMMENT}


@cache
def found() -> dict[str, tuple[Late, ...]]:
    """All late imports of the product, by module."""
    every = {
        path.relative_to(ROOT).as_posix(): late_imports(parsed(path.read_text("utf-8")))
        for path in sources("tracksync")
    }
    return {name: late for name, late in every.items() if late}


def test_late_imports_stand_where_they_are_allowed() -> None:
    """Nobody adds one unseen, and one that went is not kept room for."""
    assert {name: len(late) for name, late in found().items()} == {
        name: count for name, (count, _) in ALLOWED.items()
    }


@pytest.mark.parametrize("name", ALLOWED)
def test_each_late_import_says_what_it_costs(name: str) -> None:
    """On its line, or in the block of imports and comments right above it."""
    source = (ROOT / name).read_text("utf-8")
    said, heard, silent = commented(source), set(), []

    for late in late_imports(parsed(source)):
        if {late.line, late.line - 1} & said or late.line - 1 in heard:
            heard.add(late.last_line)
        else:
            silent.append(late)
    assert silent == []


def test_no_late_import_dodges_a_cycle() -> None:
    """What is imported late knows nothing of who imports it, by no way round."""
    graph = grimp.build_graph("tracksync", exclude_type_checking_imports=True, cache_dir=None)
    cycles = []
    for file, late in found().items():
        importer = ".".join(Path(file).with_suffix("").parts).removesuffix(".__init__")
        for name in {name for one in late for name in one.names}:
            module = name if name in graph.modules else name.rpartition(".")[0]
            if module in graph.modules and graph.chain_exists(importer=module, imported=importer):
                cycles.append(graph.find_shortest_chain(importer=module, imported=importer))
    assert cycles == []
