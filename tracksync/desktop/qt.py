"""
Qt for Python, loaded so that it leaves later imports alone.

PySide wraps `__import__` to read the source of every module that is imported after it, and keeps
it (4.4 MB and 60 ms for us). It looks for `from __feature__ import …`, which we do not use. The
sources it has read by then (0.2 MB) are let go, and so is what it unpacks itself with, once, and
what writes stubs (0.5 MB). Imported before everything else that imports Qt.
"""

from __future__ import annotations

import builtins
import gc
import importlib
import linecache
import sys
from typing import Any

# Who holds what is let go: names of modules, and of the modules in them.
_HOLDERS = ("shiboken6", "signature_bootstrap", "shibokensupport")
_STUBS = "pyi_generator"
# Whoever wants one of them loads it again.
_NEEDLESS = ("argparse", "bz2", "gettext", "lzma", "shutil", "tempfile", "zipfile")


def _let_go(before: frozenset[str]) -> None:
    """Let go what PySide brought for its own start; what was here *before* stays."""
    needless = {name for name in _NEEDLESS if name not in before}
    for name, module in [*sys.modules.items()]:
        if name in needless or name.endswith(f".{_STUBS}"):
            del sys.modules[name]
        elif name.partition(".")[0] in _HOLDERS:
            for each in (*needless, _STUBS):
                vars(module).pop(each, None)
    # The archive its modules came out of; all that are wanted have come.
    loader: Any = getattr(sys.modules.get("shibokensupport"), "__loader__", None)
    if hasattr(loader, "zfile"):
        loader.zfile = None
    gc.collect()


_plain = builtins.__import__
_before = frozenset(sys.modules)
importlib.import_module("PySide6.QtCore")
builtins.__import__ = _plain
linecache.clearcache()
_let_go(_before)
