"""Answers as text: tasks, connections, outbox, settings, upkeep."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Sequence

from tracksync.engine.telling.words import (
    Json,
    Told,
    count,
    day_and_clock,
    length,
    name,
    table,
)

_STATES = {"stuck": "needs you", "unknown": "not known yet", "ready": "waits", "sending": "leaves"}
_PARTS = {"captured": "Captured now", "stored": "Stored here", "sent": "Sent to others"}
_FACT_STATES = {"asks": "after a click of yours"}
_WIDE = 74
# So many strokes has the address of what lies inside a site: https://slack.com/archives/C1.
_INSIDE = 4
# A cell that begins so would be a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ENTRY = (
    *("id", "task", "key", "title", "note", "start_at", "end_at", "duration_ms", "zone"),
    *("kind", "project", "url", "logged_at_start_ms", "logged_seen_at", "person", "scripted"),
    "origin",
)
_STANDUP = ("channel", "date", "state", "changed_at", "schedule_at", "link", "reason", "text")


def tasks(told: Told) -> str:
    """List tasks."""
    if not told.data["tasks"]:
        return "No task fits." if told.arguments.get("search") else "There are no tasks yet."
    rows = [
        [
            "★" if t["is_pinned"] else "✓" if t["is_done"] else " ",
            t["key"] or "—",
            t["title"],
            t["project"],
            t["state"],
            t["ref"],
        ]
        for t in told.data["tasks"]
    ]
    return table(rows)


def task(told: Told) -> str:
    """Say one task as it is now."""
    data = told.data["task"]
    done = "  (done)" if data["is_done"] else ""
    project = f"  {data['project']}" if data["project"] else ""
    return f"{name(data)}{project}{done}\n  {data['ref']}"


def deleted_task(told: Told) -> str:
    """Say that a task is gone, and what stays of it."""
    tracked, named = told.data["tracked_ms"], name(told.data["task"])
    kept = f"What was tracked on it, {length(tracked)}, stays under its name."
    stays = kept if tracked else "Nothing was tracked on it."
    return f"Deleted {named}. {stays}\n  tracksync undo brings it back."


def coloured(told: Told) -> str:
    """Say what colour a task has now."""
    data = told.data["task"]
    chosen = "" if data["is_colour_chosen"] else "  (automatic)"
    return f"{name(data)}  {data['colour']}{chosen}\n  {data['ref']}"


def connections(told: Told) -> str:
    """List connections."""
    if not told.data["connections"]:
        return "Nothing is connected. Everything stays on this machine."
    rows = [[c["id"], _where(c), c["account"], _sends(c)] for c in told.data["connections"]]
    wrong = [line for c in told.data["connections"] for line in _wrong(c)]
    return "\n".join([table(rows), *wrong])


def _where(connection: Json) -> str:
    home, place = connection["books_for"], str(connection["site_url"])
    # The address of a channel is made of ids, which tell nobody anything.
    is_inside = place.count("/") >= _INSIDE
    place = connection["site_name"] if is_inside and connection["site_name"] else place
    return f"{place}, for {home}" if home else place


def connected(told: Told) -> str:
    """Say how a connection stands."""
    data = told.data["connection"]
    said = f"✓ {data['id']}: {data['account']} at {_where(data)}\n  {_sends(data)}"
    return "\n".join([said, *_wrong(data)])


def _sends(connection: Json) -> str:
    if connection["is_paused"]:
        return "paused: sign in again"
    if connection["is_read_only"]:
        return "reads only"
    how = "sends by itself" if connection["mode"] == "automatic" else "sends when you say so"
    return f"{how} · not reached at the last try" if connection["is_lost"] else how


def _wrong(connection: Json) -> list[str]:
    """Say what keeps it from being read, if anything does."""
    wait, trouble = connection["waits_for"], connection["trouble"]
    if wait:
        return [f"{connection['id']}: {wait}"]
    if trouble and not connection["is_paused"]:
        return [f"{connection['id']}: {trouble['title']} {trouble['hint']}".rstrip()]
    return []


def details(told: Told) -> str:
    """List what goes with the worklogs of each project."""
    if not told.data["projects"]:
        return f"{told.data['connection']} wants nothing more said with a worklog."
    rows = [
        [of["project"] or "all others", f"{d['title']} ({d['key']})", d["value"] or "not said"]
        for of in told.data["projects"]
        for d in of["details"]
    ]
    return table(rows)


def disconnected(told: Told) -> str:
    """Say that a connection is gone."""
    said = f"Forgot {told.data['connection']['id']} and its token. What was sent stays there."
    said = f"{said}\n{told.data['says']}" if told.data["says"] else said
    if told.data["is_revoked"]:
        return f"{said}\nThe sign-in was given back there too."
    if told.data["stays"]:
        return f"{said}\n{told.data['stays']}"
    page = told.data["page"]
    return f"{said}\nYou can see and take back what was granted at {page}." if page else said


def signing_in(told: Told) -> str:
    """Say what to do in a browser."""
    shown = told.data["shown"]
    typed = f"and type {shown} there" if shown else "and answer there"
    return f"Open this page, {typed}:\n  {told.data['page']}"


def signed_in(told: Told) -> str:
    """Say how a connection stands, or what can be chosen."""
    if told.data["connection"] is not None:
        return connected(told)
    rows = [[site["name"], site["url"]] for site in told.data["sites"]]
    return f"Which of them?\n{table(rows)}"


def cancelled(told: Told) -> str:
    """Say that a sign-in was given up."""
    return "Cancelled." if told.data["is_cancelled"] else "There was nothing to cancel."


def outbox(told: Told) -> str:
    """List deliveries."""
    if not told.data["deliveries"]:
        return "Nothing waits to be sent."
    return _deliveries(told.data["deliveries"], told.zone)


def _deliveries(deliveries: Sequence[Json], zone: str) -> str:
    """List deliveries; below each, in full, why it is not there yet and what to do about it."""
    lines = table([_row(d, zone) for d in deliveries], right=frozenset({3})).split("\n")
    shown: list[str] = []
    for line, delivery in zip(lines, deliveries, strict=True):
        shown.append(line)
        why = f"{delivery['reason']} {delivery['remedy']}".strip()
        shown += [f"  {why}"] if why and delivery["state"] != "done" else []
    return "\n".join(shown)


def _row(delivery: Json, zone: str) -> list[str]:
    wanted = delivery["wanted"] or delivery["synced"]
    state = _STATES.get(delivery["state"], delivery["state"])
    if delivery["state"] == "ready" and not delivery["is_released"]:
        state = "waits for your word"
    return [
        state,
        name(delivery["task"]),
        "" if wanted is None else day_and_clock(wanted["started_at"], zone),
        "remove" if delivery["wanted"] is None else length(wanted["seconds"] * 1000),
        delivery["key"],
    ]


def preview(told: Told) -> str:
    """Show what would be sent."""
    if not told.data["deliveries"]:
        return "Nothing would be sent."
    shown = _deliveries(told.data["deliveries"], told.zone)
    return f"{shown}\n\nNothing was sent. tracksync outbox release --all sends it."


def released(told: Told) -> str:
    """Say what goes out now."""
    return f"{count(len(told.data['deliveries']), 'worklog')} may leave now."


def sync(told: Told) -> str:
    """Say how sending went."""
    data = told.data
    said = [f"{data['sent']} sent"]
    said += [f"{data['waiting']} still waiting"] if data["waiting"] else []
    said += [f"{data['stuck']} need you"] if data["stuck"] else []
    left = [d for d in data["deliveries"] if d["state"] != "done"]
    return ", ".join(said) + "." + (f"\n\n{_deliveries(left, told.zone)}" if left else "")


def export(told: Told) -> str:
    """Write entries, or standups, as CSV or JSON; cells can be no formulas."""
    is_standups = bool(told.arguments.get("standups"))
    rows = told.data["standups" if is_standups else "rows"]
    if told.arguments.get("form") == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1)
    out = io.StringIO()
    names = _STANDUP if is_standups else _ENTRY
    if not is_standups:
        rows = [row | {"scripted": "yes" if row["is_scripted"] else ""} for row in rows]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[_harmless(row[column]) for column in names] for row in rows])
    return out.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def settings(told: Told) -> str:
    """List all settings."""
    return table([_setting(s) for s in told.data["settings"]])


def setting(told: Told) -> str:
    """Say one setting."""
    found = told.data["setting"]
    return f"{'  '.join(cell for cell in _setting(found) if cell)}\n  {found['help']}"


def _setting(found: Json) -> list[str]:
    value = found["value"]
    shown = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return [found["key"], f"{shown} {found['unit']}".strip() or "(empty)", f"({found['source']})"]


def backed_up(told: Told) -> str:
    """Say where the copy lies and what opens it."""
    wrote = f"Wrote {told.data['file']}. It opens with the {told.data['opens_with']}."
    if not told.data["carries_keys"]:
        return wrote
    return (
        f"{wrote}\nIt carries the keys of your texts and the sign-ins of your connections, for a "
        "new machine.\nWhat you erase from now on stays readable in this copy: delete it once you "
        "have moved."
    )


def recovery_key(told: Told) -> str:
    """Show the key, this once."""
    return (
        f"{told.data['key']}\n\n"
        "This is your recovery key. Print it or write it down: it is kept nowhere here, and is not "
        "shown again.\nWith it, a copy made by `tracksync backup FILE` opens on any machine."
    )


def recovery_status(told: Told) -> str:
    """Say whether there is a recovery key."""
    if told.data["has_key"]:
        return "There is a recovery key. Copies open with it; it is on your paper alone."
    return "There is no recovery key yet. tracksync recovery new makes one."


def checked(told: Told) -> str:
    """Say whether everything is as it should be."""
    rows = [
        ["repaired" if f["is_repaired"] else "wrong", f["part"], f["says"]]
        for f in told.data["findings"]
    ]
    head = "Everything is as it should be." if told.data["is_good"] else "Something is wrong."
    return f"{head}\n{table(rows)}" if rows else head


def purged(told: Told) -> str:
    """Say what was forgotten."""
    return f"Forgot the cached tasks of {count(len(told.data['purged']), 'connection')}."


def privacy(told: Told) -> str:
    """Say what is captured now, what is stored, what was sent."""
    shown: list[str] = []
    for part, title in _PARTS.items():
        shown.append(title)
        for line in told.data["lines"]:
            shown += _fact(line) if line["part"] == part else []
        shown.append("")
    shown += ["Who looked", *_wrapped(told.data["looked"]), ""]
    sent = told.data["sent"]
    shown.append(f"Exchanges with services: the newest {len(sent)}" if sent else "No exchanges yet")
    rows = [
        [
            f"  {day_and_clock(s['at'], 'UTC')} UTC",
            s["method"],
            s["origin"],
            s["purpose"],
            f"{s['bytes_out']} bytes",
            "" if s["status"] is None else str(s["status"]),
        ]
        for s in sent
    ]
    return "\n".join([*shown, table(rows, right=frozenset({4}), whole=frozenset({2}))]).rstrip()


def _fact(line: Json) -> list[str]:
    """Tell one line of the honest account: how it stands, by which setting, what, for how long."""
    state = _FACT_STATES.get(line["state"], line["state"])
    by = f" ({line['switch']})" if "." in line["switch"] else ""
    kept = f" Kept: {line['kept']}." if line["kept"] else ""
    said = f"{line['how']}{kept}"
    is_plain = line["part"] == "stored" and line["state"] == "on"  # it lies there: no more to say
    head = line["what"] if is_plain else f"{line['what']}: {state}{by}"
    return [f"  {head}", *_wrapped(said)]


def _wrapped(said: str) -> list[str]:
    cut = textwrap.wrap(said, _WIDE, break_long_words=False, break_on_hyphens=False)
    return [f"      {row}" for row in cut]


def doctor(told: Told) -> str:
    """Say what works and what does not."""
    rows = [["✓" if f["is_good"] else "✗", f["name"], f["says"]] for f in told.data["findings"]]
    shown = table(rows, whole=frozenset({2}))
    return f"TrackSync {told.data['version']}\n{told.data['folder']}\n{shown}"


def unlocked(told: Told) -> str:
    """Say that the store is open."""
    return f"The store is {told.data['state']}."


def raised(told: Told) -> str:
    """Say whether there was a window to show."""
    shown = told.data["is_shown"]
    return "TrackSync is in front." if shown else "TrackSync runs without a window."


def asking(_: Told) -> str:
    """Say that the person decides."""
    return "TrackSync asks in its window."


def focused(_: Told) -> str:
    """Say what the keys do now."""
    return "The question is in front: 1 to 5 answer it, Escape is later."


def ending(_: Told) -> str:
    """Say that it ends."""
    return "TrackSync is closing."
