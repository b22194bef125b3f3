"""Answers as text: pictures of the screen."""

from __future__ import annotations

from tracksync.engine.telling.words import Json, Told, count, day_and_clock, length, table

_KILOBYTE = 1_000


def captured(told: Told) -> str:
    """Say what was taken."""
    data = told.data
    lines = [_row_text(p) for p in data["pictures"]]
    lines += [data["says"]] if data["says"] else []
    return "\n".join(lines)


def _row_text(picture: Json) -> str:
    if picture["kind"] == "unchanged":
        return f"{picture['monitor']}: as before, nothing new was kept."
    return f"Took picture {picture['number']} of {picture['monitor']}."


def who_opens(readers: list[Json]) -> str:
    """Say who can open pictures."""
    if not readers:
        return "Pictures can be opened by nobody but you."
    names = ", ".join(f"{one['name']} ({one['fingerprint']})" for one in readers)
    return f"Pictures can be opened by you and by: {names}."


def who_opened(former: list[Json]) -> list[str]:
    """Say who could open pictures once: those that were taken before, and none since."""
    return [
        f"{one['name']} ({one['fingerprint']}) could open pictures until "
        f"{day_and_clock(one['until'], 'UTC')} UTC, and none taken since."
        for one in former
    ]


def listed(told: Told) -> str:
    """List pictures, and who can open them."""
    missed = not_taken(told.data["missed"])
    if not told.data["pictures"]:
        return "\n".join(["There are no pictures.", *missed])
    rows = [
        [
            str(p["number"]),
            day_and_clock(p["at"], p["zone"]),
            p["monitor"],
            p["kind"],
            f"{p['width_px']}×{p['height_px']}" if p["width_px"] else "",
            p["preset"],
            f"{-(-p['bytes'] // _KILOBYTE)} KB" if p["bytes"] else "",
        ]
        for p in told.data["pictures"]
    ]
    former = who_opened(told.data["former_readers"])
    return "\n".join(
        [table(rows, right=frozenset({0, 6})), *missed, who_opens(told.data["readers"]), *former]
    )


def not_taken(missed: list[Json]) -> list[str]:
    """Say of each day how many pictures were not taken, and why."""
    lines = []
    for day in dict.fromkeys(one["day"] for one in missed):
        of_day = [one for one in missed if one["day"] == day]
        why = ", ".join(f"{one['says']} ({one['count']})" for one in of_day)
        lines.append(f"Not taken on {day}: {sum(one['count'] for one in of_day)}, because {why}.")
    return lines


def exported(told: Told) -> str:
    """Say where pictures were written."""
    return "\n".join(told.data["files"]) or "There was nothing to export."


def deleted(told: Told) -> str:
    """Say how many are gone."""
    gone, off_ms, left = (told.data[name] for name in ("deleted", "subtracted_ms", "left"))
    rest = f" {count(len(left), 'picture')} stayed as before." if left else ""
    if not gone:
        return f"{'No picture was deleted' if left else 'There was nothing to delete'}.{rest}"
    off = f" {length(off_ms)} went off your tracked time." if off_ms else ""
    return f"Deleted {count(gone, 'picture')} for ever.{off}{rest}"


def keys(told: Told) -> str:
    """Write keys as a file the `age` command takes."""
    lines = []
    for key in told.data["keys"]:
        lines += [f"# TrackSync, pictures of {key['day']}", key["identity"]]
    return "\n".join(lines) or "There are no pictures, so there are no keys."


def box(told: Told) -> str:
    """Write a key box as a file the `age` command takes."""
    return str(told.data["box"])
