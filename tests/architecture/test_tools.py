"""The tools that read the whole code find nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT

TOOLS = {
    "style": ("ruff", "check", "--quiet", "--output-format=concise"),
    "format": ("ruff", "format", "--check", "--quiet"),
    "types": ("mypy", "--no-error-summary"),
    "import law": ("lint-imports", "--no-logo"),
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("tool", TOOLS)
def test_the_tool_finds_nothing(tool: str) -> None:
    """A plain `make test` says the same about style, types and imports as `make check`."""
    program, *arguments = TOOLS[tool]
    run = subprocess.run(
        [Path(sys.executable).parent / program, *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stdout + run.stderr
