"""
Everything TrackSync captures, stores and sends, as one table.

The Privacy page, `tracksync privacy` and the docs are made from it. A new kind of data gets a row
here before it gets any code.
"""

from __future__ import annotations

from enum import StrEnum

from tracksync.core.values import dataclass


class Part(StrEnum):
    """Which of the three lists it stands in."""

    CAPTURED = "captured"
    STORED = "stored"
    SENT = "sent"


PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Datum:
    """
    One kind of data.

    Attributes:
        id: For ever; names it in JSON.
        what: In few words.
        how: How it comes about, what exactly it is, where it lies or goes. May name `{places}`
            that are filled with what is true at the moment.
        kept: How long: the key of a setting, or words. Empty for what is not kept by itself.
        switch: The key of the setting that turns it off, or `PAUSE`; empty where there is none.
        never: It does not happen, and nothing can turn it on.
    """

    id: str
    part: Part
    what: str
    how: str
    kept: str = ""
    switch: str = ""
    never: bool = False


_FOR_EVER = "for ever, or until you erase it"

INVENTORY: tuple[Datum, ...] = (
    Datum(
        "activity",
        Part.CAPTURED,
        "Whether mouse or keyboard were used",
        "Every {every} s a yes, no or unknown for each, from: {activity_source}. While TrackSync"
        " runs and is not paused, also when no timer runs.",
        switch=PAUSE,
    ),
    Datum(
        "pointer",
        Part.CAPTURED,
        "Pointer movements",
        "Only that there was one, by listening; where it went is not looked at.",
        switch="activity.pointer_fallback",
    ),
    Datum(
        "session",
        Part.CAPTURED,
        "Lock, sleep and user switch",
        "When the system tells of them, from: {session_source}.",
        switch=PAUSE,
    ),
    Datum(
        "deeds",
        Part.CAPTURED,
        "What you do in TrackSync",
        "Start, stop, edit, answer: with the time, the time zone, which start of this computer it"
        " was, by which door it came, and your e-mail if you entered one. It is your account.",
    ),
    Datum(
        "pages",
        Part.CAPTURED,
        "Which page of the window you did it on",
        "Noted beside the deed.",
        switch="privacy.action_log",
    ),
    Datum(
        "screens",
        Part.CAPTURED,
        "Screenshots",
        "One every {interval} s of tracked time, if you turn it on; never while paused, private,"
        " locked or away. A red dot shows it, and you are told of each.",
        switch="screenshots.enabled",
    ),
    Datum(
        "titles",
        Part.CAPTURED,
        "Names of programs and window titles",
        "At the moment of a screenshot, to take none while one is open that you excluded. None is"
        " kept.",
        switch="screenshots.exclude",
    ),
    Datum("keys", Part.CAPTURED, "What you type", "There is no keyboard listener.", never=True),
    Datum(
        "camera",
        Part.CAPTURED,
        "Camera, microphone, web pages, names of files",
        "They are not asked for.",
        never=True,
    ),
    Datum(
        "journal",
        Part.STORED,
        "Your journal and time entries",
        "{records}, encrypted, in {folder}. Names and notes are sealed once more, by month.",
        kept=_FOR_EVER,
    ),
    Datum(
        "blocks",
        Part.STORED,
        "When you were active",
        "From when until when, encrypted, in {folder}.",
        kept="retention.blocks_months",
    ),
    Datum(
        "strip",
        Part.STORED,
        "The fine picture of a day",
        "The same in steps of five seconds, encrypted, in {folder}.",
        kept="retention.strip_days",
    ),
    Datum(
        "pictures",
        Part.STORED,
        "Pictures of your screen",
        "Those that were taken, if you turned it on: encrypted, each day under a key of its own"
        " that only your keystore opens, in {folder}. Nobody but you can open them. In no backup.",
        kept="retention.screenshots_days",
    ),
    Datum(
        "tasks",
        Part.STORED,
        "Tasks",
        "{tasks}, local ones and copies of what your services show you, encrypted, in {folder}.",
        kept="until you disconnect or purge them; local ones for ever",
    ),
    Datum(
        "outbox",
        Part.STORED,
        "What waits to be sent, and what was",
        "{deliveries} with their notes, encrypted, in {folder}.",
        kept=_FOR_EVER,
    ),
    Datum(
        "standups",
        Part.STORED,
        "Your standups",
        "What was posted where, when and by which schedule, with its link and its words; and for a"
        " week what you changed in one. Encrypted, in {folder}; the words are sealed once more, by"
        " month, and go with it.",
        kept="for ever; the words as long as those of your entries",
    ),
    Datum(
        "schedules",
        Part.STORED,
        "Schedules of your standups",
        "Channel, days and time of each, encrypted, in {folder}.",
        kept="until you remove them, or disconnect the channel",
    ),
    Datum(
        "connections",
        Part.STORED,
        "Your connections",
        "{connections}: address, e-mail and name, encrypted, in {folder}.",
        kept="until you disconnect",
    ),
    Datum(
        "sent log",
        Part.STORED,
        "The list of what was sent",
        "{exchanges}: when, where to, what for, how large; never what was in them."
        " Encrypted, in {folder}.",
        kept="retention.sent_days",
    ),
    Datum(
        "secrets",
        Part.STORED,
        "Keys and sign-ins",
        "In {keystore}, and nowhere else.",
        kept="until you disconnect, or remove TrackSync",
    ),
    Datum(
        "settings",
        Part.STORED,
        "Your settings",
        "A file in plain text that only your account can read, in {settings}; with your name and"
        " e-mail, if you entered them.",
        kept="until you change them",
    ),
    Datum(
        "policy",
        Part.STORED,
        "Your organization's policy",
        "Where you follow one: as it was signed, whose key that is, and which version you took and"
        " saw, when. In plain text, in policy.json in {folder}.",
        kept="until you leave it",
    ),
    Datum(
        "backups",
        Part.STORED,
        "Daily backups",
        "Encrypted, without your sign-ins, in {folder}.",
        kept="retention.backups",
        switch="retention.backups",
    ),
    Datum(
        "log",
        Part.STORED,
        "A log of this program",
        "In plain text in {log}: times, counts and outcomes; no titles, names or addresses.",
        kept="the newest two megabytes",
    ),
    Datum(
        "notices of questions",
        Part.SENT,
        "Notifications about unknown time",
        "To your own desktop, which may keep a list of them.",
        switch="notifications.questions",
    ),
    Datum(
        "notices of pictures",
        Part.SENT,
        "Notifications about screenshots",
        "To your own desktop: that one was taken, and when; never the picture.",
        switch="screenshots.enabled",
    ),
    Datum(
        "notices of sending",
        Part.SENT,
        "Notifications about connections",
        "To your own desktop: that one is lost, is back, or needs you.",
        switch="notifications.deliveries",
    ),
    Datum(
        "notices of standups",
        Part.SENT,
        "Notifications about standups",
        "To your own desktop, with their lines, where you made a schedule.",
        switch="notifications.standups",
    ),
    Datum(
        "notices of hours",
        Part.SENT,
        "Notifications about missing hours",
        "To your own desktop: which day, and how many hours it has of how many.",
        switch="reminders.hours",
    ),
    Datum(
        "notices of policies",
        Part.SENT,
        "Notifications about your organization's policy",
        "To your own desktop: that a version waits until you have seen it, once.",
    ),
    Datum("reports", Part.SENT, "Crash reports and usage figures", "There are none.", never=True),
    Datum("updates", Part.SENT, "Looking for updates", "It does not.", never=True),
)
