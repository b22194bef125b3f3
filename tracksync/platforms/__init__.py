"""
One module for each operating system and job; here is chosen which.

Each is loaded when it is needed, with what it brings along.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from tracksync.core.sentences import Sentence
    from tracksync.core.standup.commits import Commit
    from tracksync.platforms.autostart import XdgAutostart
    from tracksync.platforms.tray_panels import TrayPanels
    from tracksync.ports.activity import IdleSource, SessionWatch
    from tracksync.ports.calendar import DaysOff
    from tracksync.ports.clock import Clock
    from tracksync.ports.commits import CommitLog
    from tracksync.ports.policy import MachineFile
    from tracksync.ports.returning import Door
    from tracksync.ports.screen import Screen
    from tracksync.ports.settings import Preferences

    Told = tuple[tuple[Commit, ...], tuple[Sentence, ...]]

# A standup is prepared each time something changes; git is asked no more often than that.
_COMMITS_STAY_SECONDS = 60


def machine_policy_path() -> str:
    """Tell where whoever administers this machine puts a policy; empty where that is unknown."""
    if sys.platform == "win32":
        from tracksync.platforms.machine_policy.windows import (  # is on Windows only
            program_data,
        )

        folder = program_data()
        return rf"{folder}\TrackSync\policy.jws" if folder else ""
    if sys.platform == "darwin":
        return "/Library/Application Support/TrackSync/policy.jws"
    return "/etc/tracksync/policy.jws"


def machine_policy_file() -> MachineFile:
    """Read the policy of whoever administers this machine."""
    from tracksync.platforms.machine_policy import files  # 1 ms, for a policy

    if sys.platform == "win32":
        from tracksync.platforms.machine_policy.windows import (  # is on Windows only
            descriptor_of,
        )

        return files.ListedMachinePolicy(machine_policy_path(), descriptor_of)
    return files.MachinePolicy(machine_policy_path())


def idle_source(environ: Mapping[str, str], preferences: Preferences) -> IdleSource:
    """Choose what tells of activity."""
    from tracksync.platforms.idle.ladder import choose_idle_source  # 6 ms

    listens = preferences.flag("activity.pointer_fallback")
    return choose_idle_source(environ, listen_to_pointer=listens)


def session_watch(
    environ: Mapping[str, str], beside: IdleSource, is_refused: Callable[[], bool]
) -> SessionWatch:
    """Choose what tells of lock and sleep, beside what tells of activity (and may be refused)."""
    # 30 ms, on no lane that matters
    from tracksync.platforms.session.watch import choose_session_watch  # see above

    return choose_session_watch(environ, beside, is_refused)


def screen_here(environ: Mapping[str, str]) -> Screen:
    """Choose what looks at the screen."""
    # 2 ms, when pictures are turned on
    from tracksync.platforms.screen.process import choose_screen  # see above

    return choose_screen(environ)


def autostart_here() -> XdgAutostart | None:
    """Find what starts programs with the session; nothing is known of it on other systems yet."""
    if sys.platform != "linux":
        return None
    from tracksync.platforms.autostart import own_autostart  # 1 ms

    return own_autostart(os.environ)


def hear_no_shift(connection: int) -> None:
    """Have a connection to an X server not be told of Shift; else it stays as it is."""
    try:
        from tracksync.platforms.x11.keyboard import hear_no_shift as do  # 0.2 MB

        do(connection)
    except (ImportError, OSError):  # a Python without calls into libraries; a Qt that has another
        return


class Memory:
    """This program's memory; where the system's library has no such thing, it is left as it is."""

    def keep_together(self) -> None:
        """Have all threads share one store of it; before any thread is started."""
        self._do("keep_together")

    def give_back(self) -> None:
        """Give what is spare back to the system."""
        self._do("give_back")

    def _do(self, name: str) -> None:
        try:
            from tracksync.platforms import spare_memory  # as above

            getattr(spare_memory, name)()
        except (ImportError, OSError):  # a Python or a system that has no such thing
            return


def tray_panels() -> TrayPanels | None:
    """Hear of panels on the session bus, where they are there."""
    if sys.platform != "linux":
        return None
    from tracksync.platforms.tray_panels import TrayPanels  # beside Qt 1 ms

    return TrayPanels(os.environ)


def days_off(preferences: Preferences) -> DaysOff:
    """Know the holidays and days off that were chosen."""
    from tracksync.platforms.calendars import ChosenDaysOff  # 1 ms, its libraries later

    return ChosenDaysOff(preferences)


def commits(preferences: Preferences, environ: Mapping[str, str], clock: Clock) -> CommitLog:
    """Know what was committed in the folders that were chosen, if any were."""
    kept: list[tuple[object, datetime, Told]] = []

    def told(first: date, last: date, zone: str) -> Told:
        folders = preferences.text("standup.repositories")
        if not folders:
            return (), ()
        from tracksync.platforms.git_log import commits_in  # 2 ms, for a standup

        with_subjects = preferences.flag("standup.commit_subjects")
        asked, now = (folders, first, last, zone, with_subjects), clock.read().at
        for before, at, answer in kept:
            if before == asked and 0 <= (now - at).total_seconds() < _COMMITS_STAY_SECONDS:
                return answer
        answer = commits_in(folders, environ, first, last, zone, with_subjects=with_subjects)
        kept[:] = [(asked, now, answer)]
        return answer

    return told


def host_name() -> str:
    """Tell what this computer is called, without what its network is called."""
    from socket import gethostname  # with the first schedule, if not before

    from tracksync.core.text import clean_line  # the same

    return clean_line(gethostname().partition(".")[0], limit=60) or "computer"


def loopback_door(address: str) -> Door:
    """Open a place for a browser to come back to."""
    from tracksync.platforms.loopback import LoopbackDoor  # 6 ms, for a sign-in

    return LoopbackDoor(address)
