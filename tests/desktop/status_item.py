"""The tray icon as a panel of the newer kind sees it: over the bus."""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress

from tests.desktop_rig.keyring import PrivateBus
from tests.desktop_rig.panels import STATUS_NOTIFIER_WATCHER
from tests.desktop_rig.programs import wait_until

_PROPERTIES = "org.freedesktop.DBus.Properties"
_MENU = "com.canonical.dbusmenu"


def menu_lines(bus: PrivateBus) -> list[str]:
    """Read what the icon's menu says; nothing while it is registered anew."""
    try:
        return StatusItem(bus).lines()
    except (AssertionError, IndexError):
        return []


class StatusItem:
    """
    The icon as a panel of the newer kind sees it.

    Here it is only read, to know what to look for: what is clicked is what the panel draws.
    """

    def __init__(self, bus: PrivateBus) -> None:
        self._bus = bus
        wait_until(lambda: bool(self._items()), "the icon is registered")
        name, _, path = self._items()[0].partition("/")
        self._where = (f"/{path}" if path else "/StatusNotifierItem", name)
        menu = self._property(self._where, "org.kde.StatusNotifierItem", "Menu")
        self._menu = DBusAddress(str(menu), name, _MENU)

    def _items(self) -> list[str]:
        place = ("/StatusNotifierWatcher", STATUS_NOTIFIER_WATCHER)
        found = self._property(place, STATUS_NOTIFIER_WATCHER, "RegisteredStatusNotifierItems")
        return [str(item) for item in found]

    def _property(self, place: tuple[str, str], interface: str, name: str) -> Any:  # noqa: ANN401  the wire is untyped
        ((_, value),) = self._bus.call(
            DBusAddress(place[0], place[1], _PROPERTIES), "Get", "ss", interface, name
        )
        return value

    def lines(self) -> list[str]:
        """Read what the menu says, from above, as a panel draws it."""
        _, (_, _, children) = self._bus.call(self._menu, "GetLayout", "iias", 0, -1, [])
        seen = [values for _, (_, values, _) in children if values.get("visible", ("b", True))[1]]
        return [str(values["label"][1]) for values in seen if "label" in values]
