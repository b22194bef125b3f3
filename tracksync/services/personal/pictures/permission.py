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
        is_tried: It was found out, or could not be: then each look tries once more.
        may_be_kept: Something of it may lie in the keystore.
    """

    def __init__(self, screen: Screen, keystore: Keystore) -> None:
        self._screen = screen
        self._keystore = keystore
        self._kept: str | None = None
        self._is_known = False
        self.grant = ""
        self.is_refused = False
        self.is_tried = not screen.asks_person
        self.may_be_kept = screen.asks_person

    @property
    def hold(self) -> Hold | None:
        """Name what forbids a picture; None when nothing does."""
        if self._screen.lack is not None:
            return self._screen.lack
        if self.is_refused:
            return Hold.GNOME_PERMISSION
        return None if self.is_tried else Hold.UNTRIED

    @property
    def is_told(self) -> bool:
        """Whether there is a yes or a no."""
        return self.is_refused or bool(self.grant)

    def know(self) -> None:
        """Learn what was kept. KEYSTORE lane."""
        if self._is_known or not self._screen.asks_person:
            return
        self._kept = self._keystore.read(_ITEM) or ""
        if not self._is_known:  # it may have been forgotten meanwhile
            self.is_refused = self._kept == _REFUSED
            self.grant = "" if self.is_refused else self._kept
            self._is_known = True

    def told(self, look: Look) -> None:
        """Take in what a look said of it."""
        if look.is_refused:
            self.grant, self.is_refused = "", True
        elif look.grant is not None:
            self.grant, self.is_refused = look.grant, not look.grant
        else:
            return
        self._is_known = self.may_be_kept = True

    def forget(self) -> None:
        """Let the desktop ask once more: pictures were turned off, or the person wants it."""
        self.grant, self.is_refused, self._is_known = "", False, True
        self.may_be_kept = False

    def keep(self) -> None:
        """Keep what changed. KEYSTORE lane."""
        if not self._is_known:
            return  # what is there is not overwritten unread
        said = _REFUSED if self.is_refused else self.grant
        if self._kept is None:
            self._kept = self._keystore.read(_ITEM) or ""
        if said == self._kept:
            return
        if said:
            self._keystore.write(_ITEM, said)
        else:
            self._keystore.erase(_ITEM)
        self._kept = said
