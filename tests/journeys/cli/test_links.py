"""Links, where nobody can be asked."""

from __future__ import annotations

from tests.journeys.cli.person import Person

LINK = "tracksync://start?ref=PROJ-142"


def test_where_nobody_can_be_asked_nothing_happens(person: Person) -> None:
    """Without a screen; and by an agent, which has no window even where there is a screen."""
    without = person.type(LINK)
    person.environ["DISPLAY"] = ":none"
    odd = person.type("tracksync://stop")
    person.start_agent()
    by_agent = person.type(LINK)
    status = person.ask("status")

    assert (without.returncode, odd.returncode, by_agent.returncode) == (3, 2, 3)
    assert without.stderr.startswith("There is no screen here")
    assert odd.stderr.startswith("TrackSync does not understand this link")
    assert by_agent.stderr.startswith("TrackSync runs without a window")
    assert status["timer"]["entry"] is None
