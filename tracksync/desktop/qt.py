"""
Qt for Python, loaded so that it leaves later imports alone.

PySide wraps `__import__` to read the source of every module that is imported after it, and keeps
it (4.4 MB and 60 ms for us). It looks for `from __feature__ import …`, which we do not use.
Imported before everything else that imports Qt.
"""

from __future__ import annotations

import builtins
import importlib

_plain = builtins.__import__
importlib.import_module("PySide6.QtCore")
builtins.__import__ = _plain
