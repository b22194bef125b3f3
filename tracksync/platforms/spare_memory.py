"""
Memory that was used once and is spare, given back to the system.

The C library keeps what is freed for the next time; a program that rests for hours has none. It
also gives each thread a store of its own, so that threads do not wait for one another; ours rest.
See `malloc_trim` and `mallopt` in its manual (glibc); other systems and libraries do without.
"""

from __future__ import annotations

# Not `ctypes`: see `x11_keyboard`.
import _ctypes
import os
import sys

_LIBRARY = "libc.so.6"
_M_ARENA_MAX = -8  # malloc.h


def keep_together() -> None:
    """
    Have threads that are started from now on share one store.

    Raises:
        OSError: This system's library has no such thing.
    """
    _call("mallopt", _M_ARENA_MAX, 1)


def give_back() -> None:
    """
    Give back what is spare now; takes some milliseconds.

    Raises:
        OSError: This system's library has no such thing.
    """
    _call("malloc_trim", 0)


def _call(name: str, *numbers: int) -> None:
    if sys.platform != "linux":
        raise OSError(sys.platform)
    own = _ctypes.dlopen(_LIBRARY, os.RTLD_NOLOAD | os.RTLD_LAZY)
    _ctypes.call_cdeclfunction(_ctypes.dlsym(own, name), numbers)
