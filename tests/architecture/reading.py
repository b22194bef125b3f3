"""The repository as the tests of its shape read it."""

import ast
import gc
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    """Every file git knows or would add, relative to the root."""
    listing = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [Path(name) for name in sorted(set(listing.stdout.split("\0")) - {""})]


def sources(*rooms: str) -> list[Path]:
    """All Python files of *rooms* (default: product and tests), in order."""
    return [
        path
        for room in rooms or ("tracksync", "tests")
        for path in sorted((ROOT / room).rglob("*.py"))
        if "node_modules" not in path.parts
    ]


def parsed(source: str) -> ast.Module:
    """
    Parse Python.

    Without collecting garbage meanwhile: a callback of the collector (hypothesis has one) that runs
    inside the parser makes Python 3.11 report a "recursion depth mismatch".
    """
    gc.disable()
    try:
        return ast.parse(source)
    finally:
        gc.enable()


def imported(tree: ast.AST) -> set[str]:
    """The dotted names *tree* imports; a relative import keeps its dots."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names
