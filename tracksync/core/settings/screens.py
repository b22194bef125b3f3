"""The rows of the settings table about screenshots; all off until the first one is turned on."""

from __future__ import annotations

from tracksync.core.settings.makers import choice_row, flag_row, kept_row, number_row, text_row

_SCREENS = "Screenshots"

SCREEN_ROWS = (
    flag_row(
        "screenshots.enabled",
        _SCREENS,
        "Take screenshots",
        "Pictures of your screen while a timer runs: encrypted, on this "
        "machine. Never while paused, private, locked or away.",
        default=False,
        more=True,
    ),
    number_row(
        "screenshots.interval_seconds",
        _SCREENS,
        "One every",
        "How much tracked time goes by from one picture to the next.",
        (1, 300, 3_600),
        "s/min",
    ),
    choice_row(
        "screenshots.moment",
        _SCREENS,
        "At which moment",
        "At the end of each interval (fixed), or at any moment inside it (random).",
        ("fixed", "random"),
    ),
    choice_row(
        "screenshots.preset",
        _SCREENS,
        "How much can be seen",
        "Everything (clear), windows but no text (light), or hardly more than colours (blurred). "
        "What is left out is in no file.",
        ("clear", "light", "blurred"),
    ),
    choice_row(
        "screenshots.monitors",
        _SCREENS,
        "Which monitors",
        "All of them, the one with the pointer (active), or the ones named below (chosen).",
        ("all", "active", "chosen"),
    ),
    text_row(
        "screenshots.chosen_monitors",
        _SCREENS,
        "Chosen monitors",
        "Their names or numbers, separated by commas: 1, HDMI-1.",
    ),
    text_row(
        "screenshots.exclude",
        _SCREENS,
        "Never while these are open",
        "Parts of names of programs or of window titles, separated by commas. They are looked for "
        "at the moment of a picture only, and none of what is found is kept.",
        high=1_000,
    ),
    choice_row(
        "screenshots.notice",
        _SCREENS,
        "Tell me of each picture",
        "By a notification, or by the tray icon, whose dot shines for a moment (icon). The red dot "
        "is there as long as pictures are taken, whatever is chosen.",
        ("notification", "icon"),
    ),
    choice_row(
        "screenshots.codec",
        _SCREENS,
        "Kind of picture",
        "WebP files are a third smaller; JPEG files take a tenth of the work.",
        ("webp", "jpeg"),
    ),
    kept_row(
        "retention.screenshots_days",
        "Screenshots",
        "How long pictures are kept. Then their key is destroyed: no backup brings them back. "
        "0: for ever.",
        (0, 90, 3_650),
        "days",
    ),
)
