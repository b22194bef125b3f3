"""What the person committed in the folders they chose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracksync.core.sentences import Sentence
from tracksync.core.standup.commits import Commit

# Tells those from a first to a last day, both included, in a zone; and what could not be found out.
# READ lane; never raises for what the person chose.
CommitLog = Callable[[date, date, str], tuple[tuple[Commit, ...], tuple[Sentence, ...]]]
