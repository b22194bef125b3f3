"""Modules and functions stay small enough to read."""

import ast
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, parsed, sources

MODULE_LINES = 400
# Tests are read case by case, not as a whole; a list of cases may be longer.
TEST_LINES = 900
FUNCTION_LINES = 60


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_has_one_reason_to_change(path: Path) -> None:
    """Over 400 lines the product is split by reason to change; no function goes past 60 lines."""
    text = path.read_text(encoding="utf-8")
    long_functions = {
        node.name: length
        for node in ast.walk(parsed(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    }

    is_test = path.is_relative_to(ROOT / "tests")
    assert text.count("\n") <= (TEST_LINES if is_test else MODULE_LINES)
    assert long_functions == {}
