"""Opening a page in the person's browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from shutil import which

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
_LONGEST_SECONDS = 2.0


def open_page(page: str, environ: Mapping[str, str]) -> bool:
    """
    Open a page; whether something was found to open it with.

    It says nothing about whether the person sees it: show the address too. What opens it shows it
    to other processes of this machine for a moment, so an address must hold no token.
    """
    if sys.platform == "win32":
        try:
            os.startfile(page)  # noqa: S606  a web address, made by us or checked to be one
        except OSError:
            return False
        return True
    else:  # noqa: RET505  mypy knows which system it checks for
        return _handed_over(page, environ)


def _handed_over(page: str, environ: Mapping[str, str]) -> bool:
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    if sys.platform == "linux" and not any(environ.get(name) for name in _SCREENS):
        return False
    found = which(opener, path=environ.get("PATH"))
    if found is None:
        return False
    process = subprocess.Popen(
        [found, page],
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(_LONGEST_SECONDS) == 0
    except subprocess.TimeoutExpired:
        # Where no browser ran before, the opener has become one, and is to outlive us. Popen
        # complains of a child it never saw end.
        process.returncode = 0
        return True
