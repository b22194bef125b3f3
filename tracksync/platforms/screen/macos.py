"""macOS: whether this program may see the screen. All from documentation."""

from __future__ import annotations

import ctypes
import sys

assert sys.platform == "darwin"  # noqa: S101  (mypy then reads this file for macOS only)

_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"


def may_look() -> bool:
    """
    Tell whether the person allowed it.

    The first question puts this program on the list in System Settings and has the system ask; what
    is answered there counts from the next start on.

    Source: Apple, CGRequestScreenCaptureAccess and CGPreflightScreenCaptureAccess (macOS 10.15).
    """
    graphics = ctypes.CDLL(_GRAPHICS)
    for name in ("CGPreflightScreenCaptureAccess", "CGRequestScreenCaptureAccess"):
        asked = getattr(graphics, name)
        asked.restype, asked.argtypes = ctypes.c_bool, []
        if asked():
            return True
    return False
