"""Problems: sentences for people, with the exit code a command answers them with."""

from __future__ import annotations

from tracksync.core.sentences import UNSAID, Sentence, say


class Problem(Exception):
    """
    Something a person can understand and act on; may be shown exactly as it is.

    Its sentences are English. A screen shows them in the person's language.

    Args:
        title: What happened, to what, and what it means for their time. One or two sentences.
        hint: What to do about it. May be empty.
    """

    exit_code = 1

    def __init__(self, title: Sentence, hint: Sentence = UNSAID) -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint

    def __str__(self) -> str:
        """Title and hint as one paragraph."""
        return f"{self.title} {self.hint}".strip()


class BadInput(Problem):
    """What was typed or sent cannot be used; nothing was changed."""

    exit_code = 2


class NotAllowed(Problem):
    """Policy, or the state things are in, forbids it; nothing was changed."""

    exit_code = 3


class NotAnswered(Problem):
    """A remote answer was asked for and could not be had."""

    exit_code = 4


class KeystoreTrouble(Problem):
    """The keystore is locked, absent, or not the one this store belongs to."""

    exit_code = 5


class KeystoreLocked(KeystoreTrouble):
    """The keystore is there but locked."""


class KeystoreAbsent(KeystoreTrouble):
    """There is no usable keystore on this machine or in this session."""


class KeystoreSlow(KeystoreTrouble):
    """The keystore did not answer in time (it may be asking the person for a password)."""


class DamagedStore(Problem):
    """The store itself is damaged; it was set aside, not changed."""

    exit_code = 6


class WordsLost(DamagedStore):
    """The keys of texts are missing while their times are whole; nothing was changed."""

    def __init__(self, months: tuple[str, ...]) -> None:
        first, last = months[0], months[-1]
        span = say("{first} to {last}", first=first, last=last) if first != last else first
        super().__init__(
            say(
                "The file ring is missing from the data folder, so the words of {months} cannot "
                "be read. All times are whole, and nothing was changed.",
                months=span,
            ),
            say(
                "Put it back from a copy of the folder; or, where there is none, go on without "
                "those words: tracksync check --repair."
            ),
        )


class NotFound(Problem):
    """Nothing goes by that name or id."""

    exit_code = 7


class Conflict(Problem):
    """Two versions of the truth stand against each other; a person must choose."""

    exit_code = 8


class DiskFull(Problem):
    """Nothing more can be written."""

    exit_code = 3


class NotWritable(DiskFull):
    """It is not for want of room: the disk is read-only, or the folder is."""


def something_went_wrong() -> Problem:
    """Say that a fault of ours got in the way, and nothing of what it was."""
    return Problem(
        say("Something went wrong. What was tracked so far is safe."),
        say("The log has the place where it happened: tracksync doctor."),
    )
