"""Commands of the settings: get, set, list; made from the one table."""

from __future__ import annotations

from tracksync.core.setting_values import InForce
from tracksync.core.settings import SETTINGS, Setting
from tracksync.engine.asking import Answer, Arguments, Data
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
    """Choose a value; durable before this answers."""
    settings = engine.parts.settings
    row = settings.row(arguments.needed("key"))
    settings.choose(row.key, arguments.text("value"))
    engine.settings_changed()
    return Answer({"setting": _shown(row, settings.in_force(row.key))})


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
