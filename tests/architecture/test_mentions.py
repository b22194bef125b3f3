"""What a page, a docstring or a comment points to is there."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, parsed, sources, tracked

ROOMS = sorted(path.parent.name for path in (ROOT / "tracksync").glob("*/__init__.py"))
# `services.jira.base_url` is a setting.
MODULES = [room for room in ROOMS if room != "services"] + [r"services\.personal"]
# `core/journal/undo.py`, `docs/adr/0020-late-imports.md`; not the end of a longer path or address.
PATHS = re.compile(
    rf"(?<![\w/.:<~-])(?:tracksync|tests|docs|resources|installers|{'|'.join(ROOMS)})(?:/[\w.*-]+)+"
)
# `core.journal.undo`, `ports.calendar.DaysOff`, `tests.desktop.gallery`.
NAMES = re.compile(
    rf"(?<![\w/.:-])(?!\w+\.(?:json|md|py)\b)"
    rf"(?:tracksync|tests|{'|'.join(MODULES)})\.\w+(?:\.\w+)*(?![\w/-])"
)
# Made when something is built or set up, or a name for any.
MADE = {"tracksync/_resources", "tests/peers/node_modules", "integrations/NAME"}
PAGES = [ROOT / path for path in tracked() if path.suffix == ".md" and path.parts[0] != "changes"]


@cache
def _there() -> frozenset[str]:
    files = frozenset(tracked())
    return frozenset(path.as_posix() for file in files for path in (file, *file.parents))


def _remarks(path: Path) -> Iterator[str]:
    """What a file says to whoever reads it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield text
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


def _is_path(mention: str) -> bool:
    mention = mention.rstrip(".-")
    if mention.startswith(tuple(MADE)):
        return True
    if "*" in mention:
        return any(any(ROOT.glob(f"{front}{mention}")) for front in ("", "tracksync/"))
    return any(
        f"{front}{mention}{end}" in _there() for front in ("", "tracksync/") for end in ("", ".py")
    )


def _is_name(mention: str) -> bool:
    parts = mention.split(".")
    if parts[0] not in {"tracksync", "tests"}:
        parts.insert(0, "tracksync")
    for length in range(len(parts), 0, -1):
        stem, rest = "/".join(parts[:length]), parts[length : length + 1]
        for file in (f"{stem}.py", f"{stem}/__init__.py"):
            if file in _there():
                return not rest or rest[0] in _defined(ROOT / file)
    return False


@cache
def _defined(path: Path) -> frozenset[str]:
    names: set[str] = set()
    for node in parsed(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(names)


def _lost(text: str) -> list[str]:
    paths = [said for said in PATHS.findall(text) if not _is_path(said)]
    return paths + [said for said in NAMES.findall(text) if not _is_name(said)]


def test_what_is_pointed_to_is_there() -> None:
    """A reader who follows a path or a module's name arrives."""
    lost: dict[str, list[str]] = {}
    for path in PAGES + sources():
        # What is lost in the remarks is lost in the whole, and the whole is read sooner.
        if path != Path(__file__) and _lost(path.read_text(encoding="utf-8")):
            said = [mention for remark in _remarks(path) for mention in _lost(remark)]
            lost |= {path.relative_to(ROOT).as_posix(): said} if said else {}

    assert lost == {}


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("see `core/journal/undo.py` and core.journal.undo.", []),
        ("see `core/undo.py`", ["core/undo.py"]),
        ("see `core.undo`", ["core.undo"]),
        ("`ports.calendar.DaysOff`, not `ports.calendar.Holidays`", ["ports.calendar.Holidays"]),
        (
            "`services.jira.base_url` is a setting, `tests/contracts/azure-*.json` are some files",
            [],
        ),
        ("[a page](docs/nowhere.md)", ["docs/nowhere.md"]),
    ],
)
def test_a_lost_one_is_seen(text: str, lost: list[str]) -> None:
    """The check above can fail, and can pass."""
    assert _lost(text) == lost
