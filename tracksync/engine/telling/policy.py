"""Answers as text: an organization's policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracksync.engine.telling.pictures import who_opened
from tracksync.engine.telling.words import Told, day_and_clock


def shown(told: Told) -> str:
    """Say what holds, who set it, until when, and what waits."""
    data = told.data
    trouble = [said for said in (data["says"], data["machine"]) if said]
    if data["version"] is None:
        nothing = "No organization's policy holds here: all is yours to choose."
        return "\n".join(
            [nothing, *trouble, *(f"  {said}" for said in who_opened(data["former_readers"]))]
        )
    until = (
        f", until {day_and_clock(data['valid_until'], 'UTC')} UTC" if data["valid_until"] else ""
    )
    by = " (set by this computer's administrator)" if data["is_machines"] else ""
    lines = [
        f"{data['organization']}, version {data['version']}{until}{by}",
        f"Signed by the key {data['key']}",
        *trouble,
        *(f"  {said}" for said in data["holds"]),
        *(f"  {said}" for said in who_opened(data["former_readers"])),
    ]
    return "\n".join([*lines, *_coming(data)])


def _coming(data: Mapping[str, Any]) -> list[str]:
    """Say what does not hold yet, and what it waits for."""
    day = day_and_clock(data["holds_from"], "UTC") if data["holds_from"] else ""
    changes = [f"  {said}" for said in data["changes"]]
    if data["waits"] is None:
        return [f"You have seen this; it holds from {day} UTC:", *changes] if changes else []
    until = f", and before {day} UTC," if day else ","
    asks = "It asks for more than you have seen. Until you say that you have"
    return [
        f"{asks}{until} this does not hold:",
        *changes,
        f"Say so with: tracksync policy acknowledge {data['waits']}",
    ]


def made(told: Told) -> str:
    """Say what was made, and what to do with it."""
    return (
        f"The organization's key has the fingerprint\n  {told.data['key']}\n"
        "Tell it to your people another way than the policy itself, so that they can compare."
    )


def signed(told: Told) -> str:
    """Say what was signed."""
    data, until = told.data, day_and_clock(told.data["valid_until"], "UTC")
    lines = [
        f"Signed version {data['version']} of {data['organization']}, valid until {until} UTC.",
        f"The fingerprint of its key is {data['key']}",
        "For a person it means:",
        *(f"  {said}" for said in data["holds"]),
    ]
    return "\n".join(lines)


def key_on_paper(told: Told) -> str:
    """Show the organization's secret key, and what it is for."""
    return (
        f"{told.data['printed']}\n\n"
        f"This is your organization's signing key, with the fingerprint\n  {told.data['key']}\n"
        "Print it, and keep the paper where nobody else comes to: whoever has it can sign a policy "
        "in your\norganization's name. `tracksync policy key import` reads it again, here or "
        "anywhere."
    )


def key_taken_in(told: Told) -> str:
    """Say which key is in the keystore now."""
    was = ", in the place of another" if told.data["is_replaced"] else ""
    return (
        f"The organization's key is in this keystore{was}. Its fingerprint is\n  "
        f"{told.data['key']}\nCompare it with the one your people know, then sign: tracksync "
        "policy sign"
    )
