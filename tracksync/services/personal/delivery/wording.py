"""Sentences about outcomes of outside services, for the person whose time it is."""

from __future__ import annotations

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.problems import NotAnswered, Problem
from tracksync.core.sentences import say


def problem_of(failure: Failure, service: str) -> Problem:
    """Say what went wrong on a read, what it means for their time, and what to do."""
    match failure:
        case SignInExpired(reason=reason):
            why = reason or say("{service} does not accept the sign-in.", service=service)
            return NotAnswered(
                say("{reason} Your entries are safe here.", reason=why),
                say("Sign in again. If you use a token, check it, the e-mail and the site."),
            )
        case Refused(reason=reason, remedy=remedy):
            return NotAnswered(
                say(
                    "{service} refused: {reason}",
                    service=service,
                    reason=reason or say("it gave no reason"),
                ),
                remedy,
            )
        case Busy(reason=reason):
            return NotAnswered(
                say(
                    "{reason} Nothing is lost; what is waiting is sent later.",
                    reason=reason or say("{service} asks to wait.", service=service),
                ),
                say("Nothing needs to be done."),
            )
        case _:
            reached = say(
                "{service} could not be reached. Everything goes on offline and is sent later.",
                service=service,
            )
            if failure.reason:
                reached = say(
                    "{service} could not be reached. {reason} Everything goes on offline and is "
                    "sent later.",
                    service=service,
                    reason=failure.reason,
                )
            return NotAnswered(reached, say("Check the address and the network."))


def not_connected(failure: Failure, service: str) -> Problem:
    """Say why a sign-in that was tried is not saved, and what to do."""
    match failure:
        case SignInExpired(reason=reason):
            why = reason or say("{service} does not accept the sign-in.", service=service)
            return NotAnswered(
                say("{reason} Nothing was saved.", reason=why),
                say("Check what you typed, above all the token, and connect again."),
            )
        case Busy():
            return NotAnswered(
                say("{service} asks to wait. Nothing was saved.", service=service),
                say("Connect again in a few minutes."),
            )
        case NotReached(reason=reason) | NoAnswer(reason=reason):
            reached = say("{service} was not reached. Nothing was saved.", service=service)
            if reason:
                reached = say(
                    "{service} was not reached. {reason} Nothing was saved.",
                    service=service,
                    reason=reason,
                )
            return NotAnswered(
                reached, say("Check the address and the network, and connect again.")
            )
        case _:
            return problem_of(failure, service)
