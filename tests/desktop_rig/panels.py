"""What surrounds a tray icon: a window manager, a tray, and whoever shows notifications."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from jeepney import DBusAddress

from tests.desktop_rig.keyring import PrivateBus
from tests.desktop_rig.kwin import KWin
from tests.desktop_rig.programs import Program, find, running, wait_until
from tests.desktop_rig.sway import Sway
from tests.desktop_rig.xserver import XServer

NOTIFICATIONS = "org.freedesktop.Notifications"
STATUS_NOTIFIER_WATCHER = "org.kde.StatusNotifierWatcher"
_XFCONFD = "/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd"
_XFCE_NOTIFYD = "/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd"
_PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="known-legacy-items" type="array"/>
    </property>
  </property>
</channel>
"""


def root_property(x: XServer, name: str) -> str:
    """Read a property of the root window, as xprop prints it; empty where it is not set."""
    run = subprocess.run(
        [find("xprop"), "-root", name], env=x.environ, check=True, capture_output=True, text=True
    )
    return "" if "not found" in run.stdout or "no such atom" in run.stdout else run.stdout


def has_owner(x: XServer, selection: str) -> bool:
    """Tell whether somebody has a selection, such as the one that makes a program the tray."""
    script = (
        "import sys; from Xlib.display import Display; d = Display();"
        "sys.exit(not d.get_selection_owner(d.intern_atom(sys.argv[1])))"
    )
    command = [sys.executable, "-c", script, selection]
    return subprocess.run(command, env=x.environ, check=False, capture_output=True).returncode == 0


@contextlib.contextmanager
def window_manager(x: XServer, folder: Path) -> Iterator[Program]:
    """Openbox, once it manages windows."""
    with running("openbox", environ=x.environ | {"HOME": str(folder)}, folder=folder) as openbox:
        wait_until(
            lambda: not openbox.is_running or bool(root_property(x, "_NET_SUPPORTING_WM_CHECK")),
            "openbox manages the windows",
        )
        openbox.require()
        yield openbox


@contextlib.contextmanager
def xembed_tray(x: XServer, folder: Path) -> Iterator[Program]:
    """Trayer, a tray of the older kind: icons are windows in it."""
    command = ("trayer", "--edge", "top", "--align", "right", "--widthtype", "request")
    with running(*command, environ=x.environ | {"HOME": str(folder)}, folder=folder) as trayer:
        wait_until(
            lambda: not trayer.is_running or has_owner(x, "_NET_SYSTEM_TRAY_S0"),
            "trayer takes icons",
        )
        trayer.require()
        yield trayer


@contextlib.contextmanager
def status_notifier_tray(x: XServer, bus: PrivateBus) -> Iterator[Program]:
    """Xfce's panel, a tray of the newer kind: it draws icons and menus itself, over the bus."""
    bus.offer("org.xfce.Xfconf", _XFCONFD)
    config = bus.folder / "config"
    channels = config / "xfce4" / "xfconf" / "xfce-perchannel-xml"
    channels.mkdir(parents=True, exist_ok=True)
    (channels / "xfce4-panel.xml").write_text(_PANEL, encoding="utf-8")
    environ = bus.environ | x.environ | {"XDG_CONFIG_HOME": str(config), "HOME": str(bus.folder)}
    bus.set_environ(environ)
    with running("xfce4-panel", "--sm-client-disable", environ=environ, folder=bus.folder) as panel:
        wait_until(
            lambda: not panel.is_running or _takes_status_items(bus),
            "the panel takes status items",
        )
        panel.require()
        yield panel


@contextlib.contextmanager
def wayland_bar(compositor: Sway | KWin, bus: PrivateBus, *, height_px: int) -> Iterator[Program]:
    """Waybar at the top of the screen, white, with status icons at its left and nothing else."""
    folder = bus.folder / "waybar"
    folder.mkdir(exist_ok=True)
    tray = {"layer": "top", "position": "top", "height": height_px, "modules-left": ["tray"]}
    config, style = folder / "config", folder / "style.css"
    config.write_text(json.dumps(tray), encoding="utf-8")
    style.write_text("* { border: none } window#waybar { background: white }", encoding="utf-8")
    environ = bus.environ | {"WAYLAND_DISPLAY": str(compositor.display)}
    command = ("waybar", "--config", config, "--style", style)
    with running(*command, environ=environ, folder=folder) as bar:
        wait_until(
            lambda: not bar.is_running or _takes_status_items(bus), "the bar takes status items"
        )
        bar.require()
        yield bar


@contextlib.contextmanager
def notification_daemon(x: XServer, bus: PrivateBus, kind: str = "dunst") -> Iterator[Program]:
    """
    Whoever shows notifications.

    Args:
        x: Where they appear.
        bus: Where they are sent.
        kind: `dunst` or `xfce4-notifyd`.
    """
    environ = bus.environ | x.environ | {"HOME": str(bus.folder)}
    command = kind
    if kind == "xfce4-notifyd":
        bus.offer("org.xfce.Xfconf", _XFCONFD)
        bus.set_environ(environ)
        command = _XFCE_NOTIFYD
    with running(command, environ=environ, folder=bus.folder) as daemon:
        wait_until(
            lambda: not daemon.is_running or bus.has(NOTIFICATIONS), f"{kind} takes notifications"
        )
        daemon.require()
        yield daemon


def _takes_status_items(bus: PrivateBus) -> bool:
    if not bus.has(STATUS_NOTIFIER_WATCHER):
        return False
    watcher = DBusAddress(
        "/StatusNotifierWatcher", STATUS_NOTIFIER_WATCHER, "org.freedesktop.DBus.Properties"
    )
    asked = ("ss", STATUS_NOTIFIER_WATCHER, "IsStatusNotifierHostRegistered")
    ((_, has_host),) = bus.call(watcher, "Get", *asked)
    return bool(has_host)
