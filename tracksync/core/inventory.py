"""
Everything TrackSync captures, stores and sends, as one table.

The Privacy page and `tracksync privacy` are made from it, and can leave nothing out. A new kind of
data gets a row here, and one in docs/privacy.md, before it gets any code.
"""

from __future__ import annotations

from enum import StrEnum

from tracksync.core.sentences import Sentence, say
from tracksync.core.values import dataclass


class Part(StrEnum):
    """Which of the three lists it stands in."""

    CAPTURED = "captured"
    STORED = "stored"
    SENT = "sent"


PAUSE = "pause"
LOOKED = say(
    "Apart from what is sent to others, TrackSync shows all this to nobody but you. Files that you"
    " exported and keys that you handed out open without it: it cannot tell who looks there."
)


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
    what: Sentence
    how: Sentence
    kept: str = ""
    switch: str = ""
    never: bool = False


INVENTORY: tuple[Datum, ...] = (
    Datum(
        "activity",
        Part.CAPTURED,
        say("Whether mouse or keyboard were used"),
        say(
            "Every {every} s a yes, no or unknown for each, from: {activity_source}. While"
            " TrackSync runs and is not paused, also when no timer runs."
        ),
        switch=PAUSE,
    ),
    Datum(
        "pointer",
        Part.CAPTURED,
        say("Pointer movements"),
        say(
            "Only that there was one, by listening; where it went is not looked at. On macOS and"
            " Windows only."
        ),
        switch="activity.pointer_fallback",
    ),
    Datum(
        "session",
        Part.CAPTURED,
        say("Lock, sleep and user switch"),
        say("When the system tells of them, from: {session_source}."),
        switch=PAUSE,
    ),
    Datum(
        "deeds",
        Part.CAPTURED,
        say("What you do in TrackSync"),
        say(
            "Start, stop, edit, answer: with the time, the time zone, which start of this computer"
            " it was, by which door it came, and your e-mail if you entered one. It is your"
            " account."
        ),
    ),
    Datum(
        "pages",
        Part.CAPTURED,
        say("Which page of the window you did it on"),
        say("Noted beside the deed."),
        switch="privacy.action_log",
    ),
    Datum(
        "screens",
        Part.CAPTURED,
        say("Screenshots"),
        say(
            "One every {interval} s of tracked time, if you turn it on; never while paused,"
            " private, locked or away. A red dot shows it, and you are told of each."
        ),
        switch="screenshots.enabled",
    ),
    Datum(
        "titles",
        Part.CAPTURED,
        say("Names of programs and window titles"),
        say(
            "At the moment of a screenshot, to take none while one is open that you excluded. None"
            " is kept."
        ),
        switch="screenshots.exclude",
    ),
    Datum(
        "days off",
        Part.CAPTURED,
        say("Your days off"),
        say(
            "All-day events of a calendar file, if you chose one: read when a standup is made, not"
            " kept."
        ),
        switch="holidays.file",
    ),
    Datum(
        "meetings",
        Part.CAPTURED,
        say("Titles of your meetings"),
        say(
            "Of a calendar file, if you chose one, and none that is marked private: read when a"
            " standup or a week is made, kept with what you post."
        ),
        switch="standup.meetings",
    ),
    Datum(
        "commits",
        Part.CAPTURED,
        say("How many commits you made for a task"),
        say(
            "In folders you chose, if any: git is asked for the names of branches, and when you"
            " committed; not for files; for the first lines of messages only if you choose so."
            " Nothing is kept but what you post."
        ),
        switch="standup.repositories",
    ),
    Datum(
        "keys",
        Part.CAPTURED,
        say("What you type"),
        say("There is no keyboard listener."),
        never=True,
    ),
    Datum(
        "camera",
        Part.CAPTURED,
        say("Camera, microphone, web pages, names of files"),
        say("They are not asked for."),
        never=True,
    ),
    Datum(
        "journal",
        Part.STORED,
        say("Your journal and time entries"),
        say(
            "Encrypted, in {folder}. Records so far: {records}. What you delete goes from your"
            " day, and its record when those of its time do; totals of months stay."
        ),
        kept="retention.entries_months",
    ),
    Datum(
        "words",
        Part.STORED,
        say("Names and notes in your journal"),
        say(
            "Sealed once more, by month. What you change or delete is corrected at once; its"
            " earlier words stay in the journal, sealed, until the whole month goes. How many"
            " months are kept is a setting: Words of your journal."
        ),
        kept="retention.words_months",
    ),
    Datum(
        "blocks",
        Part.STORED,
        say("When you were active"),
        say(
            "From when until when, encrypted, in the same folder; each day under a key of its own,"
            " that goes with it."
        ),
        kept="retention.blocks_months",
    ),
    Datum(
        "strip",
        Part.STORED,
        say("The fine picture of a day"),
        say("The same in steps of five seconds, kept and gone alike."),
        kept="retention.strip_days",
    ),
    Datum(
        "pictures",
        Part.STORED,
        say("Pictures of your screen"),
        say(
            "Those that were taken, if you turned it on: encrypted, each day under a key of its"
            " own that only your keystore opens, in the same folder. In no backup. They open for"
            " you, and for readers whom your organization's policy names, once you have seen it."
        ),
        kept="retention.screenshots_days",
    ),
    Datum(
        "missed pictures",
        Part.STORED,
        say("Pictures that could not be taken"),
        say(
            "When one was due, and why there is none (only black was seen, say): never which window"
            " was open, nor what was seen. A part of your journal."
        ),
        kept="retention.entries_months",
    ),
    Datum(
        "tasks",
        Part.STORED,
        say("Tasks"),
        say("Local ones and copies of what your services show you, encrypted, in the same folder."),
        kept=say("until you disconnect or purge them; local ones for ever"),
    ),
    Datum(
        "outbox",
        Part.STORED,
        say("What waits to be sent, and what was"),
        say("Worklogs with their notes, encrypted, in the same folder. So far: {deliveries}."),
        kept=say("as long as the entry"),
    ),
    Datum(
        "standups",
        Part.STORED,
        say("Your standups"),
        say(
            "What was posted where, when and by which schedule, with its link and its words; and"
            " for a week what you changed in one. Encrypted, in the same folder; the words are"
            " sealed once more, by month, and go with it."
        ),
        kept=say("for ever; the words as long as those of your entries"),
    ),
    Datum(
        "schedules",
        Part.STORED,
        say("Schedules and templates of your standups"),
        say("Channel, days and time of each, and how they read; encrypted, in the same folder."),
        kept=say("until you remove them, or disconnect the channel"),
    ),
    Datum(
        "connections",
        Part.STORED,
        say("Your connections"),
        say("Address, e-mail and name of each, encrypted, in the same folder. Now: {connections}."),
        kept=say("until you disconnect"),
    ),
    Datum(
        "sent log",
        Part.STORED,
        say("The list of what was sent"),
        say(
            "When, where to, what for, how large; never what was in them. Encrypted, in the same"
            " folder; each day under a key of its own, that goes with it. Now: {exchanges}."
        ),
        kept="retention.sent_days",
    ),
    Datum(
        "secrets",
        Part.STORED,
        say("Keys and sign-ins"),
        say("In {keystore}, and nowhere else."),
        kept=say("until you disconnect, or remove TrackSync"),
    ),
    Datum(
        "screen grant",
        Part.STORED,
        say("What GNOME was told of your screen"),
        say(
            "On GNOME with Wayland only, where it asked you whether TrackSync may see your screen:"
            " a word by which it does not ask again, or that you said no. In {keystore}."
        ),
        kept=say("until you turn screenshots off"),
    ),
    Datum(
        "recovery",
        Part.STORED,
        say("Recovery key"),
        say("Only its public half, if you made one. The key itself is on your paper alone."),
        kept=say("until you make another"),
    ),
    Datum(
        "settings",
        Part.STORED,
        say("Your settings"),
        say(
            "In plain text that only your account can read, in settings.toml, as a rule in the"
            " same folder; with your name and e-mail, if you entered them."
        ),
        kept=say("until you change them"),
    ),
    Datum(
        "policy",
        Part.STORED,
        say("Your organization's policy"),
        say(
            "Where you follow one: as it was signed, whose key that is, and which version you took"
            " and saw, when. In plain text, in policy.json in the same folder."
        ),
        kept=say("until you leave it"),
    ),
    Datum(
        "backups",
        Part.STORED,
        say("Daily backups"),
        say("Encrypted, without your sign-ins, in the same folder."),
        kept="retention.backups",
        switch="retention.backups",
    ),
    Datum(
        "log",
        Part.STORED,
        say("A log of this program"),
        say("In plain text in {log}: times, counts and outcomes; no titles, names or addresses."),
        kept=say("the newest two megabytes"),
    ),
    Datum(
        "notices of questions",
        Part.SENT,
        say("Notifications about unknown time"),
        say("To your own desktop, which may keep a list of them."),
        switch="notifications.questions",
    ),
    Datum(
        "notices of pictures",
        Part.SENT,
        say("Notifications about screenshots"),
        say("To your own desktop: that one was taken, and when; never the picture."),
        switch="screenshots.notice",
    ),
    Datum(
        "notices of sending",
        Part.SENT,
        say("Notifications about connections"),
        say("To your own desktop: that one is lost, is back, or needs you."),
        switch="notifications.deliveries",
    ),
    Datum(
        "notices of standups",
        Part.SENT,
        say("Notifications about standups"),
        say("To your own desktop, with their lines, where you made a schedule."),
        switch="notifications.standups",
    ),
    Datum(
        "notices of hours",
        Part.SENT,
        say("Notifications about missing hours"),
        say("To your own desktop: which day, and how many hours it has of how many."),
        switch="reminders.hours",
    ),
    Datum(
        "notices of policies",
        Part.SENT,
        say("Notifications about your organization's policy"),
        say("To your own desktop: that a version waits until you have seen it, once."),
    ),
    Datum(
        "reports",
        Part.SENT,
        say("Crash reports and usage figures"),
        say("There are none."),
        never=True,
    ),
    Datum(
        "updates",
        Part.SENT,
        say("Looking for updates"),
        say("There is no update check."),
        never=True,
    ),
)
