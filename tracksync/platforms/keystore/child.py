"""
The short-lived process that speaks to the keystore (`python -m` this module).

`keyring` and its libraries cost 11 MiB and 130 ms, and a keystore that asks for a password hangs
its caller. Both stay out of the tray: this process answers one request and is gone, or is killed.

One request comes on standard input and one answer goes to standard output. Nothing else carries a
secret: no argument, no environment, no file.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from tracksync.platforms.child_messages import pack, unpack
from tracksync.platforms.keystore import generations
from tracksync.platforms.keystore.backends import BackendEntries, Locked, NoBackend, choose
from tracksync.platforms.process import harden_process

if sys.platform != "win32":
    import signal

PAUSES_S = (0.1, 0.3)
# What a back end raises, by the name of its class: its packages are not imported here.
_TROUBLES = {
    "KeyringLocked": "locked",
    "LockedException": "locked",
    "PromptDismissedException": "locked",
    "PasswordSetError": "refused",
    "PasswordDeleteError": "refused",
    "InitError": "gone",
    "NoKeyringError": "absent",
    "SecretServiceNotAvailableException": "gone",
    "ItemNotFoundException": "gone",
    "ConnectionResetError": "gone",
    "ConnectionRefusedError": "gone",
    "BrokenPipeError": "gone",
    "EOFError": "gone",
    "TimeoutError": "slow",
}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """
    Do what is asked; a trouble is an answer too.

    A keystore that went away is asked again: one write in some thousands to a GNOME Keyring was
    seen to end so, and the cause was not found. Each deed may be repeated from any point.
    """
    said = _tried(request)
    for pause in PAUSES_S:
        if said.get("trouble") == "gone":
            time.sleep(pause)
            said = _tried(request)
    return said


def _tried(request: dict[str, Any]) -> dict[str, Any]:
    try:
        entries = choose(request["service"])
        return {"name": entries.label, "values": _DEEDS[request["do"]](entries, request)}
    except NoBackend:
        return {"trouble": "absent"}
    except Locked:
        return {"trouble": "locked"}
    except generations.NotKept:
        return {"trouble": "not kept"}
    # Back ends raise what their libraries raise. The text may hold a secret: only the kind leaves.
    except Exception as error:  # noqa: BLE001  see above
        kinds = [kind.__name__ for kind in type(error).__mro__]
        known = [_TROUBLES[kind] for kind in kinds if kind in _TROUBLES]
        return {"trouble": known[0] if known else "unexpected", "kind": kinds[0]}


def _read(entries: BackendEntries, request: dict[str, Any]) -> dict[str, str | None]:
    entries.ensure_open()
    return generations.read_all(entries, request["names"])


def _write(entries: BackendEntries, request: dict[str, Any]) -> dict[str, str | None]:
    entries.ensure_open()
    generations.write(entries, request["names"][0], request["secret"])
    return {}


def _erase(entries: BackendEntries, request: dict[str, Any]) -> dict[str, str | None]:
    entries.ensure_open()
    for name in request["names"]:
        generations.erase(entries, name)
    return {}


def _unlock(entries: BackendEntries, _request: dict[str, Any]) -> dict[str, str | None]:
    entries.open()
    return {}


_DEEDS = {"read": _read, "write": _write, "erase": _erase, "unlock": _unlock}


def main() -> int:
    """Answer one request."""
    harden_process()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    request = unpack(sys.stdin.buffer)
    if sys.platform != "win32":
        # Our parent kills us in time; this is for the day it dies first.
        signal.alarm(int(request["timeout"]) + 5)
    with out:
        out.write(pack(answer(request)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
