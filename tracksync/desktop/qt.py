"""
Qt for Python, loaded so that it leaves later imports alone.

PySide wraps `__import__` to read the source of every module that is imported after it, and keeps
it (4.4 MB and 60 ms for us). It looks for `from __feature__ import …`, which we do not use. The
sources it has read by then (0.2 MB) are let go. Imported before everything else that imports Qt.
"""

from __future__ import annotations

import builtins
import importlib
import linecache

_plain = builtins.__import__
importlib.import_module("PySide6.QtCore")
builtins.__import__ = _plain
linecache.clearcache()
