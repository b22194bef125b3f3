"""A system keystore that may be asked on a machine that has much else to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tracksync.platforms.keystore.system import SystemKeystore

# The child that asks it takes a second to start, and many times that beside other tests; a person
# is told after ten that the keystore hangs.
LONG_S: Final = 60.0


def patient(profile_id: str, environ: Mapping[str, str]) -> SystemKeystore:
    """Make a keystore that hangs only where a test lets it hang."""
    return SystemKeystore(profile_id, environ, timeout=LONG_S)
