"""The table of commands: by name, what does it, what it takes, and where it is done."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.values import dataclass
from tracksync.engine.api import app as api_app
from tracksync.engine.api import connections as api_connections
from tracksync.engine.api import details as api_details
from tracksync.engine.api import entries as api_entries
from tracksync.engine.api import outbox as api_outbox
from tracksync.engine.api import pictures as api_pictures
from tracksync.engine.api import policy as api_policy
from tracksync.engine.api import report as api_report
from tracksync.engine.api import settings as api_settings
from tracksync.engine.api import standup as api_standup
from tracksync.engine.api import status as api_status
from tracksync.engine.api import tasks as api_tasks
from tracksync.engine.api import templates as api_templates
from tracksync.engine.api import timer as api_timer
from tracksync.engine.api import upkeep as api_upkeep
from tracksync.engine.api import verify as api_verify
from tracksync.engine.api.asking import Answer, Arguments
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane

Handler = Callable[[Engine, Arguments], Answer]


@dataclass(frozen=True, slots=True)
class Command:
    """
    One command.

    Attributes:
        takes: Names of its arguments.
        lane: STORE for writes, READ for reads, COMMANDS for what waits for other lanes.
        needs_store: Whether a store that is opening is waited for.
        is_hasty: Can be kept for later, so it waits for the store only a moment.
    """

    handler: Handler
    lane: Lane
    takes: frozenset[str]
    needs_store: bool = True
    is_hasty: bool = False


def _write(handler: Handler, takes: str = "") -> Command:
    return Command(handler, Lane.STORE, frozenset(takes.split()))


def _hasty(handler: Handler, takes: str = "") -> Command:
    return Command(handler, Lane.STORE, frozenset(takes.split()), is_hasty=True)


def _read(handler: Handler, takes: str = "") -> Command:
    return Command(handler, Lane.READ, frozenset(takes.split()))


def _long(handler: Handler, takes: str = "") -> Command:
    return Command(handler, Lane.COMMANDS, frozenset(takes.split()))


def _always(handler: Handler, takes: str = "") -> Command:
    return Command(handler, Lane.COMMANDS, frozenset(takes.split()), needs_store=False)


_DAYS = "day from to"

COMMANDS: dict[str, Command] = {
    "start": _hasty(api_timer.start, "ref last note"),
    "switch": _hasty(api_timer.switch, "ref last note"),
    "stop": _hasty(api_timer.stop),
    "pause": _hasty(api_timer.pause, "for until"),
    "private": _hasty(api_timer.private, "for until"),
    "resume": _hasty(api_timer.resume),
    "undo": _write(api_timer.undo),
    "status": _read(api_status.status),
    "entry.add": _write(api_entries.add, "task start end note"),
    "entry.edit": _write(api_entries.edit, "entry task start end note"),
    "entry.delete": _write(api_entries.delete, "entry"),
    "entry.list": _read(api_entries.list_entries, _DAYS),
    "entry.split": _write(api_entries.split, "entry at"),
    "entry.merge": _write(api_entries.merge, "entries"),
    "entry.history": _read(api_entries.history, "entry"),
    "log": _read(api_report.log, "limit"),
    "entry.describe": _hasty(api_timer.describe, "entry note"),
    "idle.list": _read(api_entries.list_questions),
    "idle.focus": _read(api_app.focus_question),
    "idle.resolve": _write(api_entries.resolve, "question choice task pieces"),
    "tasks": _read(api_tasks.list_tasks, "search limit all"),
    "tasks.refresh": _long(api_tasks.refresh, "search limit all"),
    "task.add": _write(api_tasks.add, "title project"),
    "task.rename": _write(api_tasks.rename, "ref title project"),
    "task.done": _write(api_tasks.done, "ref reopen"),
    "task.delete": _write(api_tasks.delete, "ref"),
    "task.pin": _write(api_tasks.pin, "ref off"),
    "task.colour": _write(api_tasks.colour, "ref colour"),
    "connections": _read(api_connections.connections),
    "connect": _long(
        api_connections.connect, "service site channel email token mode read_only for"
    ),
    "connect.begin": _long(
        api_connections.begin,
        "service site channel client_id broker secret device mode read_only with_email",
    ),
    "connect.finish": _long(api_connections.finish, "sign_in"),
    "connect.choose": _long(api_connections.choose, "sign_in site"),
    "connect.cancel": _always(api_connections.cancel, "sign_in"),
    "connection.set": _write(api_connections.change, "connection mode read_only"),
    "connection.details": _read(api_details.details, "connection"),
    "connection.say": _write(api_details.remember, "connection project values"),
    "disconnect": _long(api_connections.disconnect, "connection keep_tasks"),
    "outbox.list": _read(api_outbox.list_outbox, "state"),
    "outbox.preview": _read(api_outbox.preview),
    "outbox.release": _write(api_outbox.release, "key all"),
    "outbox.retry": _write(api_outbox.release, "key all"),
    "outbox.drop": _write(api_outbox.drop, "key"),
    "sync": _long(api_outbox.sync, "wait"),
    "verify": _long(api_verify.verify, f"period connection {_DAYS}"),
    "verify.repair": _long(api_verify.repair, f"key take all period connection {_DAYS}"),
    "shots.capture": _long(api_pictures.capture),
    "shots.list": _read(api_pictures.list_pictures, "day"),
    "shots.export": _long(api_pictures.export, "pictures day to yes"),
    "shots.delete": _long(api_pictures.delete, "pictures yes by_day"),
    "keys.export": _read(api_pictures.export_keys, "day yes"),
    "keys.box": _long(api_pictures.export_box, "day"),
    "policy.show": _read(api_policy.show),
    "policy.apply": _long(api_policy.apply, "document pin yes"),
    "policy.acknowledge": _long(api_policy.acknowledge, "serial"),
    "policy.leave": _long(api_policy.leave),
    "policy.new": _long(api_policy.new, "name readers key_file passphrase"),
    "policy.sign": _long(api_policy.sign, "source key_file passphrase"),
    "policy.key.print": _long(api_policy.print_key, "key_file passphrase"),
    "policy.key.import": _long(api_policy.import_key, "printed replace"),
    "report": _read(api_report.report, f"period {_DAYS}"),
    "standup.preview": _read(api_standup.preview, "channel date template"),
    "standup.week": _read(api_standup.week, "date markdown"),
    "standup.post": _long(api_standup.post, "channel date again thread"),
    "standup.update": _long(api_standup.update, "channel date"),
    "standup.delete": _long(api_standup.delete, "channel date"),
    "standup.skip": _long(api_standup.skip, "channel date"),
    "standup.history": _read(api_standup.history, "limit channel date"),
    "standup.schedule.list": _read(api_standup.schedules),
    "standup.schedule.add": _write(
        api_standup.add_schedule, "channel at days zone grace catch_up auto thread ahead template"
    ),
    "standup.schedule.change": _write(
        api_standup.change_schedule,
        "schedule channel at days zone grace catch_up auto thread ahead take_over template",
    ),
    "standup.schedule.remove": _write(api_standup.remove_schedule, "schedule"),
    "standup.template.list": _read(api_templates.templates),
    "standup.template.show": _read(api_templates.show, "template"),
    "standup.template.save": _write(
        api_templates.save, "template document replace base language title greeting hours sections"
    ),
    "standup.template.delete": _write(api_templates.delete, "template"),
    "export": _read(api_report.export, f"form standups {_DAYS}"),
    "config.list": _always(api_settings.list_all),
    "config.get": _always(api_settings.get, "key"),
    "config.set": _always(api_settings.change, "key value yes"),
    "backup": _long(api_upkeep.backup, "file passphrase move"),
    "recovery.new": _write(api_upkeep.new_recovery_key, "replace"),
    "recovery.status": _always(api_upkeep.recovery_status),
    "check": _long(api_upkeep.check, "repair ids"),
    "purge": _write(api_upkeep.purge, "connection"),
    "privacy": _read(api_upkeep.privacy),
    "doctor": _always(api_upkeep.doctor),
    "keystore.unlock": _always(api_upkeep.unlock),
    "app.raise": _always(api_app.show),
    "link.open": _always(api_app.ask_about_link, "ref"),
    "app.quit": _always(api_app.leave),
}
