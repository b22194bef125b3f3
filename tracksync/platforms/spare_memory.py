"""
Memory that was used once and is spare, given back to the system.

The C library keeps what is freed for the next time; a program that rests for hours has none. See
`malloc_trim` in its manual (glibc); other systems and libraries do without.
"""

from __future__ import annotations

# Not `ctypes`: see `x11_keyboard`.
import _ctypes
import os
import sys

_LIBRARY = "libc.so.6"


def give_back() -> None:
    """
    Give back what is spare now; takes some milliseconds.

    Raises:
        OSError: This system's library has no such thing.
    """
    if sys.platform != "linux":
        raise OSError(sys.platform)
    own = _ctypes.dlopen(_LIBRARY, os.RTLD_NOLOAD | os.RTLD_LAZY)
    _ctypes.call_cdeclfunction(_ctypes.dlsym(own, "malloc_trim"), (0,))
