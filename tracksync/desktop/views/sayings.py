"""What states, evidence and standings are called, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tracksync.core.journal.entries import Evidence
from tracksync.desktop.look.tokens import State
from tracksync.desktop.look.words import EN_DASH, Words
from tracksync.desktop.models.question import Answer, QuestionModel, Seen
from tracksync.desktop.models.strip import BlockKind, Standing, StripBlock

STANDING_ICONS = {
    Standing.RUNNING: "running",
    Standing.LOCAL: "local",
    Standing.WAITING: "waiting",
    Standing.SENDING: "sending",
    Standing.SENT: "check",
    Standing.STUCK: "warning",
    Standing.UNKNOWN: "question",
}
STATE_ICONS = {
    State.ACTIVE: "active",
    State.THINKING: "thinking",
    State.MEETING: "meeting",
    State.AWAY: "away",
    State.ASLEEP: "asleep",
    State.LOCKED: "lock",
    State.UNKNOWN: "unknown",
}


class Sayings(QObject):
    """Tables of words. Made once per window, after the translation is loaded."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.standing = {
            Standing.RUNNING: self.tr("running"),
            Standing.LOCAL: self.tr("local"),
            Standing.WAITING: self.tr("waiting"),
            Standing.SENDING: self.tr("sending"),
            Standing.SENT: self.tr("sent"),
            Standing.STUCK: self.tr("needs you"),
            Standing.UNKNOWN: self.tr("being checked"),
        }
        self.state = {
            State.ACTIVE: self.tr("active"),
            State.THINKING: self.tr("thinking"),
            State.MEETING: self.tr("meeting"),
            State.AWAY: self.tr("away"),
            State.ASLEEP: self.tr("asleep"),
            State.LOCKED: self.tr("locked"),
            State.UNKNOWN: self.tr("unknown"),
        }
        self.evidence = {
            Evidence.NO_INPUT: self.tr("no input"),
            Evidence.LOCKED: self.tr("screen locked"),
            Evidence.ASLEEP: self.tr("computer asleep"),
            Evidence.SWITCHED_AWAY: self.tr("another user was signed in"),
            Evidence.NOT_RUNNING: self.tr("TrackSync was not running"),
            Evidence.NOT_SEEN: self.tr("nothing could be seen"),
            Evidence.CRASHED: self.tr("TrackSync ended unexpectedly"),
            Evidence.RESTARTED: self.tr("the computer was restarted"),
        }

    def seen(self, seen: Seen, zone: str) -> str:
        """Say one piece of evidence: screen locked at 12:06."""
        what = self.evidence[seen.evidence]
        if seen.at is None:
            return what
        return self.tr("{what} at {time}").format(what=what, time=self.words.clock(seen.at, zone))

    def question(self, question: QuestionModel) -> str:
        """Say what was seen, as one sentence with a capital and a stop."""
        said = ", ".join(self.seen(each, question.zone) for each in question.seen)
        return self.tr("{What}.").format(What=said[:1].upper() + said[1:])

    def answer(self, answer: Answer, question: QuestionModel) -> str:
        """Say an answer, as the words on its button."""
        return {
            Answer.BREAK: self.tr("Break"),
            Answer.KEEP: question.task.key or question.task.title,
            Answer.OTHER: self.tr("Other task…"),
            Answer.SPLIT: self.tr("Split…"),
            Answer.LATER: self.tr("Later"),
        }[answer]

    def block(self, block: StripBlock, zone: str) -> str:
        """Say a block as it is announced: Invoice export, 8:12 to 10:00, sent."""
        span = self.words.span(block.start_at, block.end_at, zone)
        if block.kind is BlockKind.QUESTION:
            return self.tr("Unknown time, {span}, waits for your answer").format(span=span)
        said = self.tr("{title}, {span}, {standing}").format(
            title=block.title, span=span, standing=self.standing[block.standing]
        )
        return self.tr("{said}, overlaps").format(said=said) if block.is_overlapping else said

    def block_tip(self, block: StripBlock, zone: str) -> str:
        """Say all about a block, in a few lines."""
        words = self.words
        span = words.dash(block.start_at, block.end_at, zone)
        length = words.length(block.end_at - block.start_at)
        if block.kind is BlockKind.QUESTION:
            seen = ", ".join(self.evidence[e] for e in block.evidence)
            return "\n".join((f"{span}  ·  {length}", self.tr("Unknown: {seen}").format(seen=seen)))
        name = f"{block.title}  ·  {block.key}" if block.key else block.title
        standing = self.standing[block.standing]
        lines = [name, f"{span}  ·  {length}", standing[:1].upper() + standing[1:]]
        if block.is_overlapping:
            lines.append(self.tr("Overlaps another entry"))
        return "\n".join(lines)


__all__ = ["EN_DASH", "STANDING_ICONS", "STATE_ICONS", "Sayings"]
