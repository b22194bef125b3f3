"""
X11: have Qt not be told when Shift, Control and their like go down and up.

Qt's part for X11 asks the server for it, for all keys and whoever has the focus: 64 bytes for each
capital letter that is typed into any program. It has no need of it, since each key of its own
windows comes with what is held, locked and latched. What was asked on a connection can only be
taken back there, hence two calls into the library that Qt has loaded for it. See
docs/adr/0016-shift-is-not-heard.md.
"""

from __future__ import annotations

# Not `ctypes`: all it brings along would be 0.37 MiB of a tray at rest.
import _ctypes
import os
import sys

_LIBRARY = "libxcb-xkb.so.1"
# Source: The X Keyboard Extension, protocol specification 1.0, SelectEvents.
_CORE_KEYBOARD = 0x100
_STATE_NOTIFY = 1 << 2


class _Address(_ctypes._SimpleCData):  # type: ignore[type-arg]  # noqa: SLF001  as ctypes does it
    """A pointer; a plain number would go as one of 32 bits."""

    _type_ = "P"


def hear_no_shift(connection: int) -> None:
    """
    Take back that a connection asked for it.

    Args:
        connection: The address of an `xcb_connection_t`.

    Raises:
        OSError: The library is not loaded, so nobody here asked.
    """
    if sys.platform == "win32":
        raise OSError(_LIBRARY)
    # Found where it is loaded already; none is loaded for this.
    library = _ctypes.dlopen(_LIBRARY, os.RTLD_NOLOAD | os.RTLD_LAZY)
    select = _ctypes.dlsym(library, "xcb_xkb_select_events_checked")
    check = _ctypes.dlsym(library, "xcb_request_check")
    of = _Address(connection)
    what = (_CORE_KEYBOARD, _STATE_NOTIFY, _STATE_NOTIFY, 0, 0, 0, None)
    asked = _ctypes.call_cdeclfunction(select, (of, *what))
    # Sends it, and waits for the server; of an error nothing is left to do.
    _ctypes.call_cdeclfunction(check, (of, asked))
