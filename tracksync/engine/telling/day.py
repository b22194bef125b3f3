"""Answers about the day as text: timer, entries, questions, report."""

from __future__ import annotations

from tracksync.engine.telling.pictures import who_opens
from tracksync.engine.telling.words import (
    Json,
    Told,
    clock,
    count,
    day_and_clock,
    length,
    local,
    name,
    short_length,
    span,
    table,
)

_KEPT = "Noted, with this time, and sealed here. It is carried out once the store can be opened."
_EVIDENCE = {
    "no_input": "no input",
    "locked": "screen locked",
    "asleep": "machine asleep",
    "switched_away": "another user's session",
    "not_running": "TrackSync was not running",
    "not_seen": "TrackSync was stopped",
    "crashed": "TrackSync ended unexpectedly",
    "restarted": "machine restarted",
}
_PROGRESS = {"logged_ms": "logged", "estimate_ms": "estimated", "remaining_ms": "left"}


def start(told: Told) -> str:
    """Say what runs now, and what ended for it."""
    if told.data["is_kept_for_later"]:
        return _kept(told.data)
    entry, ended = told.data["entry"], told.data["ended"]
    since = clock(entry["start_at"], entry["zone"])
    if not told.data["is_new"]:
        return f"● {name(entry['task'])}\n  is running already, since {since}."
    lines = [f"● {name(entry['task'])}", f"  started at {since}"]
    if ended is not None:
        lines.append(f"  ended {name(ended['task'])} after {length(ended['duration_ms'])}")
    return "\n".join(lines)


def stop(told: Told) -> str:
    """Say what ended."""
    if told.data["is_kept_for_later"]:
        return _kept(told.data)
    entry = told.data["entry"]
    times = span(entry["start_at"], entry["end_at"], entry["zone"])
    return f"■ {name(entry['task'])}\n  {times}, {length(entry['duration_ms'])}"


def pause(told: Told) -> str:
    """Say that nothing is watched now."""
    if told.data["is_kept_for_later"]:
        return _kept(told.data)
    until = told.data["timer"]["paused_until"]
    ends = "until you resume" if until is None else f"until {local(until, told.zone):%a %H:%M}"
    said = "Private time" if told.data["timer"]["is_private"] else "Paused"
    return f"⏸ {said} {ends}. Nothing is sampled meanwhile."


def resume(told: Told) -> str:
    """Say what goes on."""
    if told.data["is_kept_for_later"]:
        return _kept(told.data)
    entry = told.data["entry"]
    if entry is None:
        return "▸ The pause is over. Nothing ran before it."
    return f"● {name(entry['task'])}\n  goes on since {clock(entry['start_at'], entry['zone'])}"


def _kept(data: Json) -> str:
    return f"{_KEPT}\n{data['kept_says']}".rstrip()


def undo(told: Told) -> str:
    """Say what was taken back."""
    return f"Taken back: {_words(told.data['undone'])}."


def described(told: Told) -> str:
    """Say that a note stands."""
    if told.data["is_kept_for_later"]:
        return _kept(told.data)
    entry = told.data["entry"]
    return f"{name(entry['task'])}\n  {entry['note'] or '(no note)'}"


def status(told: Told) -> str:
    """Say what it is doing right now."""
    data = told.data
    says = data["settings"]["says"]
    settings = f"\n! {says}" if says else ""
    if data["timer"] is None:
        closed = f"The store is closed. {data['store']['says']}".strip()
        return closed + settings + _waiting(data)
    lines = [_running_line(data), *_outbox_lines(data)]
    lines += [_forgotten_line(data, found) for found in data["forgotten"]]
    if data["questions"]:
        lines.append(f"? {count(data['questions'], 'question')}: tracksync idle list")
    lines += [_elsewhere_line(found) for found in data["posted_from"]]
    lines += [_barred_line(found) for found in data["barred"]]
    lines += [_watching_line(data), *_picture_lines(data)]
    if data["store"]["says"]:
        lines.append(f"! {data['store']['says']}")
    if data["policy_says"]:
        lines.append(f"! {data['policy_says']}")
    lines += [f"! {said}" for said in data["policy_refuses"]]
    if data["expiry_says"]:
        lines.append(f"! {data['expiry_says']}")
    if data["keystore"]["is_scripted"]:
        lines.append("! The keystore is one for tests.")
    return "\n".join(lines) + settings + _waiting(data)


def _running_line(data: Json) -> str:
    timer, zone = data["timer"], data["zone"]
    if timer["is_paused"]:
        until = timer["paused_until"]
        said = "Private time" if timer["is_private"] else "Paused"
        return f"⏸ {said}{'' if until is None else f' until {clock(until, zone)}'}"
    entry = timer["entry"]
    if entry is None:
        return "○ Nothing is running."
    away = "  (you are away)" if data["state"] == "away" else ""
    since = clock(entry["start_at"], zone)
    return f"● {name(entry['task'])}\n  {length(entry['duration_ms'])}, since {since}{away}"


def _picture_lines(data: Json) -> list[str]:
    pictures = data["screenshots"]
    lines = ["  Pictures of your screen are taken."] if data["capture"] == "on" else []
    # What a policy refuses is told for itself.
    if pictures["is_lasting"] and pictures["why"] not in data["policy_refuses"]:
        lines = [f"! {pictures['why']} {pictures['remedy']}".rstrip()]
    if pictures["readers"]:
        lines.append(f"  {who_opens(pictures['readers'])}")
    if pictures["trouble"]:
        lines.append(f"! {clock(pictures['trouble_at'], data['zone'])}: {pictures['trouble']}")
    return lines


def _outbox_lines(data: Json) -> list[str]:
    lines = []
    for box in data["outbox"]:
        counts = box["counts"]
        waiting = counts["ready"] + counts["sending"] + counts["unknown"]
        said = f"{waiting} waiting" if waiting else "nothing waits to be sent"
        if counts["stuck"]:
            said += f" · {counts['stuck']} {'needs' if counts['stuck'] == 1 else 'need'} you"
        if box["is_paused"]:
            said += " · sign in again"
        lines.append(f"{'✓' if not box['depth'] else '…'} {box['connection']}: {said}")
    return lines


def _elsewhere_line(found: Json) -> str:
    return (
        f"  The standup at {found['at']} to {found['channel']} is posted from {found['device']}, "
        f"not from here: tracksync standup schedule change {found['schedule']} --take-over"
    )


def _barred_line(found: Json) -> str:
    return f"! The standup at {found['at']} to {found['channel']} is in danger. {found['says']}"


def _forgotten_line(data: Json, found: Json) -> str:
    since = day_and_clock(found["since_at"], data["zone"])
    return (
        f"? {found['connection']}: {count(found['count'], 'worklog')} sent since {since} and "
        "unknown here, because a copy was brought back: tracksync doctor says more"
    )


def _watching_line(data: Json) -> str:
    if not data["is_running"]:
        counts = data["timer"]["entry"] is not None and not data["timer"]["is_paused"]
        alone = ": the timer counts, but nobody looks for absence" if counts else ""
        return f"  TrackSync is not running{alone}."
    activity = data["activity"]
    scripted = " (scripted)" if activity["is_scripted"] else ""
    return f"  activity: {activity['source']}{scripted}"


def _waiting(data: Json) -> str:
    waiting = data["waiting_for_store"]
    return f"\n  {count(waiting, 'command')} noted until the store opens." if waiting else ""


def entry(told: Told) -> str:
    """Say one entry as it is now."""
    data = told.data["entry"]
    times = span(data["start_at"], data["end_at"], data["zone"])
    lines = [
        name(data["task"]),
        f"  {data['day']}  {times}  {length(data['duration_ms'])}  ({data['zone']})",
    ]
    if data["note"]:
        lines.append(f"  {data['note']}")
    if data["is_overlapping"]:
        lines.append("  It shares time with another entry.")
    lines.append(f"  {data['id']}")
    return "\n".join(lines)


def deleted(told: Told) -> str:
    """Say what is gone, and that it can come back."""
    data = told.data["entry"]
    return f"Deleted: {name(data['task'])}, {length(data['duration_ms'])}. Undo brings it back."


def split(told: Told) -> str:
    """Say both halves."""
    return table([_row(e) for e in told.data["entries"]], right=frozenset({3}))


def entries(told: Told) -> str:
    """List entries with their sum."""
    data = told.data
    if not data["entries"]:
        return f"Nothing was tracked from {data['from']} to {data['to']}."
    listed = table([_row(e) for e in data["entries"]], right=frozenset({3}))
    return f"{listed}\n\n{short_length(data['total_ms'])} in all"


def _row(data: Json) -> list[str]:
    mark = "●" if data["is_running"] else "≬" if data.get("is_overlapping") else " "
    return [
        mark,
        data["day"],
        span(data["start_at"], data["end_at"], data["zone"]),
        short_length(data["duration_ms"]),
        name(data["task"]),
        ", ".join(filter(None, [data.get("sent"), _came_about(data)])),
        data["id"],
    ]


def _came_about(data: Json) -> str:
    """Say how an entry came about, where it was not measured by a timer that ran here."""
    said = {"manual": "by hand", "absence": "by an answer"}.get(data["origin"], "")
    return ", ".join(filter(None, [said, data["is_scripted"] and "scripted"]))


def history(told: Told) -> str:
    """List what happened, in the order given."""
    rows = [
        [
            day_and_clock(h["at"], h["zone"]),
            _words(h["kind"]),
            h["via"],
            h["actor"],
            "taken back" if h["is_undone"] else "",
            *([_changed(h)] if "changes" in h else []),
            h["id"],
        ]
        for h in told.data.get("history", told.data.get("log", []))
    ]
    shown = table(rows, whole=frozenset({5}))
    known = _at_start(told)
    return f"{shown}\n{known}" if known else shown


def _changed(happening: Json) -> str:
    """Say what a record changed: start 09:00 → 09:10, note."""
    day = local(happening["at"], happening["zone"]).date()

    def said(value: str | None, what: str) -> str:
        if value is None or what == "task":
            return value or "running"
        at = local(value, happening["zone"])
        return f"{at:%H:%M}" if at.date() == day else f"{at:%Y-%m-%d %H:%M}"

    parts = []
    for change in happening["changes"]:
        what, before, after = change["what"], change["before"], change["after"]
        if what == "note":
            parts.append(what)
        elif before is None:
            parts.append(f"{what} {said(after, what)}")
        else:
            parts.append(f"{what} {said(before, what)} → {said(after, what)}")
    return ", ".join(parts)


def _at_start(told: Told) -> str:
    """Say what stood in the service when the timer was started; empty where nobody knows."""
    seen = told.data.get("task_at_start")
    if seen is None or seen["logged_ms"] is None:
        return ""
    when = day_and_clock(seen["seen_at"], told.zone)
    stood = short_length(seen["logged_ms"])
    return f"{stood} stood there already when it was started, as of {when}."


def questions(told: Told) -> str:
    """List what waits for the person's word."""
    if not told.data["questions"]:
        return "No question waits."
    rows = [
        [
            day_and_clock(q["start_at"], q["zone"]),
            span(q["start_at"], q["end_at"], q["zone"]),
            length(q["duration_ms"]),
            ", ".join(_EVIDENCE.get(seen, seen) for seen in q["evidence"]),
            name(q["task"]),
            q["id"],
        ]
        for q in told.data["questions"]
    ]
    return table(rows, right=frozenset({2}))


def resolved(told: Told) -> str:
    """Say what the span counts as now."""
    question = told.data["question"]
    times = span(question["start_at"], question["end_at"], question["zone"])
    said = {
        "keep": f"counts on {name(question['task'])}",
        "discard": "was a break",
        "later": "waits in the inbox",
        "assign": "counts on the other task",
        "split": "is divided",
    }
    return f"{times} {said[told.data['choice']]}."


def report(told: Told) -> str:
    """Sum up by task, the whole below, then by project; what was tracked beside what is rounded."""
    data = told.data
    if not data["rows"]:
        nothing = f"Nothing was tracked from {data['from']} to {data['to']}."
        return "\n".join([nothing, *_not_kept(data), *_running_beside(data)])
    sums: dict[str, tuple[int, int]] = {}
    for row in data["rows"]:
        shown, tracked = sums.get(name(row["task"]), (0, 0))
        sums[name(row["task"])] = shown + row["total_ms"], tracked + row["tracked_ms"]
    ordered = sorted(sums.items(), key=lambda pair: -pair[1][0])
    rows = [[task, *_shown_and_tracked(*both)] for task, both in ordered]
    rows.append(["", *_shown_and_tracked(data["total_ms"], data["tracked_ms"])])
    head = f"{data['from']} to {data['to']}" + (f", {data['person']}" if data["person"] else "")
    how = ["", "Rounded as worklogs are."] if data["is_rounded"] else []
    listed = table(rows, right=frozenset({1}))
    beside = [*how, *_not_kept(data), *_running_beside(data)]
    return "\n".join([head, "", listed, *_projects(data), *beside])


def _projects(data: Json) -> list[str]:
    """List the projects, with how far each is as its service says; none where none has a name."""
    if not any(row["project"] for row in data["projects"]):
        return []
    rows = [
        [
            row["project"] or "(no project)",
            row["connection"],
            *_shown_and_tracked(row["total_ms"], row["tracked_ms"]),
            *(
                "" if row[what] is None else f"{short_length(row[what])} {word}"
                for what, word in _PROGRESS.items()
            ),
        ]
        for row in data["projects"]
    ]
    return ["", table(rows, right=frozenset({2, 4, 5, 6}))]


def _shown_and_tracked(shown: int, tracked: int) -> tuple[str, str]:
    """Show a length, and beside it what was tracked where that reads otherwise."""
    said, raw = short_length(shown), short_length(tracked)
    return said, "" if said == raw else f"({raw} tracked)"


def _not_kept(data: Json) -> list[str]:
    since = data["kept_since"]
    is_short = since is not None and data["from"] < since
    return [f"Before {since} no entries are kept."] if is_short else []


def _running_beside(data: Json) -> list[str]:
    running = data["running_ms"]
    return [f"{length(running)} running, not counted yet."] if running else []


def _words(kind: str) -> str:
    """Say a kind of record in words: EntryAdded is "entry added"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in kind).strip()
