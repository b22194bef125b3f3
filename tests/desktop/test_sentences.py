"""What goes wrong below the desktop is said in German to whoever reads German."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.desktop import translating
from tests.unit.desktop.office import Direct
from tests.unit.engine.house import House
from tracksync.core.delivery.outcomes import NotReached, Refused
from tracksync.core.problems import BadInput, something_went_wrong
from tracksync.core.sentences import say
from tracksync.desktop.bridge import translate
from tracksync.desktop.look.languages import install_language, remove_language
from tracksync.desktop.presenters.base import SENTENCES, Desk
from tracksync.services.personal.delivery.wording import problem_of
from tracksync.storage.codec import sentence_text, text_sentence


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    installed = install_language(qapp, QLocale("de_DE"))
    house = House().start()
    yield Desk(house.engine, Direct(), translate)
    house.close()
    remove_language(qapp, installed)


def test_no_sentence_stays_english(desk: Desk) -> None:
    """Every one that can come up in a window; the few that are the same in both are named here."""
    same = {"{what}.", "{what} ({detail}).", "{message} {reason}", "{said} ({who})"}
    english = [text for text in translating.sentences() if desk.translate(SENTENCES, text) == text]

    assert set(english) == same
    assert len(translating.sentences()) > 250


def test_a_problem_of_a_service_is_german_to_the_last_word(desk: Desk) -> None:
    """Also where one sentence stands inside another."""
    lost = problem_of(NotReached(say("{what}.", what=say("It took too long"))), "Jira")
    bare = problem_of(Refused(403), "Jira")
    wrong = something_went_wrong()

    assert desk.trouble_of(lost).title == (
        "Jira war nicht zu erreichen. Es hat zu lange gedauert. Offline geht alles weiter und wird "
        "später gesendet."
    )
    assert desk.trouble_of(bare).title == "Jira hat abgelehnt: ohne einen Grund zu nennen"
    assert desk.trouble_of(wrong).title.startswith("Da ist etwas schiefgegangen.")


def test_a_reason_that_was_stored_in_english_is_read_in_german(desk: Desk) -> None:
    """What Jira said itself stays as Jira said it."""
    told = say(
        "{reason} {service} says: “{told}”",
        reason=say("Jira did not accept this."),
        service="Jira",
        told="No {x}.",
    )
    read = text_sentence(sentence_text(told))

    assert read == told
    assert desk.said(read) == "Jira hat das nicht angenommen. Jira sagt: „No {x}.“"


def test_words_of_other_people_are_left_alone(desk: Desk) -> None:
    """A task that is called like one of our sentences keeps its name."""
    problem = BadInput(say("{name} exists already.", name="The disk is full."))

    assert desk.trouble_of(problem).title == "The disk is full. gibt es schon."
    assert desk.said("The disk is full.") == "The disk is full."
