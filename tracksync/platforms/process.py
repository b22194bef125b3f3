"""What our processes do to themselves before they hold a secret."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

if sys.platform != "win32":
    import resource


def harden_process() -> None:
    """
    Keep the memory of this process, and of all it starts, out of core dumps.

    Two locks, both inherited by children:
    RLIMIT_CORE 0, soft and hard, stops the kernel from writing a file, and systemd-coredump and
    apport from keeping what is piped to them; but the kernel still pipes. So on Linux the core
    dump filter is emptied too: no heap and no stack is in a dump, wherever it goes.

    PR_SET_DUMPABLE is left alone on purpose. It would hand /proc/PID to root: `tracksync status`,
    a process monitor and the tests of our budgets, running as the person, could no longer read
    how much memory, how many files and how many written bytes the app has, while it stops only
    people who can already ask the keystore themselves.

    Windows: from documentation, dumps are made by Windows Error Reporting into a folder of the
    machine's, off by default ("LocalDumps"); nothing is set here.
    """
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a kernel without CONFIG_ELF_CORE has no such file
            Path("/proc/self/coredump_filter").write_text("0\n", encoding="ascii")
