"""The rows of the settings table about the person's working day: who, where, when, and on what."""

from __future__ import annotations

from tracksync.core.settings.makers import flag_row, number_row, text_row
from tracksync.core.settings.row import Form

_DAY = "Working day"

DAY_ROWS = (
    number_row(
        "day.target_minutes",
        _DAY,
        "A full day is",
        "What the day's bar and the ring in the tray count towards.",
        (0, 480, 1_440),
        "min/h",
    ),
    text_row(
        "day.work_days",
        _DAY,
        "Working days",
        "Days of the week you work, as numbers: 1 is Monday.",
        high=80,
        default="1,2,3,4,5",
        form=Form.DAYS,
    ),
    text_row(
        "profile.name", _DAY, "Your name", "As it should stand in reports you make. May be empty."
    ),
    text_row(
        "profile.email",
        _DAY,
        "Your e-mail",
        "Noted beside what you do, in your own journal only; and tells which meetings of your "
        "calendar you declined. May be empty.",
        form=Form.EMAIL,
    ),
    text_row(
        "profile.zone",
        _DAY,
        "Time zone",
        "Where your day begins and ends. Follow the system, or stay in one zone on travels.",
        high=60,
        default="system",
        form=Form.ZONE,
    ),
    text_row(
        "holidays.country",
        _DAY,
        "Public holidays of",
        "Two letters of a country: DE. No standup goes out on a holiday. Empty: none are known.",
        high=2,
    ),
    text_row(
        "holidays.subdivision",
        _DAY,
        "In its part",
        "Letters of a state or province where it has holidays of its own: BY. May be empty.",
        high=20,
    ),
    text_row(
        "holidays.file",
        _DAY,
        "Days off",
        "A calendar file (.ics) with your own days off: its all-day events. It is read, not kept.",
        high=1000,
        form=Form.PATH,
    ),
    flag_row(
        "reminders.hours",
        _DAY,
        "Remind me of missing hours",
        "Say once, to you alone, that the last working day has less than a full day.",
        default=False,
    ),
    text_row(
        "reminders.at",
        _DAY,
        "Remind me at",
        "The time of a working day from which on the one before is looked at.",
        high=20,
        default="09:00",
        form=Form.TIME,
    ),
    flag_row(
        "tasks.assigned_only",
        _DAY,
        "Assigned tasks only",
        "Track time on tasks assigned to you, and on your own local ones; refuse all others.",
        default=False,
    ),
)
