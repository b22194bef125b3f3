"""How long a service asks to wait, read from what it wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tracksync.core.values import dataclass

LONGEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Wait:
    """
    A wait as told.

    Attributes:
        length: None where nothing was told, or nothing readable.
        is_absurd: Something was told, but it is unreadable or longer than `LONGEST`.
    """

    length: timedelta | None
    is_absurd: bool = False


def parse_retry_after(value: str | None, now: datetime) -> Wait:
    """
    Read a Retry-After header: whole seconds, or an HTTP date.

    Args:
        value: The header, or None where there was none.
        now: What the service's clock says (its Date header), so that ours may be wrong; aware.

    Source: RFC 9110, 10.2.3.
    """
    if value is None or not value.strip():
        return Wait(None)
    text = value.strip()
    if text.isascii() and text.isdigit():
        seconds = int(text[:12])  # 12 digits are 31 000 years; more of them change nothing
        return _bounded(timedelta(seconds=seconds))
    try:
        until = parsedate_to_datetime(text[:64])
    except (ValueError, TypeError, IndexError, OverflowError):
        return Wait(None, is_absurd=True)
    return _until(until, now)


def parse_reset(value: str | None, now: datetime) -> Wait:
    """
    Read an instant as ISO 8601 (Jira's X-RateLimit-Reset).

    Source: Jira Cloud, "Rate limiting", last updated 2026-08-12.
    """
    if value is None or not value.strip():
        return Wait(None)
    try:
        until = datetime.fromisoformat(value.strip()[:64])
    except ValueError:
        return Wait(None, is_absurd=True)
    return _until(until, now)


def told_now(date_header: str | None, ours: datetime) -> datetime:
    """Tell the service's own time from its Date header; *ours* where that cannot be read."""
    try:
        theirs = parsedate_to_datetime((date_header or "")[:64])
    except (ValueError, TypeError, IndexError, OverflowError):
        return ours
    return theirs if theirs.tzinfo is not None else theirs.replace(tzinfo=UTC)


def _until(until: datetime, now: datetime) -> Wait:
    aware = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
    return _bounded(max(timedelta(0), aware - now))


def _bounded(wait: timedelta) -> Wait:
    return Wait(wait, is_absurd=wait > LONGEST)
