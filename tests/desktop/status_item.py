"""The tray icon as a panel of the newer kind sees it: over the bus."""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress

from tests.desktop_rig.keyring import PrivateBus
from tests.desktop_rig.panels import STATUS_NOTIFIER_WATCHER
from tests.desktop_rig.programs import wait_until

_PROPERTIES = "org.freedesktop.DBus.Properties"
_MENU = "com.canonical.dbusmenu"


class StatusItem:
    """The icon as a panel of the newer kind sees it."""

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

    def lines(self) -> dict[str, int]:
        """Read the visible lines of the menu, with their ids."""
        _, layout = self._bus.call(self._menu, "GetLayout", "iias", 0, -1, [])
        found: dict[str, int] = {}

        def walk(node: Any) -> None:  # noqa: ANN401  the wire is untyped
            number, values, children = node
            if values.get("visible", ("b", True))[1] and "label" in values:
                found[str(values["label"][1])] = number
            for _, child in children:
                walk(child)

        walk(layout)
        return found

    def click(self, label: str) -> None:
        """Choose a line as the panel does when it is clicked."""
        number = self.lines()[label]
        self._bus.call(self._menu, "Event", "isvu", number, "clicked", ("s", ""), 0)
