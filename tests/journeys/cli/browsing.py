"""Signing in by the browser from a terminal: the command waits while the page is answered."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.contract.sign_in.oauth_rig import visit
from tests.journeys.cli.person import COMMAND, PATIENCE_SECONDS

SECRET = "MARKED-secret-of-the-app"


@dataclass
class Told:
    """How a command that waited for a browser ended."""

    code: int
    out: str
    page: str
    err: str
    arguments: bytes

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


def browse(page: str) -> None:
    visit(page)


def sign_in(
    environ: Mapping[str, str],
    *words: str,
    service: str = "jira",
    secret: str | None = SECRET,
    way: str = "--oauth",
    hear: Callable[[str], None] = lambda _: None,
    to: Callable[[str], None] = browse,
) -> Told:
    """
    Type `connect SERVICE --oauth`, and do with the shown page what a person does.

    Args:
        hear: Takes what is said up to the page.
    """
    more = () if secret is None else ("--secret-stdin",)
    process = subprocess.Popen(
        [COMMAND, "connect", service, way, *more, *words],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(secret or "")
    process.stdin.close()
    page, heard = "", ""
    for line in process.stderr:
        heard += line
        if line.startswith("  http"):
            page = line.strip()
            break
    arguments = Path(f"/proc/{process.pid}/cmdline").read_bytes() if page else b""
    if page:
        hear(heard)
        to(page)
    assert process.stdout is not None
    with process.stdout, process.stderr:
        out, err = process.stdout.read(), heard + process.stderr.read()
    return Told(process.wait(PATIENCE_SECONDS), out, page, err, arguments)
