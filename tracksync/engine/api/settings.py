"""Commands of the settings: get, set, list; made from the one table."""

from __future__ import annotations

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import Sentence, say
from tracksync.core.settings.forms import is_here
from tracksync.core.settings.table import SETTINGS, Form, Setting, Value
from tracksync.core.settings.values import InForce, parse
from tracksync.engine.api.asking import Answer, Arguments, Data
from tracksync.engine.engine import Engine


def list_all(engine: Engine, _: Arguments) -> Answer:
    """List every setting with its value and where that comes from."""
    settings = engine.parts.settings
    return Answer({"settings": [_shown(row, settings.in_force(row.key)) for row in SETTINGS]})


def get(engine: Engine, arguments: Arguments) -> Answer:
    """Tell one setting."""
    row = engine.parts.settings.row(arguments.needed("key"))
    return Answer({"setting": _shown(row, engine.parts.settings.in_force(row.key))})


def change(engine: Engine, arguments: Arguments) -> Answer:
    """Choose a value; durable before this answers. Where it has data go elsewhere, it is meant."""
    settings = engine.parts.settings
    row = settings.row(arguments.needed("key"))
    now, value = settings.in_force(row.key), parse(row.key, arguments.text("value"))
    if _leads_elsewhere(row, now, value) and not arguments.flag("yes"):
        raise NotAllowed(
            _means(row, value), say("If that is meant, add --yes. Nothing was changed.")
        )
    settings.choose(row.key, arguments.text("value"))
    engine.settings_changed()
    return Answer({"setting": _shown(row, settings.in_force(row.key))})


def _leads_elsewhere(row: Setting, now: InForce, value: Value) -> bool:
    """Whether a service is to be spoken to at a new address that is not on this machine."""
    is_new = row.form is Form.ADDRESS and value not in {"", now.value}
    return is_new and not now.is_locked and not is_here(str(value))


def _means(row: Setting, value: Value) -> Sentence:
    service = row.title.partition(":")[0]
    if row.key.endswith(".auth_url"):
        return say(
            "From now on you would sign in to {service} at {address}, and what belongs to that "
            "sign-in would be sent there.",
            service=service,
            address=value,
        )
    return say(
        "From now on what is sent to {service}, sign-ins and worklogs too, would go to {address}.",
        service=service,
        address=value,
    )


def _shown(row: Setting, found: InForce) -> Data:
    return {
        "key": row.key,
        "value": found.value,
        "default": row.default,
        "source": found.source,
        "is_locked": found.is_locked,
        "unit": row.unit,
        "help": row.help,
    }
