"""Sentences about outcomes of outside services, for the person whose time it is."""

from __future__ import annotations

from tracksync.core.outcomes import Busy, Failure, Refused, SignInExpired
from tracksync.core.problems import NotAnswered, Problem


def problem_of(failure: Failure, service: str) -> Problem:
    """Say what went wrong on a read, what it means for their time, and what to do."""
    match failure:
        case SignInExpired():
            return NotAnswered(
                f"{service} does not accept the sign-in. Your entries are safe here.",
                "Check the e-mail and the token, and sign in with the right ones.",
            )
        case Refused(reason=reason, remedy=remedy):
            return NotAnswered(f"{service} refused: {reason or 'it gave no reason'}", remedy)
        case Busy():
            return NotAnswered(
                f"{service} asks to wait. Nothing is lost; what is waiting is sent later.",
                "Nothing needs to be done.",
            )
        case _:
            because = f" ({failure.reason})" if failure.reason else ""
            return NotAnswered(
                f"{service} could not be reached{because}. Everything goes on offline "
                "and is sent later.",
                "Check the address and the network.",
            )
