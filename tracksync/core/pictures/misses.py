"""Pictures that were due and not taken, as the journal knows them: how many of a day, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tracksync.core.journal.picture_events import Miss, PictureMissed
from tracksync.core.problems import DiskFull, KeystoreTrouble, Problem
from tracksync.core.sentences import Sentence, say

_BECAUSE = {
    Miss.EXCLUDED: say("a window you excluded was open"),
    Miss.BLACK: say("only black was seen"),
    Miss.NO_MONITOR: say("no wanted monitor was there"),
    Miss.UNSEEN: say("the screen could not be seen"),
    Miss.KEYSTORE: say("the keystore did not open"),
    Miss.FULL: say("the disk was full"),
}


def counted(events: Iterable[object]) -> tuple[tuple[Miss, int], ...]:
    """Count them by reason, the most frequent first; whatever else happened is passed over."""
    found = Counter(e.cause for e in events if isinstance(e, PictureMissed))
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def because(miss: Miss) -> Sentence:
    """Say why, as the end of a sentence."""
    return _BECAUSE[miss]


def caused_by(problem: Problem) -> Miss:
    """Tell what kind of miss a look is that ended with a problem."""
    if isinstance(problem, DiskFull):
        return Miss.FULL
    return Miss.KEYSTORE if isinstance(problem, KeystoreTrouble) else Miss.UNSEEN
