"""The page of measured numbers: each budget test replaces its own section of it."""

from __future__ import annotations

import fcntl
import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "numbers.md"
_HEAD = """# Measured numbers

Printed by `make prove`, which fails when a limit is broken. Counts hold everywhere; times depend on
the machine, so only ratios taken inside one run are compared.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One promise: what was measured, beside what, and the limit. `figure` is what is compared."""

    what: str
    ours: str
    beside: str
    figure: float
    limit: float

    @property
    def is_kept(self) -> bool:
        """Whether the promise holds."""
        return self.figure <= self.limit


def publish(section: str, rows: list[Row], *, note: str = "") -> None:
    """Write the rows under a heading, and fail if one is over its limit."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    when = f"{datetime.now(UTC):%Y-%m-%d}, {machine}, Python {platform.python_version()}"
    lines = [
        f"## {section}",
        "",
        f"{when}. {note}".strip(),
        "",
        "| what | ours | beside it | figure | limit |",
        "|---|---|---|---|---|",
        *(
            f"| {row.what} | {row.ours} | {row.beside} | {row.figure:.4g} | ≤ {row.limit:.4g} |"
            for row in rows
        ),
        "",
    ]
    _put(section, "\n".join(lines))
    broken = [row for row in rows if not row.is_kept]
    assert not broken, "; ".join(f"{r.what}: {r.figure:.4g} > {r.limit:.4g}" for r in broken)


def _put(section: str, text: str) -> None:
    """Put a section into the page; several storms may end at once."""
    with PAGE.open("a+", encoding="utf-8") as page:
        fcntl.flock(page, fcntl.LOCK_EX)
        page.seek(0)
        head, *parts = (page.read() or _HEAD).split("\n## ")
        kept = [part for part in parts if part.split("\n", 1)[0] != section]
        sections = [*("## " + part.rstrip() + "\n" for part in kept), text]
        page.truncate(0)
        page.write(head.rstrip() + "\n\n" + "\n".join(sections))
