"""
What the person committed, as the installed git tells it of folders they chose. Only reads.

A branch's reflog tells what was committed on it here, whatever became of it since. Contents are not
asked for, and of messages the first line alone, by the person's choice. A repository may be
hostile: nothing that its configuration names is run, nothing is fetched, and git's own refusal of
folders of other people stands.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from zoneinfo import ZoneInfo

from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.commits import Commit

Told = tuple[tuple[Commit, ...], tuple[Sentence, ...]]

_LONGEST_SECONDS = 4.0  # for all folders together
_MOST_FOLDERS, _MOST_BRANCHES, _MOST_COMMITS = 20, 50, 500
_KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP")
_TOLD = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_SAFELY = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
)
_HAS_KEY = re.compile(r"[A-Za-z]-?\d|#\d")
_APART = "\x1f"
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # subprocess.CREATE_NO_WINDOW


def commits_in(
    folders: str,
    environ: Mapping[str, str],
    first: date,
    last: date,
    zone: str,
    *,
    with_subjects: bool = False,
) -> Told:
    """
    Tell the commits of these days, by the time they were made, and what could not be read.

    Args:
        folders: With commas between.
        with_subjects: The first lines of their messages are read, too.
    """
    git = next(filter(_is_program, places_of_git(environ.get("PATH", ""), sys.platform)), None)
    named = [name.strip() for name in folders.split(",") if name.strip()][:_MOST_FOLDERS]
    if git is None:
        says = say("Your commits could not be counted: git is not installed here.")
        return (), (says,) if named else ()
    ends_at = time.monotonic() + _LONGEST_SECONDS
    reading = _Reading(git, environ, ends_at, with_subjects=with_subjects)
    found: list[Commit] = []
    unread = 0
    for name in named:
        try:
            found += reading.commits(Path(name).expanduser(), ZoneInfo(zone))
        except (OSError, ValueError, RuntimeError, subprocess.SubprocessError):
            unread += 1
    troubles = (say("Commits in {count} of your folders could not be counted.", count=unread),)
    commits = tuple(commit for commit in found if first <= commit.day <= last)
    return commits, troubles if unread else ()


def places_of_git(path: str, system: str) -> tuple[str, ...]:
    """
    Tell where git may lie: in the folders of PATH, never in the one we happen to work in.

    Windows would look there first, where anybody may have left a program of that name.
    """
    if system == "win32":
        folders = [PureWindowsPath(name) for name in path.split(";")]
        return tuple(str(folder / "git.exe") for folder in folders if folder.is_absolute())
    named = [PurePosixPath(name) for name in path.split(":")]
    return tuple(str(folder / "git") for folder in named if folder.is_absolute())


def _is_program(place: str) -> bool:
    return Path(place).is_file() and os.access(place, os.X_OK)


class _Reading:
    """One look at several folders, which ends in time."""

    def __init__(
        self, git: str, environ: Mapping[str, str], ends_at: float, *, with_subjects: bool
    ) -> None:
        self._git = git
        self._with_subjects = with_subjects
        self._environ = {name: environ[name] for name in _KEPT if name in environ} | _TOLD
        self._ends_at = ends_at

    def commits(self, folder: Path, zone: ZoneInfo) -> Iterator[Commit]:
        """Tell what was committed by whom commits are made as there."""
        if not folder.is_absolute():
            raise ValueError(folder)
        mine = self._ask(folder, "config", "--get", "user.email").strip().casefold()
        for branch in self._branches(folder):
            seen = set()
            for at, author, did, subject in self._log(folder, branch):
                # One that was amended keeps the moment it was made.
                if author.casefold() == mine and did.startswith("commit") and at not in seen:
                    seen.add(at)
                    day = datetime.fromtimestamp(at, UTC).astimezone(zone).date()
                    yield Commit(day, branch, subject)

    def _branches(self, folder: Path) -> list[str]:
        """Tell the branches that may name a task, those first that were committed to last."""
        asked = ("--sort=-committerdate", "--format=%(refname:lstrip=2)", "refs/heads")
        names = self._ask(folder, "for-each-ref", f"--count={_MOST_COMMITS}", *asked).splitlines()
        return [name for name in names if _HAS_KEY.search(name)][:_MOST_BRANCHES]

    def _log(self, folder: Path, branch: str) -> Iterator[tuple[int, str, str, str]]:
        form = f"--format=%at{_APART}%ae{_APART}%<(20,trunc)%gs{_APART}"
        form += "%<(200,trunc)%s" if self._with_subjects else ""
        limits = (f"--max-count={_MOST_COMMITS}", "--no-show-signature", "--no-ext-diff")
        ref = f"refs/heads/{branch}"
        told = self._ask(folder, "log", "--walk-reflogs", *limits, form, ref, "--")
        for line in told.splitlines():
            at, _, rest = line.partition(_APART)
            author, _, rest = rest.partition(_APART)
            did, _, subject = rest.partition(_APART)
            if at.isascii() and at.isdecimal() and len(at) < len("99999999999"):
                yield int(at), author, did, subject.strip()

    def _ask(self, folder: Path, *asked: str) -> str:
        left = self._ends_at - time.monotonic()
        done = subprocess.run(
            [self._git, "-C", str(folder), *_SAFELY, *asked],
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
            timeout=max(left, 0.01),
            check=True,
        )
        return done.stdout.decode("utf-8", "replace")
