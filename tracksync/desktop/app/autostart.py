"""Starting with the session, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say

if TYPE_CHECKING:
    from tracksync.desktop.outfit import Autostart, Outfit
    from tracksync.engine.engine import Engine

_SETTING = "autostart.enabled"


class Autostarting:
    """Tells the session what was chosen, here or elsewhere."""

    def __init__(self, engine: Engine, outfit: Outfit) -> None:
        self._engine, self._outfit = engine, outfit

    def apply(self, key: str, value: object) -> None:
        """Do what saving alone would not; on the STORE lane."""
        if key == _SETTING:
            autostart = self._outfit.autostart()
            if autostart is None:
                msg = say("This session cannot be told to start TrackSync.")
                raise BadInput(
                    msg, say("Add it to the programs your desktop starts, in its settings.")
                )
            _turn(autostart, is_on=value is True)

    def follow(self) -> None:
        """Bring the session in line with what is set."""
        is_on = self._engine.parts.preferences.flag(_SETTING)
        autostart = self._outfit.autostart()
        if autostart is not None and autostart.is_on() != is_on:
            self._engine.lanes.store(
                lambda: _turn(autostart, is_on=is_on), failed=self._engine.parts.log.fault
            )


def _turn(autostart: Autostart, *, is_on: bool) -> None:
    if is_on:
        autostart.turn_on()
    else:
        autostart.turn_off()
