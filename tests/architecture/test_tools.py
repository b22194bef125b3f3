"""The tools that read the whole code find nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT

# What runs only elsewhere can at least be typed here.
ELSEWHERE = ("--no-error-summary", "--no-warn-unreachable", "-p", "tracksync")

TOOLS = {
    "style": ("ruff", "check", "--quiet", "--output-format=concise"),
    "format": ("ruff", "format", "--check", "--quiet"),
    "types": ("mypy", "--no-error-summary"),
    "types on Windows": ("mypy", "--platform=win32", "--cache-dir=.mypy_cache/win32", *ELSEWHERE),
    "types on macOS": ("mypy", "--platform=darwin", "--cache-dir=.mypy_cache/darwin", *ELSEWHERE),
    "import law": ("lint-imports", "--no-logo"),
}


@pytest.mark.timeout(900)
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
