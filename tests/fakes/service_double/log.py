"""A world that outlives its process: each change one line of a file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tracksync.demo.world import OnChange, World

W = TypeVar("W", bound=World)


def raise_world(make: Callable[[OnChange], W], path: Path) -> W:
    """
    Build the world written down in *path*, and go on writing it there.

    A line half written when the process was killed is cut off: nobody was told of it.
    """
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    whole = [line for line in lines if line.endswith(b"\n")]
    path.write_bytes(b"".join(whole))
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)

    def write(change: dict[str, Any]) -> None:
        # One write: what the system has taken survives a `kill -9` of this process.
        os.write(descriptor, json.dumps(change).encode() + b"\n")

    world = make(write)
    for line in whole:
        world.apply(json.loads(line))
    return world
