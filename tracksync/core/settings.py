"""The settings table: the one source of the file, the dialog, the commands and the docs."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.setting_row import Form, Kind, Private, Setting, Value, Who

__all__ = ["SETTINGS", "Form", "Kind", "Private", "Setting", "Value", "Who"]


_ACTIVITY, _DAY, _SEND, _LOOK, _KEEP = "Activity", "Working day", "Sending", "Appearance", "Keeping"


def _flag(
    key: str, group: str, title: str, text: str, *, default: bool, more: bool = False
) -> Setting:
    return Setting(key, Kind.FLAG, default, group, title, text, records_more=more)


def _number(
    key: str, group: str, title: str, text: str, bounds: tuple[int, int, int], unit: str
) -> Setting:
    """*bounds*: least, default, most. *unit*: "s", or with the one it is shown in: "s/min"."""
    low, default, high = bounds
    row = Setting(key, Kind.NUMBER, default, group, title, text, low=low, high=high)
    own, _, shown_in = unit.partition("/")
    return replace(row, unit=own, shown_in=shown_in)


def _choice(key: str, group: str, title: str, text: str, choices: tuple[str, ...]) -> Setting:
    return Setting(key, Kind.CHOICE, choices[0], group, title, text, choices=choices)


def _text(
    key: str,
    group: str,
    title: str,
    text: str,
    *,
    high: int = 200,
    default: str = "",
    form: Form = Form.LINE,
) -> Setting:
    return Setting(key, Kind.TEXT, default, group, title, text, high=high, form=form)


def _kept(key: str, title: str, text: str, bounds: tuple[int, int, int], unit: str) -> Setting:
    """How long something is kept; zero is for ever."""
    row = _number(key, _KEEP, title, text, bounds, unit)
    return replace(row, zero="for ever", is_endless=True)


def _service(name: str, title: str) -> tuple[Setting, ...]:
    """The rows that every outside service has; for tests, proxies and private certificates."""
    rows = (
        _text(
            f"services.{name}.base_url",
            "Services",
            f"{title}: address",
            "Speak to this address instead of the site's own. Empty: the site's own.",
            high=500,
            form=Form.ADDRESS,
        ),
        _text(
            f"services.{name}.ca_file",
            "Services",
            f"{title}: certificates",
            "A file of certificate authorities to trust for this service. Empty: the usual ones.",
            high=1000,
            form=Form.PATH,
        ),
        _number(
            f"services.{name}.retry_base_ms",
            "Services",
            f"{title}: first wait",
            "How long to wait after a first failure; doubles with each further one.",
            (10, 1_000, 600_000),
            "ms",
        ),
        _number(
            f"services.{name}.timeout_seconds",
            "Services",
            f"{title}: time-out",
            "How long one request may take.",
            (1, 20, 300),
            "s",
        ),
    )
    return tuple(replace(row, is_advanced=True) for row in rows)


_TABLE: tuple[Setting, ...] = (
    _number(
        "activity.sample_seconds",
        _ACTIVITY,
        "Look every",
        "How often TrackSync asks whether mouse or keyboard were used. Never which keys.",
        (1, 5, 60),
        "s",
    ),
    _number(
        "idle.threshold_seconds",
        _ACTIVITY,
        "Away after",
        "No input for so long counts as absence, from the last input on.",
        (1, 300, 14_400),
        "s/min",
    ),
    _flag(
        "idle.ask",
        _ACTIVITY,
        "Ask when I come back",
        "Show a small window with the question. Without it the question waits in the inbox.",
        default=True,
    ),
    _flag(
        "activity.pointer_fallback",
        _ACTIVITY,
        "Listen to the pointer",
        "Listen to pointer movements (never keys) before asking the system. From the next start.",
        default=False,
        more=True,
    ),
    _flag(
        "privacy.action_log",
        _ACTIVITY,
        "Note what I do in TrackSync",
        "A list, on this machine only, of the pages and buttons used; part of your export.",
        default=False,
        more=True,
    ),
    _number(
        "day.target_minutes",
        _DAY,
        "A full day is",
        "What the day's bar and the ring in the tray count towards.",
        (0, 480, 1_440),
        "min/h",
    ),
    _text(
        "day.work_days",
        _DAY,
        "Working days",
        "Days of the week you work, as numbers: 1 is Monday.",
        high=80,
        default="1,2,3,4,5",
        form=Form.DAYS,
    ),
    _text(
        "profile.name", _DAY, "Your name", "As it should stand in reports you make. May be empty."
    ),
    _text(
        "profile.email",
        _DAY,
        "Your e-mail",
        "Noted beside what you do, in your own journal only. May be empty.",
        form=Form.EMAIL,
    ),
    _text(
        "profile.zone",
        _DAY,
        "Time zone",
        "Where your day begins and ends. Follow the system, or stay in one zone on travels.",
        high=60,
        default="system",
        form=Form.ZONE,
    ),
    _choice(
        "rounding.mode",
        _SEND,
        "Round worklogs",
        "How time is rounded for worklogs and reports. The entries themselves are never rounded.",
        ("none", "nearest", "up", "down"),
    ),
    _number(
        "rounding.step_minutes", _SEND, "Round to", "Steps of so many minutes.", (1, 5, 240), "min"
    ),
    _number(
        "rounding.minimum_minutes",
        _SEND,
        "At least",
        "Anything above zero counts at least so much.",
        (0, 0, 480),
        "min",
    ),
    _choice(
        "rounding.per",
        _SEND,
        "Round each",
        "Round every entry, or the day's total of a task.",
        ("entry", "day"),
    ),
    _number(
        "delivery.delay_seconds",
        _SEND,
        "Send after",
        "Connections that send by themselves wait so long, so that you can still correct an entry.",
        (0, 600, 86_400),
        "s/min",
    ),
    _choice(
        "jira.adjust_estimate",
        _SEND,
        "Jira's remaining estimate",
        "Let Jira lower the remaining estimate by what is booked, or leave it alone.",
        ("auto", "leave"),
    ),
    _flag(
        "tasks.assigned_only",
        _DAY,
        "Assigned tasks only",
        "Track time on tasks assigned to you, and on your own local ones; refuse all others.",
        default=False,
    ),
    replace(
        _number(
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
        _number(
            "sync.compare_minutes",
            _SEND,
            "Compare every",
            "How often worklogs are read back, so that changes there come in. 0: when you ask.",
            (0, 120, 1_440),
            "min/h",
        ),
        zero="only when you ask",
    ),
    _choice(
        "appearance.theme",
        _LOOK,
        "Theme",
        "Follow the system, or choose.",
        ("system", "light", "dark", "high contrast"),
    ),
    _number(
        "appearance.text_scale_percent",
        _LOOK,
        "Text size",
        "Of the system's own size.",
        (75, 100, 200),
        "%",
    ),
    _choice(
        "appearance.language",
        _LOOK,
        "Language",
        "Follow the system, or choose.",
        ("system", "en", "de"),
    ),
    _choice(
        "appearance.clock",
        _LOOK,
        "Times as",
        "Follow the system, or choose.",
        ("system", "24 h", "12 h"),
    ),
    _choice(
        "tray.left_click",
        _LOOK,
        "A click on the tray icon",
        "Open the window, open the menu, or start and stop the timer, where the system lets us.",
        ("window", "menu", "timer"),
    ),
    _flag(
        "notifications.questions",
        _LOOK,
        "Notify about unknown time",
        "A desktop notification when you come back and time is unknown.",
        default=True,
    ),
    _flag(
        "notifications.deliveries",
        _LOOK,
        "Notify about sending",
        "A desktop notification when a connection is lost, back, or needs you.",
        default=True,
    ),
    _flag(
        "autostart.enabled",
        _LOOK,
        "Start when I sign in",
        "Put TrackSync among the programs your session starts.",
        default=False,
    ),
    _kept(
        "retention.blocks_months",
        "Activity blocks",
        "How long it is kept when you were active. 0: for ever.",
        (0, 24, 240),
        "months",
    ),
    _kept(
        "retention.strip_days",
        "The fine strip",
        "How long the five-second picture of a day is kept. 0: for ever.",
        (0, 90, 3_650),
        "days",
    ),
    _kept(
        "retention.sent_days",
        "Log of what was sent",
        "How long the list of exchanges with services is kept. 0: for ever.",
        (0, 90, 3_650),
        "days",
    ),
    replace(
        _number(
            "retention.backups",
            _KEEP,
            "Daily backups",
            "How many daily backups are kept beside the store. 0: none are made.",
            (0, 7, 60),
            "",
        ),
        zero="none are made",
    ),
    *_service("jira", "Jira"),
    *_service("jira_dc", "Jira Data Center"),
    *_service("tempo", "Tempo"),
    *_service("asana", "Asana"),
    *_service("azure_devops", "Azure DevOps"),
)

# What an organization may limit too, and which way is the more private one.
_LIMITABLE = {
    "activity.sample_seconds": Private.HIGH,
    "activity.pointer_fallback": Private.NEITHER,
    "privacy.action_log": Private.NEITHER,
    "idle.threshold_seconds": Private.NEITHER,
    "tasks.assigned_only": Private.NEITHER,
    "rounding.mode": Private.NEITHER,
    "rounding.step_minutes": Private.NEITHER,
    "rounding.minimum_minutes": Private.NEITHER,
    "rounding.per": Private.NEITHER,
    "delivery.delay_seconds": Private.NEITHER,
    "jira.adjust_estimate": Private.NEITHER,
    "retention.blocks_months": Private.LOW,
    "retention.strip_days": Private.LOW,
    "retention.sent_days": Private.LOW,
}
SETTINGS = tuple(
    replace(row, who=Who.BOTH, private=_LIMITABLE[row.key]) if row.key in _LIMITABLE else row
    for row in _TABLE
)
