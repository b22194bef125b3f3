"""Starting a short-lived process of ours, and what of the environment it may see."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tracksync.platforms.child_messages import pack, unpack

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # subprocess.CREATE_NO_WINDOW
# Enough to find the session, the person's home and the interpreter's own parts. Not among them:
# PYTHON_KEYRING_BACKEND, KEYRING_PROPERTY_*, KEYCHAIN_PATH, and whatever else may hold a secret.
_KEPT = frozenset(
    {
        *("HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "PATH", "TMPDIR"),
        *("LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "__CF_USER_TEXT_ENCODING"),
        *("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"),
        *("GNOME_KEYRING_CONTROL", "KDE_FULL_SESSION", "KDE_SESSION_VERSION", "DESKTOP_SESSION"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP"),
        *("USERPROFILE", "USERNAME", "USERDOMAIN", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA"),
    }
)
_KEPT_STARTS = ("LC_", "XDG_")
# In every message of a child that is not its answer yet.
EARLY = "early"
_SITES = {"site-packages", "dist-packages"}


class NoAnswer(Exception):
    """The child ended without an answer that can be read."""


def ask(
    module: str,
    request: dict[str, Any],
    environ: Mapping[str, str],
    *,
    timeout: float,
    begun: Callable[[Callable[[], None]], None] = lambda _: None,
    early: Callable[[dict[str, Any]], None] = lambda _: None,
) -> dict[str, Any]:
    """
    Have a fresh child answer one request.

    Args:
        module: What it runs; `__main__` knows all of them.
        environ: The whole environment of the child; see `child_environ`.
        timeout: In seconds. The child is killed after that.
        begun: Told how to kill it before, from any thread; that counts as no answer.
        early: Given what the child said before its answer, each with `EARLY` in it; also where no
            answer came.

    Raises:
        TimeoutError: It took longer.
        NoAnswer: It could not start, died, or said nothing that can be read.
    """
    import subprocess  # 0.6 MB; not needed in every run

    try:
        with subprocess.Popen(
            _command(module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a trace could show a secret
            env=dict(environ),
            creationflags=_NO_WINDOW,
        ) as child:
            begun(child.kill)
            try:
                said, _ = child.communicate(pack(request | {"timeout": timeout}), timeout=timeout)
            except subprocess.TimeoutExpired as late:
                child.kill()
                with contextlib.suppress(ValueError):
                    _heard(late.output or b"", early)
                raise TimeoutError from None
        return _heard(said, early)
    except (OSError, ValueError) as error:
        if isinstance(error, TimeoutError):
            raise
        raise NoAnswer from error


def _heard(said: bytes, early: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Read the answer; hand over what comes before it."""
    stream = io.BytesIO(said)
    while EARLY in (message := unpack(stream)):
        early(message)
    return message


def child_environ(environ: Mapping[str, str], *, is_scripted: bool) -> dict[str, str]:
    """
    Choose what the child sees: all of it in tests, otherwise what is known to be needed.

    The folder our package was imported from is added to PYTHONPATH unless it is installed, because
    the child (`-P`) does not look into the working directory: a `keyring.py` there is not ours.
    """
    kept = {
        key: value
        for key, value in environ.items()
        if is_scripted or key.upper() in _KEPT or key.startswith(_KEPT_STARTS)
    }
    root = Path(__file__).resolve().parents[2]
    if root.name not in _SITES and not getattr(sys, "frozen", False):
        further = kept.get("PYTHONPATH")
        kept["PYTHONPATH"] = f"{root}{_path_separator()}{further}" if further else str(root)
    return kept


def _path_separator() -> str:
    return ";" if sys.platform == "win32" else ":"


def _command(module: str) -> list[str]:
    """Name the program: in an installed bundle the app itself, told to be this module."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--helper", module]
    return [sys.executable, "-P", "-m", module]
