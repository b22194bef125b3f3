"""An organization's policy as a card of the Privacy page, and the person's word on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tracksync.core.pictures.readers import Former, listed
from tracksync.core.policy.standing import waits
from tracksync.core.problems import Problem
from tracksync.core.sentences import Sentence
from tracksync.desktop.models.common import FormerReader
from tracksync.desktop.models.privacy import PolicyCard
from tracksync.desktop.presenters.base import Desk
from tracksync.engine.scripts import refusals


def policy_card(desk: Desk) -> PolicyCard | None:
    """Show where the person stands with a policy; None where there is nothing to show."""
    governing = desk.engine.parts.policy.known
    if governing is None or not (governing.version or governing.says or governing.former):
        return None
    policy, standing = governing.policy, governing.standing

    def said(sentences: Iterable[Sentence]) -> tuple[str, ...]:
        return tuple(desk.said(one) for one in sentences)

    return PolicyCard(
        "" if policy is None else policy.name,
        standing.serial,
        trouble=tuple(desk.said(one) for one in (governing.says, governing.trouble) if one),
        refused=said(refusals(desk.engine)),
        holds=said(governing.meaning),
        changes=said(governing.changes),
        is_waiting=waits(standing),
        due_at=governing.due_at,
        taken_at=standing.taken_at,
        seen_at=standing.seen_at,
        ends_at=None if policy is None else policy.expires_at,
        is_over=standing.is_over,
        is_machines=standing.is_machines,
        former=former_readers(governing.former),
    )


def former_readers(former: Iterable[Former]) -> tuple[FormerReader, ...]:
    """Show who could open pictures once."""
    return tuple(FormerReader(listed((one.reader,)), one.until_at) for one in former)


def acknowledge(desk: Desk, version: int, via: str, failed: Callable[[Problem], None]) -> None:
    """Note that the person has seen what a version changes; days of notice may still run."""
    engine = desk.engine

    def work() -> None:
        seen = engine.parts.policy.governing.acknowledge(version)
        with engine.services.recorder.open(via) as recording:
            recording.add(seen)
        engine.settings_changed()

    desk.run.store(work, failed=failed)
