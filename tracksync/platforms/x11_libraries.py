"""Finding the libraries of X11 without a program for each."""

from __future__ import annotations

import ctypes.util
from typing import Final

# What mss 10.2 loads, as every Linux has named it for more than ten years.
LIBRARIES: Final = {
    "X11": "libX11.so.6",
    "Xfixes": "libXfixes.so.3",
    "Xrandr": "libXrandr.so.2",
    "xcb": "libxcb.so.1",
    "xcb-randr": "libxcb-randr.so.0",
    "xcb-render": "libxcb-render.so.0",
    "xcb-shm": "libxcb-shm.so.0",
    "xcb-xfixes": "libxcb-xfixes.so.0",
}
_ASKED: Final = ctypes.util.find_library


def find_library(name: str) -> str | None:
    """Do as `ctypes.util.find_library`, which starts `ldconfig` and reads all of it each time."""
    return LIBRARIES.get(name) or _ASKED(name)


def name_libraries() -> None:
    """Have this process find them so. For a helper that does nothing else."""
    ctypes.util.find_library = find_library
