"""logind: where it is on the bus, and which of its sessions is ours."""

from __future__ import annotations

import os
from collections.abc import Mapping

from tracksync.platforms.dbus.bus import Bus, Refused, Target

SERVICE = "org.freedesktop.login1"
MANAGER = Target(SERVICE, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SESSION_INTERFACE = "org.freedesktop.login1.Session"
_USER_INTERFACE = "org.freedesktop.login1.User"


def own_session(bus: Bus, environ: Mapping[str, str]) -> Target:
    """
    Find the session this process belongs to.

    By `XDG_SESSION_ID`, if that is a session of our user (`su` may leave somebody else's); else
    the user's graphical one, since a program started by the systemd of the user is in none.

    Raises:
        Refused: No logind, or no session.
    """
    uid = os.getuid() if hasattr(os, "getuid") else -1
    if name := environ.get("XDG_SESSION_ID"):
        try:
            path = str(bus.call(MANAGER, "GetSession", name))
            session = Target(SERVICE, path, SESSION_INTERFACE)
            if _first(bus.get(session, "User")) == uid:
                return session
        except Refused:
            pass  # an old name
    user = str(bus.call(MANAGER, "GetUser", uid))
    display = bus.get(Target(SERVICE, user, _USER_INTERFACE), "Display")
    if not _first(display) or not isinstance(display, tuple):
        msg = "logind knows no session of ours"
        raise Refused(msg)
    return Target(SERVICE, str(display[1]), SESSION_INTERFACE)


def _first(pair: object) -> object:
    return pair[0] if isinstance(pair, tuple) and pair else None
