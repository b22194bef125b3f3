"""Answers as text: both sides compared."""

from __future__ import annotations

from tracksync.engine.telling.words import Json, Told, count, day_and_clock, length, table

_FINDINGS = {
    "theirs": "changed over there",
    "both": "changed on both sides",
    "gone": "deleted over there",
    "foreign": "stands only there",
    "waiting": "waits to be sent",
}


def verified(told: Told) -> str:
    """Say what differs, and how to mend it."""
    data, zone = told.data, told.zone
    differ = [item for item in data["items"] if item["finding"] != "same"]
    same = data["counts"]["same"]
    lines = [f"{count(same, 'worklog')} as {'it' if same == 1 else 'they'} should be."]
    if differ:
        lines += [table([_row(item, zone) for item in differ]), _HOW]
    if data["not_compared"]:
        lines.append(f"Not compared, because they cannot be listed: {_names(data)}.")
    return "\n".join([*lines, *_failed(data)])


_HOW = (
    "To mend one: tracksync verify --repair KEY --take ours|theirs. "
    "All that changed only there: --repair-clear."
)


def mended(told: Told) -> str:
    """Say what was mended."""
    if "items" in told.data:
        came = f"{count(len(told.data['items']), 'change')} came in."
        return "\n".join([came, *_failed(told.data)])
    item = told.data["item"]
    if told.data["taken"] == "ours":
        return f"{item['key']} is sent as it stands here."
    return f"{item['key']} stands here now as it does there."


def _row(item: Json, zone: str) -> list[str]:
    said = item["here"] or item["there"]
    when = day_and_clock(said["started_at"], zone) if said else ""
    return [
        _FINDINGS[item["finding"]],
        when,
        f"here {_length(item['here'])}",
        f"there {_length(item['there'])}",
        item["key"],
    ]


def _length(worklog: Json | None) -> str:
    return "—" if worklog is None else length(worklog["seconds"] * 1000)


def _failed(data: Json) -> list[str]:
    """Say which site gave no answer and why, what to do about it below."""
    said = []
    for item in data["failed"]:
        said.append(f"Not compared: {item['connection']}, {item['site_url']}.")
        said += [f"  {words}" for words in (item["title"], item["hint"]) if words]
    return said


def _names(data: Json) -> str:
    return ", ".join(data["not_compared"])
