"""Values of settings: read, refused in words, in force."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.settings.limits import Limit
from tracksync.core.settings.table import SETTINGS, Kind, Value
from tracksync.core.settings.values import (
    effective,
    in_words,
    parse,
    refuse_outside,
    setting,
    work_days,
)

IDLE, SAMPLE = "idle.threshold_seconds", "activity.sample_seconds"


@pytest.mark.parametrize(
    ("key", "given_", "value"),
    [
        ("idle.ask", True, True),
        ("idle.ask", " Off ", False),
        ("idle.ask", "1", True),
        (IDLE, 60, 60),
        (IDLE, "60", 60),
        (IDLE, "10 min", 600),
        ("retention.blocks_months", "For ever", 0),
        ("appearance.theme", " High Contrast ", "high contrast"),
        ("profile.name", " Anna \n Lund", "Anna Lund"),
        ("profile.name", "x" * 200, "x" * 200),
        ("day.work_days", "tue-thu", "2,3,4"),
    ],
)
def test_a_value_may_be_typed_or_given(key: str, given_: object, value: Value) -> None:
    """The file holds types, the command line texts; both mean the same."""
    assert parse(key, given_) == value


@pytest.mark.parametrize(
    ("key", "given_", "allowed"),
    [
        ("idle.ask", "perhaps", "Say yes or no."),
        ("idle.ask", 1, "Say yes or no."),
        (IDLE, 0, "A whole number from 1 to 14400 s."),
        (IDLE, 14_401, "A whole number from 1 to 14400 s."),
        (IDLE, True, "A whole number from 1 to 14400 s."),
        (IDLE, 5.0, "A whole number from 1 to 14400 s."),
        (IDLE, None, "A whole number from 1 to 14400 s."),
        (IDLE, "soon", "A whole number from 1 to 14400 s."),
        ("retention.backups", "-1", "A whole number from 0 to 60; 0: none are made."),
        ("appearance.theme", "pink", "Choose one of: system, light, dark, high contrast."),
        ("appearance.theme", 3, "Choose one of: system, light, dark, high contrast."),
        ("profile.name", "x" * 201, "A text of at most 200 characters."),
        ("profile.name", ["Anna"], "A text of at most 200 characters."),
        ("profile.email", "anna", "An e-mail address, or nothing."),
    ],
)
def test_an_absurd_value_is_refused_in_words(key: str, given_: object, allowed: str) -> None:
    """The sentence names the key and what was given; the hint says what is allowed."""
    with pytest.raises(BadInput) as refused:
        parse(key, given_)

    assert refused.value.title.startswith(f"{key} cannot be ")
    assert refused.value.hint == allowed


def test_a_refusal_never_repeats_a_novel() -> None:
    """Ten megabytes of nonsense make a short sentence, without hidden marks."""
    with pytest.raises(BadInput) as refused:
        parse(IDLE, "\u202e" + "x" * 10_000_000)

    assert len(refused.value.title) < 150
    assert "\u202e" not in refused.value.title


def test_a_key_that_is_not_there_names_its_neighbours() -> None:
    """A slip of the finger is mended at a glance."""
    with pytest.raises(NotFound) as missing:
        setting("idle.treshold")

    assert missing.value.hint == "Did you mean one of: idle.threshold_seconds, idle.ask?"


def test_a_key_from_nowhere_is_told_where_to_look() -> None:
    """There are no neighbours to name."""
    with pytest.raises(NotFound) as missing:
        setting("=cmd|" * 100)

    assert missing.value.hint == "tracksync config list shows all."
    assert len(missing.value.title) < 100


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("idle.ask", False, "no"),
        (IDLE, 300, "5 min"),
        (IDLE, 90, "90 s"),
        ("retention.blocks_months", 0, "for ever"),
        ("retention.blocks_months", 24, "24 months"),
        ("rounding.minimum_minutes", 0, "0 min"),
        ("appearance.theme", "dark", "dark"),
    ],
)
def test_a_value_is_said_as_a_person_would(key: str, value: Value, words: str) -> None:
    """In the unit people think in, and zero by what it means."""
    assert in_words(setting(key), value) == words


def test_the_work_days_are_numbers_from_monday() -> None:
    """As the calendar of the language counts them."""
    assert work_days(str(parse("day.work_days", "mon-fri"))) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("typed", "days"),
    [("sun-thu", "1,2,3,4,7"), ("fri - mon", ""), ("6-1,3", "1,3,6,7"), ("wed-wed", "3")],
)
def test_a_week_begins_on_any_day(typed: str, days: str) -> None:
    """From one day to another, over the end of the week too."""
    if days:
        assert parse("day.work_days", typed) == days
    else:
        with pytest.raises(BadInput):
            parse("day.work_days", typed)


def test_the_persons_choice_is_in_force() -> None:
    """Over the default, and said to be theirs."""
    found = effective({IDLE: "10 min"}, {})[IDLE]

    assert (found.value, found.source, found.is_locked, found.problem) == (600, "person", False, "")


def test_unknown_keys_are_passed_over() -> None:
    """A file from a newer release still works; whoever saves keeps them."""
    assert effective({"holograms.enabled": True}, {}) == effective({}, {})


def test_a_value_that_cannot_be_leaves_the_default_and_says_so() -> None:
    """The program starts all the same."""
    found = effective({IDLE: 0}, {})[IDLE]

    assert (found.value, found.source) == (300, "default")
    assert found.problem == (
        "idle.threshold_seconds cannot be '0'; not used. A whole number from 1 to 14400 s."
    )


def test_what_the_environment_sets_is_locked() -> None:
    """Whatever the person's file says."""
    key = "services.jira.timeout_seconds"
    found = effective({key: 5}, {key: (7, "the environment")})[key]

    assert (found.value, found.source, found.is_locked) == (7, "the environment", True)


def test_a_choice_outside_the_limits_gives_way() -> None:
    """It comes back when the limit goes: the person's file is left as it is."""
    limits = {SAMPLE: [Limit("Acme", low=10, high=30)]}
    found = effective({SAMPLE: 5}, {}, limits)[SAMPLE]

    assert (found.value, found.source, found.is_locked) == (10, "Acme", False)


def test_a_choice_inside_the_limits_is_the_persons() -> None:
    """A limit that does not touch the choice is not its source."""
    limits = {SAMPLE: [Limit("Acme", low=5, high=30)]}
    found = effective({SAMPLE: 20}, {}, limits)[SAMPLE]

    assert (found.value, found.source, found.is_locked) == (20, "person", False)


def test_a_limit_to_one_value_locks_it() -> None:
    """Even when the person would have chosen the same: they could not choose another."""
    limits = {SAMPLE: [Limit("Acme", low=20, high=20)]}
    found = effective({SAMPLE: 20}, {}, limits)[SAMPLE]

    assert (found.value, found.source, found.is_locked) == (20, "Acme", True)


def test_what_is_the_persons_own_cannot_be_limited() -> None:
    """No organization chooses the look of somebody's desktop."""
    key = "appearance.theme"
    found = effective({key: "dark"}, {}, {key: [Limit("Acme", choices=("light",))]})[key]

    assert (found.value, found.source) == ("dark", "person")


@pytest.mark.parametrize(
    ("key", "limit", "value", "title", "hint"),
    [
        (
            SAMPLE,
            Limit("Acme", low=10, high=30),
            5,
            "activity.sample_seconds cannot be 5 s: that is set by Acme.",
            "It may be 10 s to 30 s.",
        ),
        (
            "retention.blocks_months",
            Limit("Acme", low=12),
            6,
            "retention.blocks_months cannot be 6 months: that is set by Acme.",
            "It may be 12 months to for ever.",
        ),
        (
            "rounding.mode",
            Limit("Acme", choices=("up", "nearest")),
            "down",
            "rounding.mode cannot be down: that is set by Acme.",
            "It may be nearest or up.",
        ),
        (
            "activity.pointer_fallback",
            Limit("Acme", choices=(False,)),
            True,
            "activity.pointer_fallback cannot be yes: that is set by Acme.",
            "It may be no.",
        ),
    ],
)
def test_a_value_above_the_limits_is_refused_with_who_decided(
    key: str, limit: Limit, value: Value, title: str, hint: str
) -> None:
    """The person learns who set it and what they may choose."""
    found = effective({}, {}, {key: [limit]})[key]
    with pytest.raises(NotAllowed) as refused:
        refuse_outside(key, value, found)

    assert (refused.value.title, refused.value.hint) == (title, hint)


def test_a_value_inside_the_limits_is_not_refused() -> None:
    """There is nothing to say."""
    found = effective({}, {}, {SAMPLE: [Limit("Acme", low=10)]})[SAMPLE]

    refuse_outside(SAMPLE, 20, found)


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(row=st.sampled_from(SETTINGS), given_=anything)
def test_nothing_but_a_value_or_a_sentence_comes_of_any_input(row: object, given_: object) -> None:
    """A hostile file makes no traceback; what is taken is taken again."""
    key = row.key  # type: ignore[attr-defined]  # a row of the table
    try:
        value = parse(key, given_)
    except BadInput:
        return

    assert parse(key, value) == value


@given(chosen=st.dictionaries(st.sampled_from([row.key for row in SETTINGS]), anything))
def test_whatever_the_file_says_something_sensible_is_in_force(chosen: dict[str, object]) -> None:
    """Every key has a value of its kind inside its bounds."""
    kinds = {Kind.FLAG: bool, Kind.NUMBER: int, Kind.TEXT: str, Kind.CHOICE: str}
    found = effective(chosen, {})

    assert {row.key: kinds[row.kind] for row in SETTINGS} == {
        key: type(v.value) for key, v in found.items()
    }


def test_a_list_may_be_anything_beside_what_it_holds_in_any_case() -> None:
    """Nobody is refused a list because others put something into it."""
    limits = {"screenshots.exclude": [Limit("Acme", always=("bank",))]}
    found = effective({"screenshots.exclude": "Mail"}, {}, limits)["screenshots.exclude"]
    refuse_outside("screenshots.exclude", "Chat", found)

    assert (found.value, found.source, found.is_locked) == ("Mail, bank", "Acme", False)
    assert found.own == "Mail"
    assert effective({}, {})["screenshots.exclude"].own is None
