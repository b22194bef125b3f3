"""What a desktop that asks the person itself was told, kept so that it asks once."""

from __future__ import annotations

from tracksync.core.pictures.captures import Hold
from tracksync.ports.keystore import Keystore
from tracksync.ports.screen import Look, Screen

_ITEM = "screen-grant"
_REFUSED = "refused"


class Permission:
    """
    Nothing is asked of the keystore where the desktop asks nobody.

    Attributes:
        grant: For the next look; empty where the desktop may ask.
        is_refused: The person did not say yes, or not for longer than once.
    """

    def __init__(self, screen: Screen, keystore: Keystore) -> None:
        self._screen = screen
        self._keystore = keystore
        self._is_known = False
        self._kept = ""
        self.grant = ""
        self.is_refused = False

    @property
    def hold(self) -> Hold | None:
        """Name what forbids a picture; None when nothing does."""
        return self._screen.lack or (Hold.GNOME_PERMISSION if self.is_refused else None)

    @property
    def is_needed(self) -> bool:
        """Whether `know` has something to find out."""
        return self._screen.asks_person and not self._is_known

    def know(self) -> None:
        """Learn what was kept. KEYSTORE lane."""
        if self.is_needed:
            self._kept = self._keystore.read(_ITEM) or ""
            self.is_refused = self._kept == _REFUSED
            self.grant = "" if self.is_refused else self._kept
            self._is_known = True

    def told(self, look: Look) -> None:
        """Take in what a look said of it."""
        if self._screen.asks_person:
            self.grant = "" if look.is_refused else look.grant
            self.is_refused = not self.grant

    def forget_refusal(self) -> None:
        """Let the desktop ask once more: the person changed their mind."""
        self.is_refused = False

    def keep(self) -> None:
        """Keep what changed. KEYSTORE lane."""
        said = _REFUSED if self.is_refused else self.grant
        if said == self._kept:
            return
        if said:
            self._keystore.write(_ITEM, said)
        else:
            self._keystore.erase(_ITEM)
        self._kept = said
