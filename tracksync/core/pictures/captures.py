"""When a picture of the screen is due, and what forbids it. Off unless everything speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from tracksync.core.journal.entries import Evidence
from tracksync.core.scripts import is_refused, screen_refused
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.tasks import fold_case
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass

NOTHING = timedelta(0)

# The policy of whoever decides alone.
OWN_CHOICE = "your own choice"


class Hold(StrEnum):
    """Why no picture is taken now."""

    OFF = "off"
    NOT_WATCHING = "not watching"
    CANNOT_ERASE = "cannot erase"
    NO_SCREEN = "no screen"
    CLOSED_DESKTOP = "closed desktop"
    NO_COMPOSITOR = "no compositor"
    NO_GRIM = "no grim"
    KDE_PERMISSION = "kde permission"
    NO_GSTREAMER = "no gstreamer"
    NO_PIPEWIRE = "no pipewire"
    NO_PORTAL = "no portal"
    UNTRIED = "untried"
    GNOME_PERMISSION = "gnome permission"
    SCRIPTED = "scripted"
    PERMISSION = "permission"
    WINDOWS = "windows"
    POINTER = "pointer"
    PRIVATE = "private"
    PAUSED = "paused"
    NO_TIMER = "no timer"
    ASLEEP = "asleep"
    LOCKED = "locked"
    AWAY = "away"
    FULL = "full"
    NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What decides about a picture, at one moment.

    Attributes:
        is_on: The person turned it on.
        is_watching: This run watches over the timer, so that it knows of absence and locks.
        can_erase: What is shredded here opens from no copy any more.
        lack: Why nothing here can look at the screen; None where something can.
        is_scripted: The screen is files.
        is_permitted: The system lets the screen be seen.
        tells_windows: What is excluded would be found, or nothing is.
        tells_pointer: The monitor with the pointer would be found, or is not wanted.
        organization: Whose policy is followed; empty where none is.
        is_running: A timer runs.
        bar: Lock, sleep or another user's turn, as the system told.
        is_away: Nobody has touched anything for longer than a pause in thinking.
        is_full: The disk is.
    """

    is_on: bool = False
    is_watching: bool = True
    can_erase: bool = True
    lack: Hold | None = None
    is_scripted: bool = False
    is_permitted: bool = True
    tells_windows: bool = True
    tells_pointer: bool = True
    organization: str = ""
    is_private: bool = False
    is_paused: bool = False
    is_running: bool = False
    bar: Evidence | None = None
    is_away: bool = False
    is_full: bool = False


def held_by(facts: Facts) -> Hold | None:
    """Name what forbids a picture now, the weightiest first; None when nothing does."""
    is_barred = is_refused(is_scripted=facts.is_scripted, organization=facts.organization)
    holds = (
        (not facts.is_on, Hold.OFF),
        (not facts.is_watching, Hold.NOT_WATCHING),
        (not facts.can_erase, Hold.CANNOT_ERASE),
        (facts.lack is not None, facts.lack or Hold.NO_SCREEN),
        (is_barred, Hold.SCRIPTED),
        (not facts.is_permitted, Hold.PERMISSION),
        (not facts.tells_windows, Hold.WINDOWS),
        (not facts.tells_pointer, Hold.POINTER),
        (facts.is_private, Hold.PRIVATE),
        (facts.is_paused, Hold.PAUSED),
        (not facts.is_running, Hold.NO_TIMER),
        (facts.bar is Evidence.ASLEEP, Hold.ASLEEP),
        (facts.bar is not None, Hold.LOCKED),
        (facts.is_away, Hold.AWAY),
        (facts.is_full, Hold.FULL),
    )
    return next((hold for does, hold in holds if does), None)


_WHY = {
    Hold.OFF: say("Screenshots are off."),
    Hold.NOT_WATCHING: say("Pictures are taken only while TrackSync runs and shows that it does."),
    Hold.CANNOT_ERASE: say(
        "With a passphrase lock no pictures are taken: a copy of the folder would bring back what "
        "was erased."
    ),
    Hold.NO_SCREEN: say("No pictures are taken: there is no screen here."),
    Hold.CLOSED_DESKTOP: say("No pictures are taken: this Wayland desktop cannot be seen."),
    Hold.NO_COMPOSITOR: say("No pictures are taken: no Wayland desktop answers."),
    Hold.NO_GRIM: say("No pictures are taken: the program grim is not installed."),
    Hold.KDE_PERMISSION: say(
        "No pictures are taken: KDE does not let this program see the screen."
    ),
    Hold.NO_GSTREAMER: say(
        "No pictures are taken: GStreamer, or its way to PipeWire, is not installed."
    ),
    Hold.NO_PIPEWIRE: say("No pictures are taken: PipeWire does not run."),
    Hold.NO_PORTAL: say(
        "No pictures are taken: the desktop portal by which GNOME asks you is not there, or too "
        "old."
    ),
    Hold.UNTRIED: say("TrackSync is finding out whether it may see the screen here."),
    Hold.GNOME_PERMISSION: say(
        "No pictures are taken: when GNOME asked, it was not told to let TrackSync see the screen, "
        "or not to remember it."
    ),
    Hold.PERMISSION: say("No pictures are taken: macOS does not let the screen be seen."),
    Hold.WINDOWS: say("No pictures are taken: open windows are not told here."),
    Hold.POINTER: say("No pictures are taken: the pointer is not told here."),
    Hold.PRIVATE: say("This is private time, so no pictures are taken."),
    Hold.PAUSED: say("Tracking is paused, so no pictures are taken."),
    Hold.NO_TIMER: say("No timer is running, so no pictures are taken."),
    Hold.ASLEEP: say("The computer sleeps, so no pictures are taken."),
    Hold.LOCKED: say("The screen is locked, so no pictures are taken."),
    Hold.AWAY: say("Nobody is here, so no pictures are taken."),
    Hold.FULL: say("Nothing can be written to the disk, so no pictures are taken."),
    Hold.NOT_SHOWN: say(
        "Nothing here can show that pictures are taken, so none are. Start the tray."
    ),
}


_REMEDY = {
    Hold.NO_SCREEN: say("Start TrackSync inside the desktop whose screen is meant."),
    Hold.CLOSED_DESKTOP: say(
        "Choose an X11 session when you sign in, or a desktop such as sway, KDE or GNOME. Your "
        "time is tracked as ever."
    ),
    Hold.NO_COMPOSITOR: say("Start TrackSync again from within the desktop."),
    Hold.NO_GRIM: say("Install grim, then start TrackSync again."),
    Hold.KDE_PERMISSION: say(
        "KDE shows the screen to programs whose menu entry says so and names their place. Install "
        "TrackSync's entry as the guide tells under Screenshots, then start it again."
    ),
    Hold.NO_GSTREAMER: say(
        "Install gstreamer1.0-tools, gstreamer1.0-plugins-base and gstreamer1.0-pipewire, then "
        "start TrackSync again."
    ),
    Hold.NO_PIPEWIRE: say(
        "Install pipewire and wireplumber, sign out and in again, then start TrackSync again."
    ),
    Hold.NO_PORTAL: say(
        "Install xdg-desktop-portal and xdg-desktop-portal-gnome, or newer ones, sign out and in "
        "again, then start TrackSync again."
    ),
    Hold.GNOME_PERMISSION: say(
        "Turn screenshots off and on again, or take a picture by tracksync shots capture: GNOME "
        "then asks once more. Choose the monitors, let it remember them, and share."
    ),
    Hold.PERMISSION: say(
        "Switch TrackSync on in System Settings, Privacy & Security, Screen & System Audio "
        "Recording, then start it again."
    ),
    Hold.WINDOWS: say(
        "You excluded some windows: empty the setting Never while these are open, and pictures are "
        "taken."
    ),
    Hold.POINTER: say("Choose all monitors, or name them, and pictures are taken."),
}

# These stay until the person, or somebody for them, changes something: what is on is not to be
# believed to be done.
LASTING = frozenset(
    {
        *(Hold.CANNOT_ERASE, Hold.SCRIPTED, Hold.PERMISSION, Hold.WINDOWS, Hold.POINTER),
        *(Hold.NO_SCREEN, Hold.CLOSED_DESKTOP, Hold.NO_COMPOSITOR, Hold.NO_GRIM),
        *(Hold.KDE_PERMISSION, Hold.GNOME_PERMISSION),
        *(Hold.NO_GSTREAMER, Hold.NO_PIPEWIRE, Hold.NO_PORTAL),
    }
)


def why(hold: Hold, organization: str) -> Sentence:
    """Say in a sentence why no picture is taken; *organization* is whose policy is followed."""
    return screen_refused(organization) if hold is Hold.SCRIPTED else _WHY[hold]


def remedy(hold: Hold | None) -> Sentence:
    """Say what the person can do about it; empty where that goes without saying."""
    return UNSAID if hold is None else _REMEDY.get(hold, UNSAID)


def missed(black: Sequence[str], excluded: str, which: str) -> tuple[Sentence, Sentence]:
    """
    Say why a look gave no picture, or none of some monitors, and what can be done.

    Args:
        black: Monitors that showed nothing.
        excluded: The rule that forbade it.
        which: Of the monitors; see `wanted_monitors`.
    """
    if excluded:
        return (
            say(
                "No picture was taken: a window is open that you excluded ({rule}).", rule=excluded
            ),
            say("Close it, or take its name out of Never while these are open."),
        )
    if black:
        return (
            say(
                "No picture was kept of {monitors}: only black was seen there.",
                monitors=", ".join(black),
            ),
            say("If the monitor was on, the screen does not let itself be seen here."),
        )
    if which == "chosen":
        return (
            say("No picture was taken: none of the chosen monitors is there."),
            say("Choose all monitors, or name others."),
        )
    if which == "active":
        return say("No picture was taken: the pointer is on no monitor."), UNSAID
    return say("No picture was taken: there is no monitor."), UNSAID


# --- when ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One picture in each *interval* of tracked time: at its end, or at a moment left to chance."""

    interval: timedelta
    is_random: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """
    How far one is inside the present interval.

    Attributes:
        passed: Tracked time of this interval, so far.
        due_after: How much of it goes by before its picture.
        is_taken: Its picture was taken.
    """

    passed: timedelta
    due_after: timedelta
    is_taken: bool = False


def begin(rhythm: Rhythm, chance: float) -> Pace:
    """Begin an interval; *chance*, in [0, 1), places its picture where the rhythm is random."""
    return Pace(NOTHING, rhythm.interval * (chance if rhythm.is_random else 1.0))


def advance(pace: Pace, by: timedelta, rhythm: Rhythm, chance: float) -> tuple[Pace, bool]:
    """
    Let tracked time go by.

    Args:
        by: Never negative. More than an interval counts as one: nothing is made up for.
        chance: For the interval after this one.

    Returns:
        How far one is now, and whether a picture is due.
    """
    passed = pace.passed + min(by, rhythm.interval)
    due_after = min(pace.due_after, rhythm.interval)
    is_due = not pace.is_taken and passed >= due_after
    if passed < rhythm.interval:
        return Pace(passed, due_after, pace.is_taken or is_due), is_due
    rest = min(passed - rhythm.interval, rhythm.interval / 2)
    return replace(begin(rhythm, chance), passed=rest), is_due


# --- what of the screen --------------------------------------------------------------------------

PRESETS = ("blurred", "light", "clear")


def more_private(*presets: str) -> str:
    """Choose the preset that shows least; at least one is given."""
    return min(presets, key=PRESETS.index)


def wanted_monitors(
    names: Sequence[str], which: str, chosen: str, active: str | None
) -> tuple[str, ...]:
    """
    Choose monitors.

    Args:
        names: All that are there, in the system's order.
        which: "all", "active" or "chosen".
        chosen: Names or numbers (1 is the first), separated by commas.
        active: Where the pointer is; None where it is on no monitor.

    Returns:
        Those of the wish that are there: nothing takes the place of one that is not.
    """
    if which == "all":
        return tuple(names)
    if which == "active":
        return tuple(name for name in names if name == active)
    wishes = {wish.casefold() for wish in split_rules(chosen)}
    return tuple(
        name for number, name in enumerate(names, 1) if wishes & {name.casefold(), str(number)}
    )


def split_rules(text: str) -> tuple[str, ...]:
    """Read a list that is separated by commas; empty parts are passed over."""
    return tuple(part for raw in text.split(",") if (part := " ".join(raw.split())))


def excluding(windows: Iterable[tuple[str, str]], rules: str) -> str | None:
    """
    Find the rule that forbids a picture while these windows can be seen; None when none does.

    Args:
        windows: Program and title of each window.
        rules: Parts of names of programs or of titles, separated by commas. What looks the same is
            the same: neither case nor accents matter, nor which blank it is.
    """
    seen = [f"{_as_read(program)}\n{_as_read(title)}" for program, title in windows]
    for rule in split_rules(rules):
        words = _as_read(rule)
        if words and any(words in said for said in seen):
            return rule
    return None


# Blanks without width, soft hyphens and what says how a sign is drawn: programs put them into
# titles, and nobody sees them to write them into a rule.
_UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]")


def _as_read(text: str) -> str:
    """Leave of a name what somebody reads of it."""
    return " ".join(fold_case(_UNSEEN.sub("", clean_line(text, limit=len(text) + 1))).split())
