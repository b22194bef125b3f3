"""
In the place of GNOME's own dialog: what a person does there is what a file says.

The screen casts are Mutter's own. It runs with the system's Python, which has `dbus` and `gi`:
`python3 portal_dialog.py FOLDER`. In the folder, `does` says what the person does (`shares`,
`shares once`, `refuses`, `nothing`), each line of `asked` is a dialog that came up, and each of
`closed` a session that is over.
Source: xdg-desktop-portal 1.16, org.freedesktop.impl.portal.ScreenCast; Mutter 43,
org.gnome.Mutter.ScreenCast.
"""

# ruff: noqa: ANN401  what goes over the bus has no types here

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import dbus  # type: ignore[import-not-found]  # the system's Python has it
import dbus.service  # type: ignore[import-not-found]  # the same
from dbus.mainloop.glib import DBusGMainLoop  # type: ignore[import-not-found]  # the same
from gi.repository import GLib  # type: ignore[import-not-found]  # the same

_F = TypeVar("_F")
_NAME = "org.freedesktop.impl.portal.desktop.tested"
_PATH = "/org/freedesktop/portal/desktop"
_CAST = "org.freedesktop.impl.portal.ScreenCast"
_SESSION = "org.freedesktop.impl.portal.Session"
_MUTTER = "org.gnome.Mutter.ScreenCast"
_DISPLAYS = "org.gnome.Mutter.DisplayConfig"
_DONE, _CANCELLED = 0, 1
_MONITOR, _HIDDEN = 1, 1
_VENDOR = ("TESTED", 1)


def method(interface: str, **how: Any) -> Callable[[_F], _F]:
    """Answer a call; `dbus.service` has no types."""
    made: Callable[[_F], _F] = dbus.service.method(interface, **how)
    return made


def _note(log: Path) -> None:
    with log.open("a", encoding="utf-8") as file:
        file.write("once more\n")


class Session(dbus.service.Object):  # type: ignore[misc]  # it has no types here
    """One of the frontend's sessions, with Mutter's behind it."""

    def __init__(self, bus: Any, path: str, folder: Path) -> None:
        super().__init__(bus, path)
        self.bus, self.folder = bus, folder
        self.options: dict[str, Any] = {}
        self.cast: Any = None

    @method(_SESSION)
    def Close(self) -> None:
        _note(self.folder / "closed")
        if self.cast is not None:
            self.cast.Stop(dbus_interface=f"{_MUTTER}.Session")
        self.remove_from_connection()

    def start(self, then: Any) -> None:
        """Have Mutter cast all monitors, and hand over what is to be answered."""
        mutter = self.bus.get_object(_MUTTER, "/org/gnome/Mutter/ScreenCast")
        path = mutter.CreateSession({}, dbus_interface=_MUTTER)
        self.cast = self.bus.get_object(_MUTTER, path)
        streams: list[Any] = []
        monitors = self._monitors()
        for name, at, size in monitors:
            about = {"cursor-mode": dbus.UInt32(0)}
            stream = self.cast.RecordMonitor(name, about, dbus_interface=f"{_MUTTER}.Session")

            def added(node: Any, at: Any = at, size: Any = size) -> None:
                told = {"position": at, "size": size, "source_type": dbus.UInt32(_MONITOR)}
                streams.append((dbus.UInt32(node), dbus.Dictionary(told, signature="sv")))
                if len(streams) == len(monitors):
                    then(streams)

            of_stream = self.bus.get_object(_MUTTER, stream)
            of_stream.connect_to_signal("PipeWireStreamAdded", added, f"{_MUTTER}.Stream")
        self.cast.Start(dbus_interface=f"{_MUTTER}.Session")

    def _monitors(self) -> list[Any]:
        displays = self.bus.get_object(_DISPLAYS, "/org/gnome/Mutter/DisplayConfig")
        _, monitors, logical, _ = displays.GetCurrentState(dbus_interface=_DISPLAYS)
        sizes = {
            str(about[0]): (mode[1], mode[2])
            for about, modes, _ in monitors
            for mode in modes
            if mode[6].get("is-current")
        }
        return [
            (
                str(of[0]),
                dbus.Struct((x, y), signature="ii"),
                dbus.Struct(sizes[of[0]], signature="ii"),
            )
            for x, y, _, _, _, those, _ in logical
            for of in those
        ]


class Dialog(dbus.service.Object):  # type: ignore[misc]  # it has no types here
    """What the frontend asks."""

    def __init__(self, bus: Any, folder: Path) -> None:
        super().__init__(bus, _PATH)
        self.bus, self.folder = bus, folder
        self.sessions: dict[str, Session] = {}

    @method(dbus.PROPERTIES_IFACE, in_signature="ss", out_signature="v")
    def Get(self, interface: str, name: str) -> Any:
        return self.GetAll(interface)[name]

    @method(dbus.PROPERTIES_IFACE, in_signature="s", out_signature="a{sv}")
    def GetAll(self, _: str) -> Any:
        names = {"AvailableSourceTypes": _MONITOR, "AvailableCursorModes": _HIDDEN, "version": 4}
        return {name: dbus.UInt32(number) for name, number in names.items()}

    @method(_CAST, in_signature="oosa{sv}", out_signature="ua{sv}")
    def CreateSession(self, _: str, session: str, __: str, ___: Any) -> Any:
        self.sessions[session] = Session(self.bus, session, self.folder)
        return _DONE, dbus.Dictionary(signature="sv")

    @method(_CAST, in_signature="oosa{sv}", out_signature="ua{sv}")
    def SelectSources(self, _: str, session: str, __: str, options: Any) -> Any:
        self.sessions[session].options = options
        return _DONE, dbus.Dictionary(signature="sv")

    @method(
        _CAST,
        in_signature="oossa{sv}",
        out_signature="ua{sv}",
        async_callbacks=("answer", "_fail"),
    )
    def Start(self, _: str, of: str, __: str, ___: str, ____: Any, answer: Any, _fail: Any) -> None:
        session = self.sessions[of]
        does = "shares"
        if "restore_data" not in session.options:
            does = (self.folder / "does").read_text(encoding="utf-8")
            _note(self.folder / "asked")
        if does == "refuses":
            answer(_CANCELLED, dbus.Dictionary(signature="sv"))
        if not does.startswith("shares"):
            return

        def cast(streams: list[Any]) -> None:
            told = {"streams": dbus.Array(streams, signature="(ua{sv})")}
            if does == "shares" and session.options.get("persist_mode"):
                told["persist_mode"] = session.options["persist_mode"]
                told["restore_data"] = dbus.Struct(
                    (_VENDOR[0], dbus.UInt32(_VENDOR[1]), dbus.String("all", variant_level=1)),
                    signature="suv",
                    variant_level=1,
                )
            answer(_DONE, dbus.Dictionary(told, signature="sv"))

        session.start(cast)


def main() -> None:
    """Be there until killed."""
    DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    name = dbus.service.BusName(_NAME, bus, do_not_queue=True)
    dialog = Dialog(bus, Path(sys.argv[1]))
    GLib.MainLoop().run()
    del name, dialog


if __name__ == "__main__":
    main()
