"""
What a command needs beside its words: files that were named, secrets that are handed over.

Imported by the commands that need it; all others do without what it reads them with.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO

from tracksync.cli import policy, template
from tracksync.cli.handed import passphrase, token
from tracksync.cli.typed import Typed


def completed(typed: Typed, stdin: TextIO) -> dict[str, object]:
    """Add what must not stand in the arguments of a process, and what only this one knows."""
    if typed.command.startswith("policy."):
        return policy.completed(typed, passphrase, stdin)
    return _WAYS[typed.command](typed, stdin)


def _connect(typed: Typed, stdin: TextIO) -> dict[str, object]:
    return {**typed.arguments, "token": token(typed, stdin)}


def _save_template(typed: Typed, _: TextIO) -> dict[str, object]:
    return template.completed(typed)


def _export_pictures(typed: Typed, _: TextIO) -> dict[str, object]:
    return {**typed.arguments, "to": _from_here(typed, "to")}


def _back_up(typed: Typed, _: TextIO) -> dict[str, object]:
    given = {**typed.arguments, "file": _from_here(typed, "file")}
    if typed.secret_fd is not None:
        given["passphrase"] = passphrase(typed.secret_fd)
    return given


def _from_here(typed: Typed, name: str) -> str:
    """Name a file so that another process, in another folder, finds it."""
    return os.path.abspath(str(typed.arguments[name]))  # noqa: PTH100  pathlib costs 36 M instructions


_WAYS: dict[str, Callable[[Typed, TextIO], dict[str, object]]] = {
    "backup": _back_up,
    "connect": _connect,
    "shots.export": _export_pictures,
    "standup.template.save": _save_template,
}
