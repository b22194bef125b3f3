"""How long and how large one request may get."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """
    Bounds of one request.

    Attributes:
        connect: For the name look-up's answers, TCP and TLS together.
        silence: Longest time without a single byte while an answer is read.
        total: From start to the last byte; a slow drip ends here. After this long nothing of a
            request is under way on our side; waiting before a look counts from there.
        body_bytes: Largest answer, both as it travels and unpacked.
    """

    connect: timedelta = timedelta(seconds=10)
    silence: timedelta = timedelta(seconds=30)
    total: timedelta = timedelta(seconds=60)
    body_bytes: int = 8 * 1024 * 1024
