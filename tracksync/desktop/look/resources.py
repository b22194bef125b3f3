"""Where icons and translations lie: in a checkout, an installed package, or an installer."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


class ResourcesMissing(RuntimeError):
    """The program was installed without its resources; a mistake in packaging."""


def candidates(package: Path, frozen: str | None) -> tuple[Path, ...]:
    """Name the folders to try, best first."""
    beside = (Path(frozen) / "_resources",) if frozen else ()
    return (*beside, package / "_resources", package.parent / "resources")


@cache
def root() -> Path:
    """Find the folder of resources."""
    for folder in candidates(_PACKAGE, getattr(sys, "_MEIPASS", None)):
        if (folder / "icons").is_dir():
            return folder
    msg = "icons are missing from this installation"
    raise ResourcesMissing(msg)


def icon_path(name: str) -> Path:
    """Tell where an icon lies."""
    return root() / "icons" / f"{name}.svg"


def translations() -> Path:
    """Tell where translations lie."""
    return root() / "translations"
