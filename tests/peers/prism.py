"""Prism: an outside program that checks requests against an OpenAPI file and answers by it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from tests.peers.node import HERE, running


def prism(contract: Path, folder: Path) -> AbstractContextManager[str]:
    """
    Run Prism on a free port of the loopback.

    Args:
        contract: The OpenAPI file.
        folder: Where its log may lie.

    Returns:
        Its address. The base path of the file's servers is not part of it.
    """
    program = str(HERE / "node_modules" / ".bin" / "prism")
    return running(
        lambda port: (
            program,
            *("mock", "--errors", "-h", "127.0.0.1", "-p", str(port), str(contract)),
        ),
        folder / "prism.log",
        says="Prism is listening",
    )
