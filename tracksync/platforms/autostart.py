r"""
Starting with the session: the XDG autostart entry.

Where it is not Linux nothing is done yet. From documentation, to be written with the installers
that can be tried there: Windows the value "TrackSync" under
HKCU\Software\Microsoft\Windows\CurrentVersion\Run, macOS `SMAppService.mainApp.register()`
of a signed bundle (a plist in ~/Library/LaunchAgents before macOS 13).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say

# What the Exec key of a desktop entry takes only inside quotes, and what only behind a backslash.
# Source: Desktop Entry Specification 1.5, "The Exec key".
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
_ESCAPED = frozenset('"`$\\')


class XdgAutostart:
    """
    One file in the session's autostart folder.

    Args:
        folder: `~/.config/autostart`, as a rule.
        command: Program and arguments, absolute; the tray, told to stay in the background.
    """

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / "tracksync.desktop"
        self._wanted = _entry(command)

    def is_on(self) -> bool:
        """
        Tell whether the session will start us.

        True for an entry that points elsewhere, too: the person's own, or an older version's. False
        when the person switched it off in their desktop's settings, which leaves the file.
        """
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return False
        offs = {"Hidden=true", "X-GNOME-Autostart-enabled=false", "X-MATE-Autostart-enabled=false"}
        return offs.isdisjoint(line.replace(" ", "") for line in lines)

    def turn_on(self) -> None:
        """Write the entry; nothing is touched when it is there already, word for word."""
        if self._content() == self._wanted:
            return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        fresh.write_text(self._wanted, encoding="utf-8")
        fresh.replace(self._file)

    def turn_off(self) -> None:
        """Remove the entry; no error when there is none."""
        self._file.unlink(missing_ok=True)

    def _content(self) -> str | None:
        try:
            return self._file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None


def _entry(command: Sequence[str]) -> str:
    """Write a desktop entry; BadInput for a program whose path no entry can hold."""
    return "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            "Name=TrackSync",
            "Comment=Time tracking in the tray",
            f"Exec={' '.join(_quoted(part) for part in command)}",
            "Icon=tracksync",
            "Terminal=false",
            "Categories=Office;",
            # A tray may come up after us; GNOME starts these entries once the shell is ready.
            "X-GNOME-Autostart-enabled=true",
            "",
        ]
    )


def _quoted(part: str) -> str:
    if any(not character.isprintable() for character in part):
        msg = say("TrackSync lies in a folder whose name has control characters in it.")
        raise BadInput(msg, say("Move it to a plainer place to have it started with the session."))
    field = part.replace("%", "%%")
    if field and _RESERVED.isdisjoint(field):
        return field
    inner = "".join(f"\\{c}" if c in _ESCAPED else c for c in field)
    # The file's own string rules take one more backslash for each.
    return '"' + inner.replace("\\", "\\\\") + '"'


def own_autostart(environ: Mapping[str, str]) -> XdgAutostart:
    """Make the entry of this program, as it runs, in the person's own folder."""
    config = environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "tracksync"]
    return XdgAutostart(Path(config) / "autostart", command)
