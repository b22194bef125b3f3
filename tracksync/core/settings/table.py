"""The settings table: the one source of the file, the dialog, the commands and the docs."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.settings.day import DAY_ROWS
from tracksync.core.settings.makers import (
    KEEPING,
    choice_row,
    flag_row,
    kept_row,
    keystore_row,
    number_row,
    service_rows,
    text_row,
)
from tracksync.core.settings.row import Form, Kind, Private, Setting, Value, Who
from tracksync.core.settings.screens import SCREEN_ROWS

__all__ = ["SETTINGS", "Form", "Kind", "Private", "Setting", "Value", "Who"]

# Where the browser comes back to at services that want the very address they know an app by.
_RETURN = "http://127.0.0.1:47813/callback"
_ACTIVITY, _SEND, _LOOK, _KEEP = "Activity", "Sending", "Appearance", KEEPING
_STANDUP = "Standup"

_TABLE: tuple[Setting, ...] = (
    number_row(
        "activity.sample_seconds",
        _ACTIVITY,
        "Look every",
        "How often TrackSync asks whether mouse or keyboard were used. Never which keys.",
        (1, 5, 60),
        "s",
    ),
    number_row(
        "idle.threshold_seconds",
        _ACTIVITY,
        "Away after",
        "No input for so long counts as absence, from the last input on.",
        (1, 300, 14_400),
        "s/min",
    ),
    flag_row(
        "idle.ask",
        _ACTIVITY,
        "Ask when I come back",
        "Show a small window with the question. Without it the question waits in the inbox.",
        default=True,
    ),
    replace(
        flag_row(
            "activity.pointer_fallback",
            _ACTIVITY,
            "Listen to the pointer",
            "Listen to pointer movements (never keys) before asking the system. On macOS and "
            "Windows only; from the next start.",
            default=False,
            more=True,
        ),
        systems=("darwin", "win32"),
    ),
    flag_row(
        "privacy.action_log",
        _ACTIVITY,
        "Note what I do in TrackSync",
        "Beside each deed, the page of the window you did it on. Kept here; part of your export.",
        default=False,
        more=True,
    ),
    *DAY_ROWS,
    choice_row(
        "rounding.mode",
        _SEND,
        "Round worklogs",
        "How time is rounded for worklogs and reports. The entries themselves are never rounded.",
        ("none", "nearest", "up", "down"),
    ),
    number_row(
        "rounding.step_minutes", _SEND, "Round to", "Steps of so many minutes.", (1, 5, 240), "min"
    ),
    number_row(
        "rounding.minimum_minutes",
        _SEND,
        "At least",
        "Anything above zero counts at least so much.",
        (0, 0, 480),
        "min",
    ),
    choice_row(
        "rounding.per",
        _SEND,
        "Round each",
        "Round every entry, or the day's total of a task.",
        ("entry", "day"),
    ),
    number_row(
        "delivery.delay_seconds",
        _SEND,
        "Send after",
        "Connections that send by themselves wait so long, so that you can still correct an entry.",
        (0, 600, 86_400),
        "s/min",
    ),
    choice_row(
        "jira.adjust_estimate",
        _SEND,
        "Jira's remaining estimate",
        "Let Jira lower the remaining estimate by what is booked, or leave it alone.",
        ("auto", "leave"),
    ),
    choice_row(
        "jira_dc.mark",
        _SEND,
        "Mark in Jira Data Center",
        "End a worklog's comment with a line that names its entry (comment), or compare its start"
        " and length instead (fields).",
        ("comment", "fields"),
    ),
    choice_row(
        "azure_devops.adjust_remaining",
        _SEND,
        "Azure DevOps' remaining work",
        "Lower the remaining work by what is booked, or leave it alone.",
        ("auto", "leave"),
    ),
    choice_row(
        "asana.without_time_tracking",
        _SEND,
        "Where Asana has no time tracking",
        "Refuse what is tracked there, or write each day's total as a comment on the task, which "
        "everybody on it can read.",
        ("refuse", "comment"),
    ),
    text_row(
        "tempo.mark_attribute",
        _SEND,
        "Tempo's attribute for our mark",
        "Key of the work attribute that marks TrackSync's worklogs, where the site has such a one.",
        high=100,
        default="_TrackSync_",
    ),
    replace(
        number_row(
            "tasks.refresh_minutes",
            _SEND,
            "Fetch tasks every",
            "How often assigned tasks are fetched. 0: only when you ask.",
            (0, 60, 1_440),
            "min/h",
        ),
        zero="only when you ask",
    ),
    replace(
        number_row(
            "sync.compare_minutes",
            _SEND,
            "Compare every",
            "How often worklogs are read back, so that changes there come in. 0: when you ask.",
            (0, 120, 1_440),
            "min/h",
        ),
        zero="only when you ask",
    ),
    choice_row(
        "standup.language",
        _STANDUP,
        "Language of standups",
        "As the team reads it; this program's own language may be another.",
        ("en", "de", "fr", "es"),
    ),
    flag_row(
        "standup.hours",
        _STANDUP,
        "With hours",
        "Say behind each task how long it was worked on.",
        default=False,
        more=True,
    ),
    flag_row(
        "standup.local_tasks",
        _STANDUP,
        "With local tasks",
        "Name tasks that live only here too. Without it they never leave.",
        default=False,
        more=True,
    ),
    flag_row(
        "standup.stuck",
        _STANDUP,
        "With what could not be sent",
        "Say among the blockers how many worklogs could not be sent.",
        default=False,
        more=True,
    ),
    text_row(
        "standup.never",
        _STANDUP,
        "Never named",
        "Keys, beginnings of keys, projects or titles with commas between: HR, PROJ-7. They stay "
        "out of every standup.",
        high=2_000,
    ),
    text_row(
        "standup.meetings",
        _STANDUP,
        "Meetings from",
        "A calendar file (.ics) whose meetings standups name by their titles, never private ones. "
        "It is read, not kept. Empty: none are named.",
        high=1000,
        form=Form.PATH,
    ),
    text_row(
        "standup.repositories",
        _STANDUP,
        "Count commits in",
        "Folders with git repositories, commas between: standups say how many commits you made on "
        "branches that name a task. Read by git, on this computer only. Empty: none are counted.",
        high=4_000,
    ),
    flag_row(
        "standup.commit_subjects",
        _STANDUP,
        "With what commits say",
        "Show the first lines of some commits behind a task, not only how many there are. The team "
        "reads them.",
        default=False,
        more=True,
    ),
    text_row(
        "standup.device",
        _STANDUP,
        "This device is called",
        "So that you know which of your devices posts a standup. Empty: the computer's own name.",
        high=60,
    ),
    choice_row(
        "appearance.theme",
        _LOOK,
        "Theme",
        "Follow the system, or choose.",
        ("system", "light", "dark", "high contrast"),
    ),
    number_row(
        "appearance.text_scale_percent",
        _LOOK,
        "Text size",
        "Of the system's own size.",
        (75, 100, 200),
        "%",
    ),
    choice_row(
        "appearance.language",
        _LOOK,
        "Language",
        "Follow the system, or choose.",
        ("system", "en", "de"),
    ),
    choice_row(
        "appearance.clock",
        _LOOK,
        "Times as",
        "Follow the system, or choose.",
        ("system", "24 h", "12 h"),
    ),
    choice_row(
        "tray.left_click",
        _LOOK,
        "A click on the tray icon",
        "Open the window, open the menu, or start and stop the timer, where the system lets us.",
        ("window", "menu", "timer"),
    ),
    flag_row(
        "notifications.questions",
        _LOOK,
        "Notify about unknown time",
        "A desktop notification when you come back and time is unknown.",
        default=True,
    ),
    flag_row(
        "notifications.deliveries",
        _LOOK,
        "Notify about sending",
        "A desktop notification when a connection is lost, back, or needs you.",
        default=True,
    ),
    flag_row(
        "notifications.standups",
        _LOOK,
        "Notify about standups",
        "A desktop notification with its lines when one you scheduled is near, posted or missed.",
        default=True,
    ),
    flag_row(
        "autostart.enabled",
        _LOOK,
        "Start when I sign in",
        "Put TrackSync among the programs your session starts.",
        default=False,
    ),
    kept_row(
        "retention.entries_months",
        "Time entries",
        "How long entries and their records are kept. Then they are deleted, except what waits to "
        "be sent; each task's total of a month stays. From the next start on, older copies of the "
        "data folder do not open. 0: for ever.",
        (0, 0, 240),
        "months",
    ),
    kept_row(
        "retention.words_months",
        "Words of your journal",
        "How long names of tasks and notes are kept in past months. Then their key is destroyed: "
        "no backup brings them back. Times and totals stay. 0: for ever.",
        (0, 0, 240),
        "months",
    ),
    kept_row(
        "retention.blocks_months",
        "Activity blocks",
        "How long it is kept when you were active. Then its keys are destroyed: no backup brings "
        "it back. 0: for ever.",
        (0, 24, 240),
        "months",
    ),
    kept_row(
        "retention.strip_days",
        "The fine strip",
        "How long the five-second picture of a day is kept. Then its key is destroyed: no backup "
        "brings it back. 0: for ever.",
        (0, 90, 3_650),
        "days",
    ),
    kept_row(
        "retention.sent_days",
        "Log of what was sent",
        "How long the list of exchanges with services is kept. Then its keys are destroyed: no "
        "backup brings it back. 0: for ever.",
        (0, 90, 3_650),
        "days",
    ),
    replace(
        number_row(
            "retention.backups",
            _KEEP,
            "Daily backups",
            "How many daily backups are kept beside the store. 0: none are made.",
            (0, 7, 60),
            "",
        ),
        zero="none are made",
    ),
    *SCREEN_ROWS,
    keystore_row(),
    *service_rows("jira", "Jira", return_url=_RETURN),
    *service_rows("jira_dc", "Jira Data Center"),
    *service_rows("tempo", "Tempo", return_url=_RETURN),
    *service_rows("asana", "Asana", return_url=_RETURN),
    *service_rows("azure_devops", "Azure DevOps"),
    *service_rows("slack", "Slack", return_url=_RETURN.replace("127.0.0.1", "localhost")),
    *service_rows("teams", "Microsoft Teams"),
)

# What an organization may limit too, and which way is the more private one.
_NEITHER = (
    "activity.pointer_fallback privacy.action_log idle.threshold_seconds tasks.assigned_only "
    "rounding.mode rounding.step_minutes rounding.minimum_minutes rounding.per "
    "delivery.delay_seconds jira.adjust_estimate azure_devops.adjust_remaining screenshots.exclude "
    "asana.without_time_tracking screenshots.enabled screenshots.preset screenshots.monitors"
)
_LIMITABLE = {
    **dict.fromkeys(_NEITHER.split(), Private.NEITHER),
    "activity.sample_seconds": Private.HIGH,
    "retention.entries_months": Private.LOW,
    "retention.words_months": Private.LOW,
    "retention.blocks_months": Private.LOW,
    "retention.strip_days": Private.LOW,
    "retention.sent_days": Private.LOW,
    "screenshots.interval_seconds": Private.HIGH,
    "retention.screenshots_days": Private.LOW,
}
SETTINGS = tuple(
    replace(row, who=Who.BOTH, private=_LIMITABLE[row.key]) if row.key in _LIMITABLE else row
    for row in _TABLE
)
