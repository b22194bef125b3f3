"""The lattice of who may decide about screenshots: nobody makes them less private for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.pictures.captures import PRESETS
from tracksync.core.pictures.readers import Reader
from tracksync.core.policy.limits import (
    Layer,
    Manner,
    Rules,
    Wish,
    captures_more,
    folded,
    inherited,
    limits_of,
    stricter_manner,
    until_seen,
    wish_of,
)
from tracksync.core.settings.limits import Limit
from tracksync.core.settings.values import InForce, effective

F, O, R = Wish.FORBIDDEN, Wish.OPTIONAL, Wish.REQUIRED  # noqa: E741  a table to be read at a glance
N = None
ANN, BO = Reader("Ann", "age1ann"), Reader("Bo", "age1bo")
JUST_ANN, JUST_BO, BOTH = frozenset({ANN}), frozenset({BO}), frozenset({ANN, BO})


def layer(wish: Wish | None, *, is_locked: bool = False, who: str = "Acme") -> Layer:
    return Layer(who, wish, is_locked)


# Organization, is it locked, team: what holds, and whose word it is. Every case there is.
TABLE = {
    (N, False, N): (O, ""),
    (N, False, F): (F, "team"),
    (N, False, O): (O, "team"),
    (N, False, R): (R, "team"),
    (N, True, N): (O, ""),
    (N, True, F): (F, "team"),
    (N, True, O): (O, ""),
    (N, True, R): (O, ""),
    (F, False, N): (F, "Acme"),
    (F, False, F): (F, "Acme"),
    (F, False, O): (F, "Acme"),
    (F, False, R): (F, "Acme"),
    (F, True, N): (F, "Acme"),
    (F, True, F): (F, "Acme"),
    (F, True, O): (F, "Acme"),
    (F, True, R): (F, "Acme"),
    (O, False, N): (O, "Acme"),
    (O, False, F): (F, "team"),
    (O, False, O): (O, "team"),
    (O, False, R): (R, "team"),
    (O, True, N): (O, "Acme"),
    (O, True, F): (F, "team"),
    (O, True, O): (O, "Acme"),
    (O, True, R): (O, "Acme"),
    (R, False, N): (R, "Acme"),
    (R, False, F): (F, "team"),
    (R, False, O): (O, "team"),
    (R, False, R): (R, "team"),
    (R, True, N): (R, "Acme"),
    (R, True, F): (F, "team"),
    (R, True, O): (R, "Acme"),
    (R, True, R): (R, "Acme"),
}
# What holds, does the person want them: are they taken, may the person choose.
CHOICES = {
    (F, False): (False, False),
    (F, True): (False, False),
    (O, False): (False, True),
    (O, True): (True, True),
    (R, False): (True, False),
    (R, True): (True, False),
}


def test_the_tables_are_whole() -> None:
    """No case is left to be guessed."""
    assert set(TABLE) == set(product((N, *Wish), (False, True), (N, *Wish)))
    assert set(CHOICES) == set(product(Wish, (False, True)))


@pytest.mark.parametrize(("case", "holds"), TABLE.items())
def test_organization_and_team(
    case: tuple[Wish | None, bool, Wish | None], holds: tuple[Wish, str]
) -> None:
    """A team goes its own way unless that is locked; forbidding is open to both, always."""
    organization, is_locked, team = case
    layers = (layer(organization, is_locked=is_locked), layer(team, who="team"))

    rules = inherited(layers)

    assert rules.wish is holds[0]
    assert not holds[1] or rules.who == holds[1]
    assert rules.is_locked is is_locked


def inside(rules: Rules, **chosen: object) -> dict[str, InForce]:
    """What is in force of what a person chose."""
    named = {key.replace("__", "."): value for key, value in chosen.items()}
    return effective(named, {}, limits_of(rules))


@pytest.mark.parametrize(("case", "done"), CHOICES.items())
def test_the_person_inside_it(case: tuple[Wish, bool], done: tuple[bool, bool]) -> None:
    """Only where it is optional does the person's choice count; a lock says who set it."""
    wish, is_wanted = case
    found = inside(Rules(wish, who="Acme"), screenshots__enabled=is_wanted)["screenshots.enabled"]

    assert (found.value, not found.is_locked) == done
    assert found.source == ("Acme's policy" if found.is_locked else "person")


def test_no_rules_leave_all_the_room_there_is() -> None:
    """Nobody above: not one setting is another, and none is anybody's but the person's."""
    assert inside(Rules()) == effective({}, {})


def test_the_limits_of_rules() -> None:
    """Each part of a manner is a limit of one setting."""
    kept = (("strip_days", 14), ("words_months", 24))
    manner = Manner(timedelta(minutes=10), "light", 30, folded(["KeePass", "bank"]), kept)
    assert limits_of(Rules(O, manner, "Acme")) == {
        "screenshots.enabled": (Limit("Acme's policy"),),
        "screenshots.interval_seconds": (Limit("Acme's policy", low=600),),
        "screenshots.preset": (Limit("Acme's policy", choices=("blurred", "light")),),
        "screenshots.exclude": (Limit("Acme's policy", always=("bank", "keepass")),),
        "retention.screenshots_days": (Limit("Acme's policy", high=30),),
        "retention.entries_months": (),
        "retention.words_months": (Limit("Acme's policy", high=24),),
        "retention.blocks_months": (),
        "retention.strip_days": (Limit("Acme's policy", high=14),),
        "retention.sent_days": (),
        "tasks.assigned_only": (),
    }


ACME = Manner(timedelta(minutes=10), "light", 90, folded(["bank"]))
# What the team below asks for: who then limits each setting; the last is who made it so small.
SHARES = {
    "nothing": (Manner(), {"interval": ["Acme"], "preset": ["Acme"], "keep": ["Acme"]}),
    "longer apart": (Manner(timedelta(minutes=20)), {"interval": ["Acme", "team"]}),
    "less apart": (Manner(timedelta(minutes=5)), {"interval": ["Acme"]}),
    "as far apart": (Manner(timedelta(minutes=10)), {"interval": ["Acme"]}),
    "more blurred": (Manner(preset="blurred"), {"preset": ["Acme", "team"]}),
    "sooner gone": (Manner(keep_days=30), {"keep": ["Acme", "team"]}),
    "later gone": (Manner(keep_days=365), {"keep": ["Acme"]}),
    "more left out": (Manner(exclude=folded(["mail"])), {"exclude": ["Acme", "team"]}),
    "the same left out": (Manner(exclude=folded(["bank"])), {"exclude": ["Acme"]}),
}
PARTS = {
    "interval": "screenshots.interval_seconds",
    "preset": "screenshots.preset",
    "keep": "retention.screenshots_days",
    "exclude": "screenshots.exclude",
}


@pytest.mark.parametrize("wish", [None, *Wish])
@pytest.mark.parametrize(("manner", "told"), SHARES.values(), ids=SHARES)
def test_each_limit_is_in_the_name_of_who_asked_for_it(
    manner: Manner, told: dict[str, list[str]], wish: Wish | None
) -> None:
    """Whoever had the last word on whether pictures are taken."""
    rules = inherited([Layer("Acme", O, manner=ACME), Layer("team", wish, manner=manner)])
    found = inside(rules)

    for part, names in told.items():
        assert found[PARTS[part]].room.who == tuple(f"{name}'s policy" for name in names)
    wished = found["screenshots.enabled"]
    assert wished.room.who == (("team's policy",) if wish in {F, R} else ())


def test_until_it_is_seen_each_limit_keeps_its_name() -> None:
    """What still holds of before is credited to who asked for it then."""
    old = inherited([Layer("Acme", O, manner=ACME)])
    new = inherited([Layer("Acme", R), Layer("team", manner=Manner(timedelta(minutes=20)))])
    found = inside(until_seen(old, new))

    assert found["screenshots.interval_seconds"].source == "team's policy"
    assert found["screenshots.preset"].room.who == ("Acme's policy",)


def test_what_is_more_private_than_the_rules_stays() -> None:
    """A limit takes nothing away from whoever wants less."""
    manner = Manner(timedelta(minutes=10), "light", 30, folded(["bank"]))
    found = inside(
        Rules(O, manner, "Acme"),
        screenshots__interval_seconds=1_200,
        screenshots__preset="blurred",
        screenshots__exclude="Mail, Bank",
        retention__screenshots_days=7,
    )
    assert found["screenshots.interval_seconds"].value == 1_200
    assert found["screenshots.preset"].value == "blurred"
    assert found["screenshots.exclude"].value == "Mail, Bank"
    assert found["retention.screenshots_days"].value == 7


def test_what_is_less_private_is_brought_inside() -> None:
    """The nearest there is room for; for ever is longer than any number of days."""
    manner = Manner(timedelta(minutes=10), "light", 30, folded(["bank"]))
    found = inside(
        Rules(O, manner, "Acme"),
        screenshots__exclude="Mail",
        screenshots__preset="clear",
        retention__screenshots_days=0,
    )
    assert found["screenshots.interval_seconds"].value == 600
    assert found["screenshots.preset"].value == "light"
    assert found["screenshots.exclude"].value == "Mail, bank"
    assert found["retention.screenshots_days"].value == 30
    assert all(found[key].source == "Acme's policy" for key in PARTS.values())


def test_without_layers_it_is_the_persons_own() -> None:
    """Nobody above, nothing taken away."""
    assert inherited(()) == Rules()


@pytest.mark.parametrize(
    ("word", "wish"),
    [
        ("forbidden", F),
        ("optional", O),
        ("required", R),
        ("Required", F),
        ("encouraged", F),
        ("", F),
    ],
)
def test_an_unknown_word_forbids(word: str, wish: Wish) -> None:
    """What is not understood captures nothing."""
    assert wish_of(word) is wish


@pytest.mark.parametrize(
    ("one", "other", "stricter"),
    [
        (Manner(timedelta(60)), Manner(timedelta(30)), Manner(timedelta(60))),
        (Manner(preset="clear"), Manner(preset="light"), Manner(preset="light")),
        (Manner(preset="blurred"), Manner(preset="light"), Manner(preset="blurred")),
        (Manner(keep_days=90), Manner(keep_days=30), Manner(keep_days=30)),
        (Manner(keep_days=None), Manner(keep_days=30), Manner(keep_days=30)),
        (
            Manner(keeps=(("sent_days", 9), ("words_months", 3))),
            Manner(keeps=(("sent_days", 8), ("strip_days", 7))),
            Manner(keeps=(("sent_days", 8), ("strip_days", 7), ("words_months", 3))),
        ),
        (
            Manner(exclude=folded(["KeePass"])),
            Manner(exclude=folded(["keepass", "Bank"])),
            Manner(exclude=frozenset({"keepass", "bank"})),
        ),
    ],
)
def test_the_more_private_wins(one: Manner, other: Manner, stricter: Manner) -> None:
    """Rarer, less to be seen, sooner gone, more left out; whoever asked for it."""
    assert stricter_manner(one, other) == stricter == stricter_manner(other, one)


def test_one_layer_is_enough_for_time_to_go_with_a_deleted_picture() -> None:
    """It is told whose word that is, and it waits until it was seen."""
    free = inherited([Layer("Acme", O)])
    team = inherited([Layer("Acme", R), Layer("team", O, subtracts=True)])
    both = inherited([Layer("Acme", F, subtracts=True), Layer("team", subtracts=True)])

    assert (free.subtracts, team.subtracts, both.subtracts) == ("", "team", "Acme")
    assert captures_more(free, team)
    assert until_seen(free, team).subtracts == ""
    assert until_seen(team, free).subtracts == ""
    assert not captures_more(team, both)


def test_one_layer_is_enough_for_assigned_tasks_only() -> None:
    """Whatever was locked above; it captures nothing, so neither way has to be seen first."""
    free = inherited([Layer("Acme", O, is_locked=True)])
    team = inherited([Layer("Acme", O, is_locked=True), Layer("team", assigned_only=True)])
    both = inherited([Layer("Acme", R, assigned_only=True), Layer("team", assigned_only=True)])
    found = inside(team, tasks__assigned_only=False)["tasks.assigned_only"]

    assert (found.value, found.is_locked, found.source) == (True, True, "team's policy")
    assert not inside(free, tasks__assigned_only=False)["tasks.assigned_only"].value
    assert not captures_more(free, team)
    assert [until_seen(free, rules).assigned_only for rules in (team, both)] == ["team", "Acme"]
    assert until_seen(both, replace(free, wish=R, readers=BOTH)).assigned_only == ""


# --- whatever is decided ---------------------------------------------------------------------

manners = st.builds(
    Manner,
    st.integers(1, 3_600).map(lambda s: timedelta(seconds=s)),
    st.sampled_from(PRESETS),
    st.none() | st.integers(1, 3_650),
    st.frozensets(st.sampled_from(["bank", "mail", "keepass"])),
)
wishes = st.none() | st.sampled_from(Wish)
layers_ = st.lists(
    st.builds(
        Layer,
        st.just("Acme"),
        wishes,
        st.booleans(),
        manners,
    ),
    max_size=4,
)
rules_ = st.builds(
    Rules,
    st.sampled_from(Wish),
    manners,
    st.just("Acme"),
    st.booleans(),
    st.frozensets(st.sampled_from([ANN, BO, Reader("Ann", BO.recipient)])),
    notice_days=st.sampled_from([0, 1, 14, 90]),
)


@given(manners, manners, manners)
def test_manners_are_a_lattice(one: Manner, two: Manner, three: Manner) -> None:
    """In whatever order and however often they are met, the outcome is the same."""
    assert stricter_manner(one, one) == one == stricter_manner(one, Manner())
    assert stricter_manner(one, two) == stricter_manner(two, one)
    assert stricter_manner(stricter_manner(one, two), three) == stricter_manner(
        one, stricter_manner(two, three)
    )


@given(layers_, st.booleans())
def test_nobody_is_shown_more_of_than_anybody_allows(layers: list[Layer], is_wanted: bool) -> None:
    """Each layer's manner holds; one that forbids is enough to turn them off."""
    rules = inherited(layers)
    found = inside(rules, screenshots__enabled=is_wanted, screenshots__preset="clear")

    for manner in (layer.manner for layer in layers):
        assert stricter_manner(rules.manner, manner) == rules.manner
        preset = str(found["screenshots.preset"].value)
        assert PRESETS.index(preset) <= PRESETS.index(manner.preset)
    is_on = found["screenshots.enabled"].value
    if any(layer.wish is F for layer in layers):
        assert not is_on
    if is_on and not is_wanted:
        assert any(layer.wish is R for layer in layers)


@given(rules_, rules_)
def test_until_it_was_seen_nothing_more_is_captured(old: Rules, new: Rules) -> None:
    """Neither more than before nor more than will be."""
    meanwhile = until_seen(old, new)

    assert not captures_more(old, meanwhile)
    assert not captures_more(new, meanwhile)
    assert meanwhile.readers == old.readers & new.readers
    assert meanwhile.notice_days == max(old.notice_days, new.notice_days)


@given(rules_, rules_)
def test_what_captures_no_more_holds_at_once(old: Rules, new: Rules) -> None:
    """Nobody has to agree to more privacy."""
    if not captures_more(old, new):
        assert until_seen(old, new) == new


# Who could open pictures, who is to: does it wait, and who can meanwhile. Every case there is.
NOBODY: frozenset[Reader] = frozenset()
OPEN = {
    (NOBODY, NOBODY): (False, NOBODY),
    (NOBODY, JUST_ANN): (True, NOBODY),
    (NOBODY, JUST_BO): (True, NOBODY),
    (NOBODY, BOTH): (True, NOBODY),
    (JUST_ANN, NOBODY): (False, NOBODY),
    (JUST_ANN, JUST_ANN): (False, JUST_ANN),
    (JUST_ANN, JUST_BO): (True, NOBODY),
    (JUST_ANN, BOTH): (True, JUST_ANN),
    (JUST_BO, NOBODY): (False, NOBODY),
    (JUST_BO, JUST_ANN): (True, NOBODY),
    (JUST_BO, JUST_BO): (False, JUST_BO),
    (JUST_BO, BOTH): (True, JUST_BO),
    (BOTH, NOBODY): (False, NOBODY),
    (BOTH, JUST_ANN): (False, JUST_ANN),
    (BOTH, JUST_BO): (False, JUST_BO),
    (BOTH, BOTH): (False, BOTH),
}


@pytest.mark.parametrize("wish", Wish)
@pytest.mark.parametrize(("case", "outcome"), OPEN.items())
def test_a_new_reader_waits_and_one_who_goes_is_gone(
    case: tuple[frozenset[Reader], frozenset[Reader]],
    outcome: tuple[bool, frozenset[Reader]],
    wish: Wish,
) -> None:
    """Whatever is said of taking pictures: there may be some from before."""
    assert set(OPEN) == set(product((NOBODY, JUST_ANN, JUST_BO, BOTH), repeat=2))
    old, new = (Rules(wish, who="Acme", readers=readers) for readers in case)

    assert (captures_more(old, new), until_seen(old, new).readers) == outcome


def test_a_key_under_another_name_is_another_reader() -> None:
    """Who was agreed to is a name and a key together."""
    old, new = (Rules(readers=frozenset({Reader(n, "age1ann")})) for n in ("Ann", "Eve"))

    assert captures_more(old, new)
    assert until_seen(old, new).readers == NOBODY


@pytest.mark.parametrize(
    ("old", "new", "is_more"),
    [
        (Rules(O), Rules(O), False),
        (Rules(O), Rules(R), True),
        (Rules(R), Rules(O), False),
        (Rules(F), Rules(O), True),
        (Rules(O, Manner(preset="light")), Rules(O, Manner(preset="clear")), True),
        (Rules(O, Manner(preset="clear")), Rules(O, Manner(preset="light")), False),
        (Rules(O, Manner(keep_days=30)), Rules(O, Manner(keep_days=None)), True),
        (Rules(O, Manner(keeps=(("strip_days", 3),))), Rules(O), True),
        (Rules(O), Rules(O, Manner(keeps=(("strip_days", 3),))), False),
        (Rules(R, Manner(keep_days=30)), Rules(F, Manner(keep_days=90)), True),
        (Rules(O, Manner(exclude=frozenset({"bank"}))), Rules(O), True),
        (Rules(O, notice_days=14), Rules(O, notice_days=14), False),
        (Rules(O, notice_days=14), Rules(O, notice_days=30), False),
        (Rules(O, notice_days=14), Rules(O, notice_days=13), True),
        (Rules(O, notice_days=14), Rules(F), True),
    ],
)
def test_what_waits_for_the_persons_eyes(old: Rules, new: Rules, *, is_more: bool) -> None:
    """One part that captures, shows or keeps more is enough, whatever the others do."""
    assert captures_more(old, new) is is_more
