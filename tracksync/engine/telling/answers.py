"""
Answers as text for a terminal: short, aligned, in the person's own time.

Made from the same data as the JSON, so that the two never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tracksync.core.problems import Problem
from tracksync.engine.telling import day as telling_day
from tracksync.engine.telling import pictures as telling_pictures
from tracksync.engine.telling import policy as telling_policy
from tracksync.engine.telling import rest as telling_rest
from tracksync.engine.telling import standup as telling_standup
from tracksync.engine.telling import verify as telling_verify
from tracksync.engine.telling.words import Told

_TELLERS: dict[str, Callable[[Told], str]] = {
    "start": telling_day.start,
    "switch": telling_day.start,
    "stop": telling_day.stop,
    "pause": telling_day.pause,
    "private": telling_day.pause,
    "resume": telling_day.resume,
    "undo": telling_day.undo,
    "status": telling_day.status,
    "entry.add": telling_day.entry,
    "entry.edit": telling_day.entry,
    "entry.merge": telling_day.entry,
    "entry.describe": telling_day.described,
    "entry.delete": telling_day.deleted,
    "entry.split": telling_day.split,
    "entry.list": telling_day.entries,
    "entry.history": telling_day.history,
    "log": telling_day.history,
    "idle.list": telling_day.questions,
    "idle.focus": telling_rest.focused,
    "idle.resolve": telling_day.resolved,
    "report": telling_day.report,
    "tasks": telling_rest.tasks,
    "tasks.refresh": telling_rest.tasks,
    "task.add": telling_rest.task,
    "task.rename": telling_rest.task,
    "task.done": telling_rest.task,
    "task.delete": telling_rest.deleted_task,
    "task.pin": telling_rest.task,
    "task.colour": telling_rest.coloured,
    "connections": telling_rest.connections,
    "connect": telling_rest.connected,
    "connect.begin": telling_rest.signing_in,
    "connect.finish": telling_rest.signed_in,
    "connect.choose": telling_rest.connected,
    "connect.cancel": telling_rest.cancelled,
    "connection.set": telling_rest.connected,
    "connection.details": telling_rest.details,
    "connection.say": telling_rest.details,
    "disconnect": telling_rest.disconnected,
    "outbox.list": telling_rest.outbox,
    "outbox.preview": telling_rest.preview,
    "outbox.release": telling_rest.released,
    "outbox.retry": telling_rest.released,
    "outbox.drop": telling_rest.outbox,
    "sync": telling_rest.sync,
    "shots.capture": telling_pictures.captured,
    "shots.list": telling_pictures.listed,
    "shots.export": telling_pictures.exported,
    "shots.delete": telling_pictures.deleted,
    "keys.export": telling_pictures.keys,
    "keys.box": telling_pictures.box,
    "policy.show": telling_policy.shown,
    "policy.apply": telling_policy.shown,
    "policy.acknowledge": telling_policy.shown,
    "policy.leave": telling_policy.shown,
    "policy.new": telling_policy.made,
    "policy.sign": telling_policy.signed,
    "policy.key.print": telling_policy.key_on_paper,
    "policy.key.import": telling_policy.key_taken_in,
    "verify": telling_verify.verified,
    "verify.repair": telling_verify.mended,
    "standup.preview": telling_standup.preview,
    "standup.week": telling_standup.week,
    "standup.post": telling_standup.posted,
    "standup.update": telling_standup.updated,
    "standup.delete": telling_standup.posted,
    "standup.skip": telling_standup.posted,
    "standup.history": telling_standup.history,
    "standup.schedule.list": telling_standup.schedules,
    "standup.schedule.add": telling_standup.scheduled,
    "standup.schedule.change": telling_standup.scheduled,
    "standup.schedule.remove": telling_standup.unscheduled,
    "standup.template.list": telling_standup.templates,
    "standup.template.show": telling_standup.template,
    "standup.template.save": telling_standup.template_saved,
    "standup.template.delete": telling_standup.template_deleted,
    "export": telling_rest.export,
    "config.list": telling_rest.settings,
    "config.get": telling_rest.setting,
    "config.set": telling_rest.setting,
    "backup": telling_rest.backed_up,
    "recovery.new": telling_rest.recovery_key,
    "recovery.status": telling_rest.recovery_status,
    "check": telling_rest.checked,
    "purge": telling_rest.purged,
    "privacy": telling_rest.privacy,
    "doctor": telling_rest.doctor,
    "keystore.unlock": telling_rest.unlocked,
    "app.raise": telling_rest.raised,
    "link.open": telling_rest.asking,
    "app.quit": telling_rest.ending,
}


def tell(command: str, data: Mapping[str, Any], arguments: Mapping[str, object]) -> str:
    """Tell an answer; the text ends with a line break unless it is empty."""
    text = _TELLERS[command](Told(data, arguments)).rstrip("\n")
    return f"{text}\n" if text else ""


def tell_problem(problem: Problem) -> str:
    """Tell what went wrong, and what to do about it below."""
    return f"{problem.title}\n{problem.hint}" if problem.hint else problem.title
