"""Everything that can go wrong on the way, for every service: the rows of the common table."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes.service_double import Fault, status
from tests.profiles import IS_THOROUGH
from tracksync.core.delivery.outcomes import Busy
from tracksync.network import Limits

SMALL = Limits(body_bytes=200_000)
# A read that is cut off has not been reached, whenever that was. A write must have left before, on
# a busy machine too.
SHORT = Limits(silence=timedelta(seconds=0.4), total=timedelta(seconds=0.5))
LONGER = Limits(total=timedelta(seconds=5))
LATE = Fault("late", wait_s=0.2)

# To a service this is the same as a slow body, and is waited for as long: the gateway tells neither
# from the other, and is tested with both.
DRIPPING = [Fault("headers", commits=True, wait_s=0.2, size_bytes=9_000)] if IS_THOROUGH else []

# A read that meets one of these was not reached; a write has no answer.
LOST = [
    Fault("drop"),
    Fault("drop", commits=True),
    Fault("reset"),
    Fault("reset", commits=True),
    Fault("truncated", commits=True),
    Fault("page"),
    Fault("page", commits=True),
    Fault("slow", commits=True, wait_s=0.05),
    *DRIPPING,
    Fault("headers", size_bytes=90_000),
    Fault("nonsense"),
    Fault("huge", commits=True, size_bytes=1_000_000),
    Fault("bomb", commits=True, size_bytes=30_000_000),
    Fault("garbled", commits=True),
    Fault("deep", commits=True),
    status(200, None, commits=False),
    status(200, [], commits=False),
    status(200, "text", commits=False),
    status(408),
    status(425),
    status(500, {"errorMessages": ["Internal server error"]}),
    status(500, commits=True),
    status(502, commits=True),
    status(503),
    status(504, commits=True),
    status(599),
]
# Answers to a delete that say enough: nothing has to be read from them.
SAY_LITTLE = {200}
REFUSING = [400, 402, 403, 404, 405, 409, 410, 413, 415, 422]
SIGNED_OUT = [status(401), Fault("page", status=401), Fault("page", status=203)]
BUSY = [
    (status(429, Retry_After="7"), Busy(timedelta(seconds=7))),
    (status(429, Retry_After="Sun, 01 Mar 2026 12:01:00 GMT"), Busy(timedelta(minutes=1))),
    (status(429), Busy(None)),
    (status(429, Retry_After="99999999"), Busy(timedelta(seconds=99_999_999), is_absurd=True)),
    (status(429, Retry_After="in a while"), Busy(None, is_absurd=True)),
    (status(503, Retry_After="5"), Busy(timedelta(seconds=5), is_unsure=True)),
    (status(503, Retry_After="later"), Busy(None, is_absurd=True, is_unsure=True)),
]


def limits_for(fault: Fault, *, is_write: bool) -> Limits:
    """Bound what the fault goes beyond, so that it costs little; and nothing else."""
    if not fault.wait_s or fault.kind == "late":
        return SMALL
    return LONGER if is_write else SHORT


def name_of(fault: Fault) -> str:
    """Name a case."""
    done = "-done" if fault.commits else ""
    return f"{fault.kind}-{fault.status}{done}"
