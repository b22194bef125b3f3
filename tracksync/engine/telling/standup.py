"""Answers as text: the daily standup."""

from __future__ import annotations

import shlex

from tracksync.engine.telling.words import Json, Told, day_and_clock


def preview(told: Told) -> str:
    """Show the standup as it reads, and what is to be known of its day."""
    data = told.data
    lines = [str(data["text"])]
    if not data["is_working_day"]:
        why = f": {data['day_off']}" if data["day_off"] else ""
        lines += ["", f"{data['date']} is no working day{why}. No standup goes out by itself."]
    if data["is_reviewed"]:
        lines += ["", f"As you changed it for {data['channel']}."]
    if data["same_as"]:
        lines += ["", f"It says the same as the one of {data['same_as']}."]
    lines += [line for trouble in data["troubles"] for line in ("", str(trouble))]
    return "\n".join(lines)


def week(told: Told) -> str:
    """Show the week as it reads, and what could not be found out; not where it is to be copied."""
    if told.arguments.get("markdown"):
        return str(told.data["markdown"])
    troubles = (line for trouble in told.data["troubles"] for line in ("", str(trouble)))
    return "\n".join((str(told.data["text"]), *troubles))


def posted(told: Told) -> str:
    """Say what became of a standup."""
    return _line(told.data["posting"])


def updated(told: Told) -> str:
    """Say that a standup was changed where it stands."""
    posting = told.data["posting"]
    said = f"{posting['date']}  changed at {posting['channel']}."
    return f"{said} {posting['link']}" if posting["link"] else said


def history(told: Told) -> str:
    """List what became of the standups."""
    lines = [_line(posting) for posting in told.data["postings"]]
    return "\n".join(lines or ["No standup was posted yet."])


def schedules(told: Told) -> str:
    """List the standups that come again and again."""
    lines = [_schedule(told, schedule) for schedule in told.data["schedules"]]
    return "\n".join(lines or ["No standup comes by itself. tracksync standup schedule add"])


def scheduled(told: Told) -> str:
    """Say what was added, or how it comes from now on."""
    line = _schedule(told, told.data["schedule"])
    if told.data["is_running"]:
        return line
    return f"{line}\n! TrackSync is not running: no standup comes by itself until you open it."


def unscheduled(told: Told) -> str:
    """Say what was removed."""
    schedule = told.data["schedule"]
    return f"Removed: {schedule['at']} to {schedule['channel']}."


def templates(told: Told) -> str:
    """List how standups may read."""
    return "\n".join(map(_template, told.data["templates"]))


def template(told: Told) -> str:
    """Show one as the file it is shared as."""
    return str(told.data["document"])


def template_saved(told: Told) -> str:
    """Say what was kept, with the sections it tells, and how to see it: as a shell takes it."""
    kept = told.data["template"]
    sections = ", ".join(slot["section"] for slot in kept["sections"])
    see = shlex.quote(f"--template={kept['name']}")
    return f"Kept: {kept['name']}. It tells: {sections}.\nSee it: tracksync standup preview {see}"


def template_deleted(told: Told) -> str:
    """Say what was forgotten."""
    return f"Deleted: {told.data['deleted']}."


def _template(form: Json) -> str:
    sections = ", ".join(slot["section"] for slot in form["sections"])
    parts = [form["language"], sections]
    parts += ["with hours"] if form["with_hours"] else []
    parts += ["your own"] if form["is_own"] else []
    used = form["schedules"]
    parts += [f"used by {used} schedule{'s' if used > 1 else ''}"] if used else []
    return f"{form['name']}  {'; '.join(parts)}"


def _schedule(told: Told, schedule: Json) -> str:
    named = ",".join(_DAYS[day - 1] for day in schedule["days"]) or "working days"
    zone = f" {schedule['zone']}" if schedule["zone"] else ""
    does = "posts by itself" if schedule["is_automatic"] else "reminds you"
    does += ", in the day's thread" if schedule["in_thread"] else ""
    does += ", handed over beforehand" if schedule["is_ahead"] else ""
    if schedule["posted_from"]:
        does = f"posted from {schedule['posted_from']}"
    does += f", reads as {schedule['template']}" if schedule["template"] else ""
    coming = "never"
    if schedule["next_at"]:
        coming = day_and_clock(schedule["next_at"], told.zone)
    parts = (f"{schedule['at']}{zone}", named, schedule["channel"], does, f"next {coming}")
    line = f"{schedule['id']}  {', '.join(parts)}"
    return f"{line}\n! {schedule['barred']}" if schedule["barred"] else line


def _line(posting: Json) -> str:
    is_waiting = posting["goes_at"] and posting["state"] == "skipped"
    state = "recalled" if is_waiting else posting["state"]
    said = _STATES[state].format(to=posting["channel"], at=posting["schedule_at"])
    if posting["state"] == "posted" and posting["schedule_at"]:
        said = f"{said.removesuffix('.')} by its schedule at {posting['schedule_at']}."
    parts = (posting["date"], f" {said}", posting["reason"], posting["link"])
    return " ".join(str(part) for part in parts if part)


_STATES = {
    "sending": "on its way to {to}.",
    "posted": "posted to {to}.",
    "refused": "did not reach {to}.",
    "unknown": "may have reached {to}: look there. It is not sent again by itself.",
    "skipped": "skipped for {to}.",
    "deleted": "deleted at {to}.",
    "handed": "handed to {to}, which posts it at {at}.",
    "recalled": "is to be taken back from {to}, which has it for {at}.",
}

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
