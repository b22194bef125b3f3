"""Commands about an organization's policy: for the person, and for whoever writes one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from tracksync.core.clock import to_ms
from tracksync.core.journal.events import PolicyLeft, PolicySeen, PolicyTaken
from tracksync.core.pictures.readers import Reader, is_recipient
from tracksync.core.policy.document import AUDIENCE, FORMAT, read_policy
from tracksync.core.policy.limits import Wish
from tracksync.core.policy.standing import waits
from tracksync.core.policy.words import in_sentences
from tracksync.core.problems import BadInput, Conflict, NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.pictures import former_data, readers_data
from tracksync.engine.api.shapes import instant, maybe
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane

if TYPE_CHECKING:
    from tracksync.core.policy.document import Policy
    from tracksync.engine.governing import Governing

# Items of the keystore: the organization's secret key, and the versions that were ever taken.
_SECRET, _VERSIONS = "policy-key", "policy-versions"
_MOST_DAYS = 3_660
_DIGITS = 18  # more than any version has
_EXAMPLE = """\
# A policy for TrackSync. Take out what you do not want to say, then sign it:
#     tracksync policy sign {name}
# It can only make things more private for people, except for screenshots = "required",
# deleting_subtracts and readers; that waits until people have seen it.

organization = "Example Ltd"
# Each signed document needs a higher version than the one before.
version = 1
# Then screenshots are off until people have a newer one. Sign again in good time.
valid_days = 365
# What a later version asks for more waits so many days after it came to somebody's computer (0 to
# 90), beside their own word. Promise fewer, and that waits as long as was promised before. A
# TrackSync that does not know this line yet takes no pictures.
# notice_days = 14

# The organization first, below it (optional) a team. Where two disagree, what captures less wins.
[[layers]]
who = "Example Ltd"
# "forbidden": none are taken. "optional": each person chooses. "required": taken while a timer
# runs; a pause always stops them, and the tracked time with them.
screenshots = "optional"
# true: a team below may still forbid, but neither require nor make optional.
lock = true
# At least so much tracked time between two pictures (1 to 3600).
interval_at_least_seconds = 300
# "clear" says nothing, "light" shows no text, "blurred" hardly more than colours.
preset_at_least = "light"
# Destroyed after so many days at the latest (1 to 3650).
keep_at_most_days = 90
# Parts of names of programs or of window titles; no picture while one is open.
exclude = ["KeePass", "Online Banking"]
# So long is other data kept at the latest, in whole months (1 to 240) or days (1 to 3650). People
# may have it go sooner. A TrackSync that does not know these lines yet takes no pictures.
# entries_at_most_months = 24
# words_at_most_months = 24
# blocks_at_most_months = 12
# strip_at_most_days = 30
# sent_at_most_days = 30
# Deleting a picture also takes the time it stands for off what was tracked; people are told before.
# deleting_subtracts = true
# Time can be tracked only on tasks that are assigned to the person, and on their own local ones. A
# TrackSync that does not know this line yet takes no pictures.
# assigned_only = true

# [[layers]]
# who = "Support team"
# screenshots = "forbidden"
"""
_READERS = """
# Who beside the person may open pictures, at most 16: `age-keygen -o my.key` makes a key and tells
# its public half. A new one waits until people have seen it, one you take out is out at once.
"""
_NO_READERS = f"""{_READERS}# [[readers]]
# name = "Ann Example"
# recipient = "age1…"
"""


def show(engine: Engine, _: Arguments) -> Answer:
    """Tell what holds, who set it, until when, and what waits for the person."""
    governing = engine.parts.policy.known
    return Answer(_nothing() if governing is None else _standing(governing))


def apply(engine: Engine, arguments: Arguments) -> Answer:
    """Take a document. COMMANDS lane."""
    governing = engine.parts.policy.governing
    document = arguments.needed("document")
    key = governing.seals.open(document).key
    versions = _versions(engine)
    journaled = engine.lanes.ask(Lane.READ, lambda: _journaled(engine, key))
    taken = governing.take(
        document,
        pin=arguments.text("pin"),
        is_meant=arguments.flag("yes"),
        floor=max(versions.get(key, 0), journaled),
    )
    if taken is not None:
        _journal(engine, taken)
        _remember(engine, versions | {key: taken.serial})
    return Answer({"is_new": taken is not None} | _standing(governing))


def acknowledge(engine: Engine, arguments: Arguments) -> Answer:
    """Say that what waits was seen; all of it holds, after any days of notice. COMMANDS lane."""
    governing, typed = engine.parts.policy.governing, arguments.needed("serial")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS):
        msg = say("Which version? Its number is needed.")
        raise BadInput(msg, say("tracksync policy show tells what waits."))
    _journal(engine, governing.acknowledge(int(typed)))
    return Answer(_standing(governing))


def leave(engine: Engine, _: Arguments) -> Answer:
    """Follow the policy no more. COMMANDS lane."""
    governing = engine.parts.policy.governing
    _journal(engine, governing.leave())
    return Answer(_standing(governing))


def _standing(governing: Governing) -> Data:
    policy, standing = governing.policy, governing.standing
    if not standing.key:
        return _nothing() | {
            "former_readers": former_data(governing.former),
            "says": str(governing.says),
            "machine": str(governing.trouble),
        }
    return {
        "organization": governing.rules.who if policy is None else policy.name,
        "version": standing.serial,
        "key": standing.key,
        "valid_until": None if policy is None else instant(policy.expires_at),
        "screenshots": governing.rules.wish.value,
        "set_by": governing.rules.who,
        "is_machines": standing.is_machines,
        "holds": [str(said) for said in governing.meaning],
        "waits": standing.serial if waits(standing) else None,
        "notice_days": governing.rules.notice_days,
        "holds_from": maybe(governing.due_at),
        "changes": [str(said) for said in governing.changes],
        "readers": readers_data(governing.readers),
        "former_readers": former_data(governing.former),
        "says": str(governing.says),
        "machine": str(governing.trouble),
    }


def _nothing() -> Data:
    return {
        "organization": "",
        "version": None,
        "key": "",
        "valid_until": None,
        "screenshots": "optional",
        "set_by": "",
        "is_machines": False,
        "holds": [],
        "waits": None,
        "notice_days": 0,
        "holds_from": None,
        "changes": [],
        "readers": [],
        "former_readers": [],
        "says": "",
        "machine": "",
    }


def _journal(engine: Engine, event: PolicyTaken | PolicySeen | PolicyLeft) -> None:
    def write() -> None:
        with engine.services.recorder.open(VIA) as recording:
            recording.add(event)

    engine.lanes.ask(Lane.STORE, write)
    engine.settings_changed()


def _journaled(engine: Engine, key: str) -> int:
    """Tell the highest version of a key's documents that the journal knows."""
    with engine.services.store.read() as snapshot:
        events = [event for _, event in snapshot.records()]
    taken = [e.serial for e in events if isinstance(e, PolicyTaken) and e.key == key]
    return max(taken, default=0)


def _versions(engine: Engine) -> dict[str, int]:
    """Tell the versions the keystore remembers: it is in no copy of the data folder."""
    kept = engine.lanes.ask(Lane.KEYSTORE, lambda: engine.parts.keystore.read(_VERSIONS))
    found = json.loads(kept) if kept else {}
    return {str(key): int(serial) for key, serial in found.items()}


def _remember(engine: Engine, versions: Mapping[str, int]) -> None:
    text = json.dumps(versions)
    engine.lanes.ask(Lane.KEYSTORE, lambda: engine.parts.keystore.write(_VERSIONS, text))


# --- for whoever writes one -----------------------------------------------------------------------


def new(engine: Engine, arguments: Arguments) -> Answer:
    """Make the organization's key, where there is none, and an example to write on."""
    seals, passphrase = engine.parts.policy.governing.seals, arguments.text("passphrase")
    readers, key_file = _readers(arguments.texts("readers")), ""
    if arguments.flag("key_file"):
        if not passphrase:
            raise BadInput(say("A key file needs a passphrase. Nothing was made."))
        secret = seals.fresh()
        key_file = seals.lock(secret, passphrase)
    else:
        secret = _kept_secret(engine) or seals.fresh()
        engine.lanes.ask(Lane.KEYSTORE, lambda: engine.parts.keystore.write(_SECRET, secret))
    name = clean_line(arguments.text("name")) or "policy.toml"  # it stands in a comment
    return Answer(
        {
            "key": seals.fingerprint(secret),
            "example": _EXAMPLE.replace("{name}", name) + (readers or _NO_READERS),
            "key_file": key_file,
        }
    )


def sign(engine: Engine, arguments: Arguments) -> Answer:
    """Sign what was written; nothing of the secret leaves."""
    seals = engine.parts.policy.governing.seals
    now = engine.parts.clock.read().at
    claims = _claims(dict(seals.draft(arguments.needed("source"))), to_ms(now) // 1_000)
    policy = _written(claims)
    if not (policy.is_understood and _wishes(claims) <= {None, *Wish}):
        msg = say("The policy says something TrackSync does not know. Nothing was signed.")
        raise BadInput(msg, say("Compare it with the example of: tracksync policy new."))
    secret = _secret(engine, arguments)
    document = seals.seal(claims, secret)
    seals.open(document)
    return Answer(
        {
            "key": seals.fingerprint(secret),
            "organization": policy.name,
            "version": policy.serial,
            "valid_until": instant(policy.expires_at),
            "holds": [str(said) for said in in_sentences(policy.rules(now))],
            "readers": readers_data(policy.readers),
            "document": document + "\n",
        }
    )


def _wishes(claims: Mapping[str, object]) -> set[object]:
    """Tell what the layers say of screenshots; a mistyped word would forbid them."""
    layers = claims["layers"]
    return {one.get("screenshots") for one in layers} if isinstance(layers, list) else set()


def _written(claims: Mapping[str, object]) -> Policy:
    """Read what is to be signed; what is wrong with it, its author can mend."""
    try:
        return read_policy(claims)
    except BadInput as e:
        hint = say("Nothing was signed. The example of tracksync policy new says what may be.")
        raise BadInput(e.title, hint) from e


def print_key(engine: Engine, arguments: Arguments) -> Answer:
    """Hand out the organization's secret key as it is kept on paper."""
    seals, secret = engine.parts.policy.governing.seals, _secret(engine, arguments)
    return Answer({"key": seals.fingerprint(secret), "printed": seals.printed(secret)})


def import_key(engine: Engine, arguments: Arguments) -> Answer:
    """Keep a key from paper in the keystore; another one that is there stays unless told so."""
    seals = engine.parts.policy.governing.seals
    secret, kept = seals.typed(arguments.needed("printed")), _kept_secret(engine)
    is_other = kept is not None and kept != secret
    if kept is not None and is_other and not arguments.flag("replace"):
        msg = say(
            "There is another key here already, {key}; it stays as it is.",
            key=seals.fingerprint(kept),
        )
        raise Conflict(msg, say("Print that one first, then add --replace."))
    engine.lanes.ask(Lane.KEYSTORE, lambda: engine.parts.keystore.write(_SECRET, secret))
    return Answer({"key": seals.fingerprint(secret), "is_replaced": is_other})


def _secret(engine: Engine, arguments: Arguments) -> str:
    """Take the organization's secret out of the file that was handed over, else of the keystore."""
    seals, locked = engine.parts.policy.governing.seals, arguments.text("key_file")
    secret = seals.unlock(locked, arguments.text("passphrase")) if locked else _kept_secret(engine)
    if not secret:
        msg = say("There is no key to sign with.")
        raise NotFound(msg, say("Make one: tracksync policy new."))
    return secret


def _readers(typed: Sequence[str]) -> str:
    """Write readers as they were typed, NAME=age1…, into a policy's text."""
    found = [_reader(one) for one in typed]
    tables = [
        f"[[readers]]\nname = {json.dumps(one.name, ensure_ascii=False)}\n"
        f'recipient = "{one.recipient}"\n'
        for one in found
    ]
    return _READERS + "\n".join(tables) if tables else ""


def _reader(typed: str) -> Reader:
    name, _, recipient = typed.rpartition("=")
    if not name or name != clean_line(name) or not is_recipient(recipient):
        msg = say("A reader is written as NAME=age1… and {typed} is none.", typed=typed)
        raise BadInput(msg, say("age-keygen makes a key and tells its public half."))
    return Reader(name, recipient)


def _kept_secret(engine: Engine) -> str | None:
    return engine.lanes.ask(Lane.KEYSTORE, lambda: engine.parts.keystore.read(_SECRET))


def _claims(draft: dict[str, object], now_seconds: int) -> dict[str, object]:
    days = draft.pop("valid_days", None)
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= _MOST_DAYS:
        raise BadInput(
            say("`valid_days` must be a whole number from 1 to {most}.", most=_MOST_DAYS)
        )
    ends = now_seconds + days * int(timedelta(days=1).total_seconds())
    head = {"v": FORMAT, "aud": AUDIENCE, "iat": now_seconds, "exp": ends}
    names = {"organization": "iss", "version": "serial"}
    # Nor by the name it has in the document: of two that say it, one would go unseen.
    if clash := sorted(draft.keys() & {*head, *names.values()}):
        raise BadInput(say("`{key}` is not yours to say.", key=clash[0]))
    return head | {names.get(name, name): value for name, value in draft.items()}
