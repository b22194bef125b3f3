"""Which place is meant, at a service whose places are found by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.fakes.channel import FakeChannelIntegration
from tracksync.core.delivery.outcomes import Failure, NotReached
from tracksync.core.problems import BadInput, NotAnswered
from tracksync.ports.authorization import Site
from tracksync.services.personal.connecting.places import places_of, site_of

ROOM = Site("C1", "#team-a", "https://x/archives/C1")
HALL = Site("C2", "#team-all", "https://x/archives/C2")


@dataclass
class Searching(FakeChannelIntegration):
    """An integration that is searched."""

    found: tuple[Site, ...] | Failure = ()
    listed: tuple[Site, ...] | Failure | None = None

    def search_sites(self, _text: str, read_token: Callable[[], str]) -> tuple[Site, ...] | Failure:
        assert read_token() == "token"
        return self.found

    def list_sites(self, read_token: Callable[[], str]) -> tuple[Site, ...] | Failure | None:
        assert read_token() == "token"
        return self.listed


def test_the_one_that_is_found_is_meant() -> None:
    """Where nothing is typed, nothing is searched."""
    assert site_of(Searching(found=(ROOM,)), "team-a", "token") == ROOM.url
    assert site_of(Searching(found=(ROOM,)), "", "token") == ""


def test_of_several_one_has_to_be_named() -> None:
    """They are told by name and id."""
    with pytest.raises(BadInput, match="may mean several") as asked:
        site_of(Searching(found=(ROOM, HALL)), "team", "token")

    assert asked.value.hint == "Name one of: #team-a (C1), #team-all (C2)."


def test_what_is_not_there_is_told() -> None:
    """By what was typed; so is a service that did not answer."""
    with pytest.raises(BadInput, match="shows no 'team'"):
        site_of(Searching(), "team", "token")
    with pytest.raises(NotAnswered, match="was not reached"):
        site_of(Searching(found=NotReached()), "team", "token")


def test_there_is_something_to_choose_or_there_is_not() -> None:
    """What a token is good for is listed; an address says itself where it leads."""
    assert places_of(Searching(listed=(ROOM, HALL)), "token") == (ROOM, HALL)
    assert places_of(Searching(), "token") is None
    assert places_of(FakeChannelIntegration(), "token") is None


def test_a_list_that_did_not_come_is_told() -> None:
    """In words, as whatever is tried before it is saved."""
    with pytest.raises(NotAnswered, match="was not reached"):
        places_of(Searching(listed=NotReached()), "token")
