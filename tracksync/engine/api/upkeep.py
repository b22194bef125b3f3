"""Commands of upkeep: backup, check, purge, privacy, doctor, unlocking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracksync.core.inventory import LOOKED
from tracksync.core.problems import BadInput, Conflict, Problem
from tracksync.core.sentences import say
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.shapes import instant
from tracksync.engine.engine import Engine, State
from tracksync.engine.honest import account
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.scripts import refusals
from tracksync.services.personal.connecting.granting import secret_names
from tracksync.services.personal.delivery.forgotten import first_of

if TYPE_CHECKING:
    from tracksync.services.personal.privacy import Line

DAMAGED = 6
_SHOWN = 50


def backup(engine: Engine, arguments: Arguments) -> Answer:
    """Write an encrypted copy. Waits: not on the STORE lane."""
    running, passphrase = engine.running, arguments.text("passphrase")
    file, moves = arguments.needed("file"), arguments.flag("move")
    if not file.startswith(("/", "\\")) and file[1:2] != ":":
        msg = say("The file needs a whole path.")
        raise BadInput(msg)
    if moves and passphrase:
        msg = say("A copy that carries the keys is made for the recovery key alone.")
        raise BadInput(msg, say("Leave out either --move or the passphrase. Nothing was written."))
    profile = engine.parts.profile
    tokens = _tokens(engine) if moves else {}

    def write() -> int:
        if moves:
            return profile.back_up_to_move(running.opened, file, tokens)
        return profile.back_up(running.opened, file, passphrase)

    made = engine.lanes.ask(Lane.READ, write)
    opens = "passphrase" if passphrase else "recovery key"
    return Answer({"file": file, "bytes": made, "opens_with": opens, "carries_keys": moves})


def _tokens(engine: Engine) -> dict[str, str]:
    with engine.services.store.read() as snapshot:
        names = [name for c in snapshot.connections() for name in secret_names(c.id)]
    keystore = engine.parts.keystore
    kept = engine.lanes.ask(Lane.KEYSTORE, lambda: keystore.read_many(names))
    return {name: secret for name, secret in kept.items() if secret is not None}


def new_recovery_key(engine: Engine, arguments: Arguments) -> Answer:
    """Make a recovery key and hand it out, this once. One that is there is replaced if told so."""
    profile = engine.parts.profile
    is_there = profile.has_recovery_key
    if is_there and not arguments.flag("replace"):
        msg = say("There is a recovery key already; it stays as it is.")
        raise Conflict(
            msg, say("--replace makes another. The old one still opens the copies made for it.")
        )
    return Answer({"key": profile.make_recovery_key(), "is_replaced": is_there})


def recovery_status(engine: Engine, _: Arguments) -> Answer:
    """Tell whether there is a recovery key."""
    return Answer({"has_key": engine.parts.profile.has_recovery_key})


def check(engine: Engine, arguments: Arguments) -> Answer:
    """Verify journal, store and roll-ups. Exit code 6 when something is wrong that stays wrong."""
    repair = arguments.flag("repair")
    if repair:
        engine.go_on_without_words()
    running = engine.running
    lane = Lane.STORE if repair else Lane.READ
    findings = engine.lanes.ask(
        lane, lambda: engine.parts.profile.check(running.opened, repair=repair)
    )
    bad = [f for f in findings if not f.is_repaired]
    data: Data = {
        "is_good": not bad,
        "findings": [
            {"part": f.part, "says": f.says, "is_repaired": f.is_repaired} for f in findings
        ],
    }
    if arguments.flag("ids"):
        data["ids"] = _ids(engine)
    return Answer(data, exit_code=DAMAGED if bad else 0)


def _ids(engine: Engine) -> list[str]:
    """Name every record the journal holds, and every entry it made."""
    with engine.services.store.read() as snapshot:
        found: dict[str, None] = {}
        for record, event in snapshot.records():
            found[str(record.id)] = None
            for name in ("entry", "second", "after", "question"):
                made = getattr(event, name, None)
                if made is not None:
                    found[str(made)] = None
    return list(found)


def purge(engine: Engine, arguments: Arguments) -> Answer:
    """Forget the cached tasks of one connection, or of all; the next refresh fetches them again."""
    named = arguments.text("connection")
    connection = engine.services.connections.one(named).id if named else None
    return Answer({"purged": list(engine.services.tasks.purge(connection, via=VIA))})


def privacy(engine: Engine, _: Arguments) -> Answer:
    """Tell what is captured now, what is stored here, and what was sent to others."""
    honest = account(engine)
    services, preferences = engine.services, engine.parts.preferences
    with services.store.read() as snapshot:
        timer = snapshot.timer()
        sent = snapshot.sent(limit=_SHOWN)
        connections = snapshot.connections()
    source = engine.running.ticking.source_name
    return Answer(
        {
            "captured": {
                "activity": engine.is_watching and not timer.is_paused,
                "activity_source": source,
                "keys_typed": False,
                "screenshots": engine.is_watching and engine.running.capturing.hold is None,
                "every_seconds": preferences.number("activity.sample_seconds"),
            },
            "stored": {
                "folder": engine.parts.profile.folder,
                "is_encrypted": True,
                "blocks_months": preferences.number("retention.blocks_months"),
                "strip_days": preferences.number("retention.strip_days"),
                "sent_days": preferences.number("retention.sent_days"),
            },
            "connections": [
                {"id": c.id, "site_url": c.site_url, "mode": c.mode} for c in connections
            ],
            "sent": [
                {
                    "at": instant(s.at),
                    "service": s.service,
                    "origin": s.origin,
                    "method": s.method,
                    "purpose": s.purpose,
                    "bytes_out": s.bytes_out,
                    "bytes_in": s.bytes_in,
                    "status": s.status,
                }
                for s in sent
            ],
            "lines": [
                *_lines("captured", honest.captured),
                *_lines("stored", honest.stored),
                *_lines("sent", honest.sent),
            ],
            "looked": str(LOOKED),
        }
    )


def _lines(part: str, lines: Iterable[Line]) -> list[Data]:
    return [
        {
            "part": part,
            "id": line.id,
            "what": line.what,
            "how": line.how,
            "kept": line.kept,
            "switch": line.switch,
            "state": line.state.value,
        }
        for line in lines
    ]


def doctor(engine: Engine, _: Arguments) -> Answer:
    """Say what works on this machine and what does not, without reading anything personal."""
    parts = engine.parts
    findings: list[Data] = [
        _finding("store", engine.state is State.OPEN, _said(engine.problem) or "open"),
        _finding("keystore", engine.state is not State.LOCKED, parts.keystore.name),
    ]
    if engine.state is State.OPEN and engine.is_watching:
        source = engine.running.ticking.source_name
        findings.append(_finding("activity", not source.startswith("nothing"), source))
        findings += [_finding("policy", is_good=False, says=said) for said in refusals(engine)]
        findings.append(_finding("session", is_good=True, says=engine.running.session_name))
    if engine.state is State.OPEN:
        findings += _after_a_restore(engine)
    problems = parts.settings.problems
    findings.append(_finding("settings", not problems, " ".join(problems) or "in order"))
    waiting = engine.waiting_room.count
    findings.append(_finding("waiting for the store", waiting == 0, f"{waiting} commands"))
    findings.append(_finding("log", is_good=True, says=parts.log_path))
    return Answer({"findings": findings, "version": parts.version, "folder": parts.profile.folder})


def _after_a_restore(engine: Engine) -> list[Data]:
    """Say what was sent since the copy was made that was brought back, and is unknown here."""
    recovering = engine.running.recovering
    found = [
        f"sent and unknown here since a copy was brought back, of {offer.connection}: "
        f"{len(offer.items)}. tracksync verify --from {first_of(offer.since_at):%Y-%m-%d} shows "
        "them, --repair KEY --take theirs brings one in"
        for offer in recovering.offers()
    ]
    found += [
        f"{connection.id} is not compared yet with what was sent since the copy was made"
        for connection in recovering.pending()
    ]
    return [_finding("after a restore", is_good=False, says=says) for says in found]


def unlock(engine: Engine, _: Arguments) -> Answer:
    """Have the keystore ask the person, then open the store."""
    if engine.state is not State.OPEN:
        engine.unlock()
    return Answer({"state": engine.state.value})


def _finding(name: str, is_good: bool, says: str) -> Data:
    return {"name": name, "is_good": is_good, "says": says}


def _said(problem: Problem | None) -> str:
    return "" if problem is None else str(problem)
