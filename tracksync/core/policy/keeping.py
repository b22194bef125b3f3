"""How long data may be kept at most, class by class, as somebody above a person says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracksync.core.sentences import Sentence, say
from tracksync.core.values import dataclass

# By the name of a class, how many days or months it may be kept; sorted. What is not named is free.
Keeps = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """
    A class of data that goes by the day or the month.

    Attributes:
        name: For ever; `retention.NAME` is its setting.
        field: What it is called in a document.
        most: No document names a longer time.
        limited: What a limit means for a person; names `{count}`.
        free: What it means that there is none.
    """

    name: str
    field: str
    most: int
    limited: Sentence
    free: Sentence

    @property
    def setting(self) -> str:
        """The key of its setting."""
        return f"retention.{self.name}"


# Pictures have a time of their own beside these; see `core.policy.limits.Manner`.
CLASSES = (
    Kept(
        "entries_months",
        "entries_at_most_months",
        240,
        say("Time entries are deleted after {count} months at the latest; monthly totals stay."),
        say("How long time entries are kept is yours to choose."),
    ),
    Kept(
        "words_months",
        "words_at_most_months",
        240,
        say("Names of tasks and notes are destroyed after {count} months at the latest."),
        say("How long names of tasks and notes are kept is yours to choose."),
    ),
    Kept(
        "blocks_months",
        "blocks_at_most_months",
        240,
        say("Records of when you were active are destroyed after {count} months at the latest."),
        say("How long it is kept when you were active is yours to choose."),
    ),
    Kept(
        "strip_days",
        "strip_at_most_days",
        3_650,
        say("The fine picture of a day is destroyed after {count} days at the latest."),
        say("How long the fine picture of a day is kept is yours to choose."),
    ),
    Kept(
        "sent_days",
        "sent_at_most_days",
        3_650,
        say("The list of what was sent is destroyed after {count} days at the latest."),
        say("How long the list of what was sent is kept is yours to choose."),
    ),
)
_BY_NAME = {kept.name: kept for kept in CLASSES}


def keeps(limits: Mapping[str, int]) -> Keeps:
    """
    Name limits in the one order they have.

    Raises:
        ValueError: There is no such class, or nobody may say so many.
    """
    for name, count in limits.items():
        if name not in _BY_NAME or not 1 <= count <= _BY_NAME[name].most:
            msg = "no limit of a policy"
            raise ValueError(msg)
    return tuple(sorted(limits.items()))


def shorter(*some: Keeps) -> Keeps:
    """Take of each class the shortest time that was asked for."""
    found: dict[str, int] = {}
    for name, count in _all(some):
        found[name] = min(count, found.get(name, count))
    return tuple(sorted(found.items()))


def _all(some: Iterable[Keeps]) -> Iterable[tuple[str, int]]:
    return (one for limits in some for one in limits)


def meaning(kept: Kept, limits: Keeps) -> tuple[int | None, Sentence]:
    """Tell what holds for a class, to be compared, and in words."""
    count = dict(limits).get(kept.name)
    if count is None:
        return None, kept.free
    return count, Sentence(kept.limited.template, {"count": count})
