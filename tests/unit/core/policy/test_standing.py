"""What the person saw, what waits for their eyes, what holds: never more than was acknowledged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.pictures.captures import PRESETS
from tracksync.core.pictures.readers import MOST_FORMER, Former, Reader, parted
from tracksync.core.policy.document import Policy
from tracksync.core.policy.keeping import keeps
from tracksync.core.policy.limits import Layer, Manner, Rules, Wish, captures_more, inherited
from tracksync.core.policy.standing import (
    Standing,
    acknowledged,
    after,
    comes,
    followed,
    holding,
    left,
    refuse_older,
    state_of,
    taken,
    waits,
)
from tracksync.core.policy.words import differences, in_sentences
from tracksync.core.problems import NotAllowed, NotFound

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
END = NOW + timedelta(days=30)
F, O, R = Wish.FORBIDDEN, Wish.OPTIONAL, Wish.REQUIRED  # noqa: E741  a table to be read at a glance


ANN, BO = Reader("Ann", "age1ann"), Reader("Bo", "age1bo")
JUST = frozenset({ANN})
JUST_ANN = (
    "Pictures, also those that are there already, can be opened by you and by: Ann "
    f"({ANN.fingerprint})."
)


def policy(
    serial: int,
    wish: Wish | None = None,
    manner: Manner = Manner(),  # noqa: B008  frozen
    *readers: Reader,
) -> Policy:
    layers = (Layer("Acme", wish, manner=manner),)
    return Policy("Acme", serial, NOW, END, layers, readers=frozenset(readers))


def take(standing: Standing, paper: Policy, *, key: str = "k") -> Standing:
    return taken(standing, paper, f"{key}:{paper}", key=key, now=NOW)


def test_what_captures_less_holds_at_once() -> None:
    """Nobody has to agree to more privacy."""
    paper = policy(1, F, Manner(keep_days=30))
    standing = take(Standing(), paper)

    assert not waits(standing)
    assert holding(standing, paper, NOW) == paper.rules(NOW)


def test_what_captures_more_waits_for_the_persons_eyes() -> None:
    """Meanwhile what is stricter of it holds, and the rest is as it was."""
    paper = policy(1, R, Manner(preset="light"))
    standing = take(Standing(), paper)

    assert waits(standing)
    assert holding(standing, paper, NOW) == Rules(
        O, Manner(preset="light"), "Acme", shares=(("Acme", Manner(preset="light")),)
    )
    seen = acknowledged(standing, paper, 1, NOW)
    assert not waits(seen)
    assert holding(seen, paper, NOW) == paper.rules(NOW)


def test_a_new_reader_waits_for_the_persons_eyes() -> None:
    """One who is gone is gone at once; whoever held before and holds on is not in question."""
    first, second = policy(1, O, Manner(), ANN), policy(2, O, Manner(), BO)
    standing = take(Standing(), first)
    assert waits(standing)
    assert holding(standing, first, NOW).readers == frozenset()
    assert [str(said) for said in differences(standing.held, first.rules(NOW))] == [
        f"{JUST_ANN} Before: Pictures can be opened by nobody but you."
    ]

    standing = acknowledged(standing, first, 1, NOW)
    assert holding(standing, first, NOW).readers == {ANN}
    later = take(standing, second)
    assert waits(later)
    assert holding(later, second, NOW).readers == frozenset()
    assert not waits(take(standing, policy(2, O)))


def test_nobody_but_the_person_reads_by_a_policy_that_does_not_hold() -> None:
    """Over, before its time, not understood, not to be read any more, or left."""
    paper = policy(1, O, Manner(), ANN)
    standing = acknowledged(take(Standing(), paper), paper, 1, NOW)
    cases = (
        (standing, paper, END),
        (standing, paper, NOW - timedelta(days=1)),
        (after(standing, paper, END), paper, NOW),
        (standing, replace(paper, is_understood=False), NOW),
        (standing, None, NOW),
        (Standing(), None, NOW),
    )
    for stands, given_, at in cases:
        assert holding(stands, given_, at).readers == frozenset()


def test_only_what_waits_can_be_acknowledged() -> None:
    """Neither the wrong version nor one that was seen: the person says what they read."""
    paper = policy(2, R)
    standing = take(Standing(), paper)
    with pytest.raises(NotFound, match="No version 1"):
        acknowledged(standing, paper, 1, NOW)
    seen = acknowledged(standing, paper, 2, NOW)
    with pytest.raises(NotFound):
        acknowledged(seen, paper, 2, NOW)


def test_what_is_over_waits_for_nobody() -> None:
    """Its word came too late, whether or not its end was noted."""
    paper = policy(1, R)
    standing = take(Standing(), paper)
    for late in (standing, after(standing, paper, END)):
        with pytest.raises(NotFound):
            acknowledged(late, paper, 1, END)

    assert not waits(after(standing, paper, END))


def test_it_is_remembered_when_it_came_and_when_it_was_seen() -> None:
    """What asks for nothing more was never seen; a newer version begins anew."""
    paper = policy(1, R)
    seen = acknowledged(take(Standing(), paper), paper, 1, END - timedelta(days=1))
    newer = take(replace(seen, told=1), policy(2, F))

    assert (seen.taken_at, seen.seen_at) == (NOW, END - timedelta(days=1))
    assert (newer.taken_at, newer.seen_at, newer.told) == (NOW, None, 0)


def test_versions_never_go_down() -> None:
    """Neither an older one nor another of the same version; the same again changes nothing."""
    standing = take(Standing(), policy(2, F))
    for other in (policy(1, R), policy(2, R)):
        with pytest.raises(NotAllowed, match="older than what was taken"):
            take(standing, other)

    assert take(standing, policy(2, F)) == standing
    assert take(standing, policy(3, F)).serial == 3
    refuse_older(3, 3)


def test_another_organization_is_refused() -> None:
    """One at a time; the other is left first."""
    standing = take(Standing(), policy(1, F))
    with pytest.raises(NotAllowed, match="Another organization"):
        take(standing, policy(9, O), key="other")


def test_the_machines_file_may_bring_what_was_there() -> None:
    """Then it is the machine's, and stays."""
    paper = policy(1, F)
    standing = take(Standing(), paper)
    same = taken(standing, paper, standing.document, key="k", now=NOW, is_machines=True)

    assert same == replace(standing, is_machines=True)


def test_each_part_tells_who_asked_for_it_where_more_than_one_did() -> None:
    """A team's word is not put into the organization's mouth, nor the other way round."""
    acme = Manner(timedelta(minutes=5), "light", exclude=frozenset({"bank"}))
    team = Manner(timedelta(minutes=10), keep_days=7, exclude=frozenset({"mail"}))
    rules = inherited([Layer("Acme", O, manner=acme), Layer("Support", manner=team)])
    told = [str(said) for said in in_sentences(rules)]

    assert told == [
        "You choose whether screenshots are taken. (Acme)",
        "From one picture to the next at least 10 min of tracked time go by. (Support)",
        "Pictures show windows, but no text, or less. (Acme)",
        "Pictures are destroyed after 7 days at the latest. (Support)",
        "None are taken while one of these is open: bank, mail. (Acme, Support)",
        "Pictures can be opened by nobody but you.",
    ]
    (kept,) = differences(inherited([Layer("Acme", O, manner=acme)]), rules)[1:2]
    assert str(kept).startswith("Pictures are destroyed after 7 days at the latest. (Support)")


# What was promised before, what the new version promises, when the person says that they saw it
# (in days; never is None): when all of it holds. Every kind of case there is.
NEVER = None
NOTICE = {
    (0, 0, 0): 0,
    (0, 0, 9): 9,
    (0, 0, NEVER): NEVER,
    (0, 14, 0): 14,
    (0, 14, 14): 14,
    (0, 14, 20): 20,
    (0, 14, NEVER): NEVER,
    (14, 0, 0): 14,
    (14, 0, 13): 14,
    (14, 0, 20): 20,
    (14, 0, NEVER): NEVER,
    (14, 14, 0): 14,
    (14, 30, 0): 30,
    (30, 14, 2): 30,
    (90, 0, 0): 90,
}


def promising(serial: int, wish: Wish, days: int, *, ends_in: int = 200) -> Policy:
    ends_at = NOW + timedelta(days=ends_in)
    return Policy("Acme", serial, NOW, ends_at, (Layer("Acme", wish),), notice_days=days)


@pytest.mark.parametrize(("case", "holds"), NOTICE.items())
def test_what_captures_more_holds_after_word_and_days(
    case: tuple[int, int, int | None], holds: int | None
) -> None:
    """The later of the two, counted from when it came; the longer of both promises."""
    before, promised, seen_in = case
    standing = take(Standing(), promising(1, F, before))
    paper = promising(2, R, promised)
    standing = take(standing, paper)
    began = None
    for day in range(120):
        now = NOW + timedelta(days=day)
        if day == seen_in:
            standing = acknowledged(standing, paper, 2, now)
        standing = after(standing, paper, now)
        if began is None and holding(standing, paper, now).wish is R:
            began = day
        assert comes(standing) is (began is None)
        assert holding(standing, paper, now).wish is (F if began is None else R)

    assert began == holds
    assert waits(standing) is (seen_in is NEVER)
    assert began is None or standing.held == paper.rules(NOW)


def test_a_shorter_promise_waits_as_long_as_the_one_before() -> None:
    """So that two versions in a row are no way around it."""
    standing = take(Standing(), promising(1, F, 14))
    shorter, more = promising(2, F, 0), promising(3, R, 0)
    standing = take(standing, shorter)
    assert waits(standing)
    standing = acknowledged(standing, shorter, 2, NOW)
    assert standing.held.notice_days == 14
    hurried = taken(standing, more, "more", key="k", now=LATER)
    assert hurried.due_at == LATER + timedelta(days=14)

    due_at = NOW + timedelta(days=14)
    standing = after(standing, shorter, due_at)
    assert (standing.held.notice_days, standing.due_at) == (0, None)
    assert taken(standing, more, "more", key="k", now=due_at).due_at is None


def test_its_end_ends_the_notice_too() -> None:
    """What was announced never comes; nor while the clock stands before its time."""
    standing = take(Standing(), promising(1, F, 14))
    paper = promising(2, R, 14, ends_in=10)
    standing = acknowledged(take(standing, paper), paper, 2, NOW)
    early = NOW - timedelta(days=1)
    assert after(replace(standing, due_at=early), paper, early) == replace(standing, due_at=early)

    over = after(standing, paper, NOW + timedelta(days=20))
    assert (over.is_over, comes(over), over.held.wish) == (True, False, F)


@pytest.mark.parametrize("days", [0, 14])
def test_what_is_understood_only_later_waits_from_then_on(days: int) -> None:
    """As a newer TrackSync reads what an older one had to take for a prohibition."""
    paper = promising(1, R, days)
    standing = take(Standing(), replace(paper, is_understood=False))
    assert (waits(standing), standing.held.wish) == (False, F)

    standing = after(standing, paper, LATER)
    assert (waits(standing), holding(standing, paper, LATER).wish) == (True, F)
    assert standing.held.notice_days == days
    assert after(standing, paper, LATER) is standing
    standing = acknowledged(standing, paper, 1, LATER)
    due_at = LATER + timedelta(days=days)
    assert holding(after(standing, paper, due_at), paper, due_at) == paper.rules(due_at)
    assert standing.due_at == (due_at if days else None)


def test_how_long_changes_are_told_before_is_said() -> None:
    """Where it was promised; and where the promise changes, both ways."""
    free, told = Rules(O, who="Acme"), Rules(O, who="Acme", notice_days=14)
    said = (
        "A change that asks for more holds once you have seen it, and 14 days after it came to "
        "this computer at the earliest."
    )
    none = "A change that asks for more holds once you have seen it."

    assert str(in_sentences(told)[-1]) == str(in_sentences(replace(told, wish=F))[-1]) == said
    assert not any("A change" in one for one in in_sentences(free))
    assert [str(one) for one in differences(free, told)] == [f"{said} Before: {none}"]
    assert [str(one) for one in differences(told, free)] == [f"{none} Before: {said}"]
    assert not any("A change" in one for one in differences(replace(free, wish=F), free))


LATER = NOW + timedelta(days=3)
# Who could open pictures, who may then: who went.
GOING = [
    ((), (), ()),
    ((), (ANN,), ()),
    ((ANN,), (ANN,), ()),
    ((ANN,), (), (ANN,)),
    ((ANN, BO), (), (ANN, BO)),
    ((ANN, BO), (BO,), (ANN,)),
    ((ANN,), (Reader("Eve", ANN.recipient),), (ANN,)),
]


@pytest.mark.parametrize("wish", Wish)
@pytest.mark.parametrize(("old", "new", "gone"), GOING)
def test_who_goes_is_remembered_with_the_day(
    old: tuple[Reader, ...], new: tuple[Reader, ...], gone: tuple[Reader, ...], wish: Wish
) -> None:
    """By a new version, by leaving, or by its end; who is still a reader is none of them."""
    first, second = policy(1, wish, Manner(), *old), policy(2, wish, Manner(), *new)
    there = take(Standing(), first)
    there = acknowledged(there, first, 1, NOW) if waits(there) else there
    since = taken(there, second, "2", key="k", now=LATER)

    assert since.former == tuple(Former(one, LATER) for one in gone)
    assert left(there, LATER) == Standing(former=tuple(Former(one, LATER) for one in old))
    assert after(there, first, LATER) is there
    assert after(there, first, END).former == tuple(Former(one, END) for one in old)


def test_who_comes_back_is_a_reader_again_and_who_went_went_once() -> None:
    """What is remembered is the last day; a hundred are enough."""
    went = parted((), JUST, frozenset(), NOW)
    assert parted(went, frozenset(), JUST, LATER) == ()
    assert parted(went, JUST, frozenset(), LATER) == went

    many = [Reader(f"{n:03}", "age1") for n in range(MOST_FORMER + 1)]
    kept = parted(went, frozenset(many), frozenset(), LATER)
    assert [one.reader for one in kept] == many[1:]


def test_that_time_goes_with_a_deleted_picture_is_said() -> None:
    """And where it does not any more; where it never did, nothing is."""
    free = inherited([Layer("Acme", O)])
    dear = inherited([Layer("Acme", O, subtracts=True)])
    told = "Deleting a picture also takes away the time since the one before it"

    assert not any("Deleting" in said for said in in_sentences(free))
    assert in_sentences(dear)[-1].startswith(told)
    assert in_sentences(replace(dear, wish=F))[-1].startswith(told)
    (dearer,) = differences(free, dear)
    (cheaper,) = differences(dear, free)
    assert dearer.startswith(told)
    assert cheaper.startswith("Deleting a picture takes no minute from your time. Before:")
    begins = differences(replace(free, wish=F), free)
    assert not any("Deleting" in said for said in begins)
    assert differences(replace(dear, wish=F), dear)[-1].startswith(told)


def test_which_tasks_may_be_tracked_is_said() -> None:
    """In the name of who asked for it where there are several; and where it changed, both ways."""
    told = "Time can be tracked only on tasks that are assigned to you, and on your own local ones."
    free = inherited([Layer("Acme", F)])
    mine = inherited([Layer("Acme", F, assigned_only=True)])
    team = inherited([Layer("Acme", O), Layer("Support", assigned_only=True)])

    assert [str(said) for said in in_sentences(mine)][1:] == [told]
    assert str(in_sentences(team)[-1]) == f"{told} (Support)"
    assert str(in_sentences(team)[0]).endswith("(Acme)")
    assert [str(said) for said in differences(free, mine)] == [
        f"{told} Before: Time can be tracked on every task."
    ]
    assert [str(said) for said in differences(mine, free)] == [
        f"Time can be tracked on every task. Before: {told}"
    ]
    assert not any(told in said for said in differences(mine, replace(mine, wish=O)))


def test_its_end_turns_pictures_off_for_good() -> None:
    """A clock that is set back afterwards does not bring it to life."""
    paper = policy(1, O, Manner(keep_days=9))
    standing = take(Standing(), paper)
    assert after(standing, paper, END - timedelta(seconds=1)) is standing

    over = after(standing, paper, END)
    assert holding(standing, paper, END).wish is F
    taking = replace(standing, held=replace(standing.held, subtracts="Acme"))
    assert holding(taking, paper, NOW).subtracts == "Acme"
    assert not holding(taking, paper, END).subtracts
    kept = Manner(keep_days=9)
    assert holding(over, paper, NOW) == Rules(F, kept, "Acme", shares=(("Acme", kept),))
    assert after(over, paper, END) is over
    assert "is over" in state_of(standing, paper, END)
    assert "is over" in state_of(over, paper, NOW)
    assert "not in force yet" in state_of(standing, paper, NOW - timedelta(days=1))
    assert not take(over, policy(2, O)).is_over


def test_without_one_all_is_the_persons_own() -> None:
    """As if nobody had ever thought of policies."""
    assert holding(Standing(), None, NOW) == Rules()
    assert after(Standing(), None, NOW) == Standing()
    assert not state_of(Standing(), None, NOW)


def test_one_that_cannot_be_read_any_more_forbids() -> None:
    """And says so."""
    standing = take(Standing(), policy(1, O))
    unknown = replace(policy(1), is_understood=False)

    assert holding(standing, None, NOW) == Rules(F, who="Acme")
    for paper in (None, unknown):
        assert "not understood" in state_of(standing, paper, NOW)
    assert not state_of(standing, policy(1, O), NOW)


def test_whose_policy_is_followed() -> None:
    """From when it was taken, seen or not, to its end; a clock that is set back changes nothing."""
    paper = policy(1, R)
    standing = take(Standing(), paper)
    over = after(standing, paper, END)
    early, late = NOW - timedelta(days=1), END - timedelta(seconds=1)

    assert followed(Standing(), None, NOW) == ""
    assert [followed(standing, paper, at) for at in (early, NOW, late)] == ["Acme"] * 3
    assert followed(standing, None, NOW) == "Acme"
    assert followed(replace(standing, held=Rules()), None, NOW) == "Your organization"
    assert (followed(standing, paper, END), followed(over, paper, NOW)) == ("", "")
    assert followed(left(standing, NOW), None, NOW) == ""


def test_it_is_said_in_sentences() -> None:
    """Each part, and of what changes how it was before."""
    old = Rules(O, Manner(timedelta(minutes=5), "light", 30, frozenset({"bank"})))
    new = Rules(R, Manner(timedelta(minutes=5), "clear", None))

    assert [str(said) for said in in_sentences(old)] == [
        "You choose whether screenshots are taken.",
        "From one picture to the next at least 5 min of tracked time go by.",
        "Pictures show windows, but no text, or less.",
        "Pictures are destroyed after 30 days at the latest.",
        "None are taken while one of these is open: bank.",
        "Pictures can be opened by nobody but you.",
    ]
    assert str(in_sentences(new)[1]) == (
        "From one picture to the next at least 5 min of tracked time go by."
    )
    assert str(in_sentences(Rules())[1]) == "How often pictures are taken is yours to choose."
    told = differences(old, new)
    assert len(told) == 4
    assert str(told[0]) == (
        "Screenshots are taken while a timer runs. A pause stops them at once, and your tracked "
        "time with them. Before: You choose whether screenshots are taken."
    )
    assert differences(old, old) == ()


def test_where_pictures_begin_all_of_it_is_said() -> None:
    """How they are taken was of no matter while there were none."""
    manner = Manner(timedelta(minutes=5), "light", 30, frozenset({"bank"}))
    told = [str(said) for said in differences(Rules(F, manner), Rules(R, manner))]

    assert told[0].endswith("Before: No screenshots are taken, whatever you choose.")
    assert told[1:] == [str(said) for said in in_sentences(Rules(R, manner))[1:]]


def test_where_none_are_taken_how_is_no_matter() -> None:
    """But how long those that are there are kept."""
    none = "No screenshots are taken, whatever you choose."
    assert [str(said) for said in in_sentences(Rules(F))] == [none]
    assert [str(said) for said in in_sentences(Rules(F, Manner(keep_days=9)))] == [
        none,
        "Pictures are destroyed after 9 days at the latest.",
    ]
    told = in_sentences(Rules(F, readers=frozenset({ANN})))
    assert [str(said) for said in told] == [
        none,
        JUST_ANN,
    ]


def test_how_long_data_is_kept_is_said_where_somebody_asked_for_it() -> None:
    """Whether pictures are taken is no matter; of a limit that goes, how it was before."""
    limited = Manner(keeps=(("strip_days", 14), ("words_months", 24)))
    words = "Names of tasks and notes are destroyed after 24 months at the latest."
    strip = "The fine picture of a day is destroyed after 14 days at the latest."

    for wish in Wish:
        told = [str(said) for said in in_sentences(Rules(wish, limited))]
        assert told[-2:] == [words, strip]
        assert not any("yours to choose" in said for said in told[-2:])
    assert [str(said) for said in differences(Rules(F, limited), Rules(F))] == [
        f"How long names of tasks and notes are kept is yours to choose. Before: {words}",
        f"How long the fine picture of a day is kept is yours to choose. Before: {strip}",
    ]
    begins = differences(Rules(F, limited), Rules(R, limited))
    assert not any(words in said for said in begins)


def test_each_class_says_who_asked_for_the_shortest_time() -> None:
    """Where an organization and a team do."""
    acme = Manner(keeps=(("sent_days", 30), ("words_months", 24)))
    team = Manner(keeps=(("sent_days", 7), ("words_months", 36)))
    rules = inherited([Layer("Acme", F, manner=acme), Layer("Support", manner=team)])

    assert [str(said) for said in in_sentences(rules)][1:] == [
        "Names of tasks and notes are destroyed after 24 months at the latest. (Acme)",
        "The list of what was sent is destroyed after 7 days at the latest. (Support)",
    ]


def test_keeping_longer_waits_and_keeping_shorter_does_not() -> None:
    """As with everything else that is captured more or less."""
    half, whole = (Manner(keeps=(("blocks_months", count),)) for count in (6, 12))
    longer = take(take(Standing(), policy(1, F, half)), policy(2, F, whole))
    shorter = take(take(Standing(), policy(1, F, whole)), policy(2, F, half))

    assert (waits(longer), longer.held.manner) == (True, half)
    assert (waits(shorter), shorter.held.manner) == (False, half)


def test_what_an_update_lets_be_understood_holds_at_once_where_it_is_less() -> None:
    """A release that did not know the field yet took it as one that forbids."""
    kept = Manner(keeps=(("words_months", 24),))
    unknown = replace(policy(1, F), is_understood=False)
    standing = take(Standing(), unknown)
    known = policy(1, F, kept)
    updated = after(standing, known, NOW)

    assert (standing.held.manner, updated.held) == (Manner(), known.rules(NOW))
    assert not waits(updated)
    assert after(updated, known, NOW) is updated


manners = st.builds(
    Manner,
    st.integers(1, 3_600).map(lambda s: timedelta(seconds=s)),
    st.sampled_from(PRESETS),
    st.none() | st.integers(1, 3_650),
    st.frozensets(st.sampled_from(["bank", "mail"])),
    st.dictionaries(st.sampled_from(["words_months", "strip_days"]), st.integers(1, 240)).map(
        keeps
    ),
)
steps = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.none() | st.sampled_from(Wish),
        manners,
        st.frozensets(st.sampled_from([ANN, BO])),
        st.booleans(),
        st.sampled_from([0, 2, 14]),
    ),
    max_size=8,
)
Step = tuple[int, Wish | None, Manner, frozenset[Reader], bool, int]


@given(steps, st.integers(0, 40))
def test_no_order_of_documents_captures_more_than_was_acknowledged(
    documents: list[Step], days: int
) -> None:
    """Old ones, new ones, twice, out of order, expired: only the person's word makes it more."""
    standing, paper, allowed, highest = Standing(), None, Rules(), 0
    for serial, wish, manner, readers, is_seen, notice in documents:
        given = replace(policy(serial, wish, manner, *readers), notice_days=notice)
        try:
            standing = take(standing, given)
            paper = given
        except NotAllowed:
            assert serial <= highest
        highest = max(highest, standing.serial)
        if is_seen and paper is not None and waits(standing):
            standing = acknowledged(standing, paper, standing.serial, NOW)
            allowed = paper.rules(NOW)

        held = holding(standing, paper, NOW + timedelta(days=days))
        assert not captures_more(allowed, held)
        assert standing.serial == highest


moves = st.lists(
    st.tuples(steps.filter(bool).map(lambda found: found[0]), st.integers(-5, 20)), max_size=8
)


@given(moves)
def test_nothing_more_is_captured_before_the_promised_days(found: list[tuple[Step, int]]) -> None:
    """Whatever comes, whenever it was seen, and however the clock is set back meanwhile."""
    standing, paper, now = Standing(), None, NOW
    for (serial, wish, manner, readers, is_seen, notice), days in found:
        now = max(NOW, now + timedelta(days=days))
        before = standing
        given = replace(policy(serial, wish, manner, *readers), notice_days=notice)
        given = replace(given, expires_at=NOW + timedelta(days=900))
        try:
            standing = taken(before, given, str(given), key="k", now=now)
            paper = given
        except NotAllowed:
            pass
        if standing.taken_at == now and standing.serial != before.serial:
            assert not captures_more(before.held, standing.held)
        if is_seen and paper is not None and waits(standing):
            standing = acknowledged(standing, paper, standing.serial, now)
        held = standing
        standing = after(standing, paper, now)
        assert not captures_more(held.held, standing.held) or (
            held.due_at is not None and held.due_at <= now
        )
        if standing.due_at is not None and standing.taken_at is not None:
            assert standing.due_at >= standing.taken_at + timedelta(days=standing.held.notice_days)
            assert comes(standing)
