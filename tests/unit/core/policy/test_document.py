"""A policy is read strictly or not at all; what is not understood forbids."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.pictures.readers import Reader
from tracksync.core.policy.document import Policy, read_policy, refuse_unborn
from tracksync.core.policy.limits import Manner, Rules, Wish
from tracksync.core.problems import BadInput

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
SECOND = int(NOW.timestamp())
DAY = 86_400
ANN = {"name": "Ann", "recipient": "age15cljq5gex0dxafr99qncg0uhfu7ch5quq80sm8nftvkah4kpsf8qlgx9rv"}
BO = {"name": "Bo", "recipient": "age1e86fvs775er9z08l05aswenm3exj3wvrtqkamsq47fsamzaexpnqk8qrx6"}


def claims(*layers: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    """A good document, changed where a test wants it."""
    head = {"v": 1, "aud": "tracksync", "iss": "Acme", "serial": 3}
    ends = {"iat": SECOND, "exp": SECOND + 30 * DAY}
    return head | ends | {"layers": list(layers) or [{"who": "Acme"}]} | more


def test_a_whole_document() -> None:
    """Every field there is."""
    policy = read_policy(
        claims(
            {
                "who": "Acme",
                "screenshots": "required",
                "lock": True,
                "interval_at_least_seconds": 600,
                "preset_at_least": "light",
                "keep_at_most_days": 30,
                "exclude": ["KeePass", "Bank"],
                "words_at_most_months": 240,
                "strip_at_most_days": 30,
            },
            {
                "who": "Support",
                "screenshots": "optional",
                "keep_at_most_days": 7,
                "entries_at_most_months": 24,
                "words_at_most_months": 24,
                "blocks_at_most_months": 12,
                "sent_at_most_days": 3_650,
                "deleting_subtracts": True,
                "assigned_only": True,
            },
            notice_days=14,
        )
    )

    assert (policy.name, policy.serial, policy.issued_at) == ("Acme", 3, NOW)
    assert policy.expires_at == NOW + timedelta(days=30)
    wide = (("strip_days", 30), ("words_months", 240))
    narrow = (("blocks_months", 12), ("entries_months", 24), ("sent_days", 3_650))
    asked = Manner(timedelta(minutes=10), "light", 30, frozenset({"keepass", "bank"}), wide)
    words = ("words_months", 24)
    shares = (("Acme", asked), ("Support", Manner(keep_days=7, keeps=(*narrow, words))))
    manner = replace(asked, keep_days=7, keeps=(*narrow, wide[0], words))
    assert policy.rules(NOW) == Rules(
        Wish.REQUIRED,
        manner,
        "Acme",
        is_locked=True,
        shares=shares,
        subtracts="Support",
        assigned_only="Support",
        notice_days=14,
    )


def test_a_layer_that_says_nothing_asks_for_nothing() -> None:
    """Only its name must be there."""
    assert read_policy(claims()).rules(NOW) == Rules(who="Acme")


def test_an_unknown_wish_forbids() -> None:
    """Whatever a later release may mean by it."""
    assert read_policy(claims({"who": "A", "screenshots": "often"})).rules(NOW).wish is (
        Wish.FORBIDDEN
    )


@pytest.mark.parametrize(
    "later",
    [
        {"v": 2},
        {"v": "1"},
        {"v": True},
        {"v": None},
        {"audio": "required"},
        {"layers": [{"who": "Acme", "screenshots": "optional", "never_on": "monday"}]},
        {"v": 2, "layers": "of another kind"},
        {"readers": [ANN | {"until": "noon"}]},
        {"v": 2, "readers": "of another kind"},
    ],
)
def test_what_is_not_known_here_turns_pictures_off(later: dict[str, Any]) -> None:
    """It may forbid what could not be read."""
    policy = read_policy(claims(**later))

    assert not policy.is_understood
    assert policy.rules(NOW) == Rules(Wish.FORBIDDEN, who="Acme")


@pytest.mark.parametrize(
    "broken",
    [
        {"aud": "elsewhere"},
        {"aud": None},
        {"iss": ""},
        {"iss": 7},
        {"iss": "A" * 61},
        {"iss": "Ac\u202eme"},
        {"iss": "\u200b"},
        {"iss": "—"},
        {"serial": 0},
        {"serial": -1},
        {"serial": True},
        {"serial": 1.0},
        {"serial": "3"},
        {"serial": 2**53 + 1},
        {"iat": -1},
        {"exp": SECOND},
        {"exp": SECOND + 3_661 * DAY},
        {"exp": 10**15},
        {"exp": None},
        {"layers": []},
        {"layers": [{"who": "A"}] * 9},
        {"layers": {}},
        {"layers": ["Acme"]},
        {"layers": [{}]},
        {"layers": [{"who": "\u2060\u200d"}]},
        {"layers": [{"who": "A", "screenshots": 1}]},
        {"layers": [{"who": "A", "lock": "yes"}]},
        {"layers": [{"who": "A", "interval_at_least_seconds": 0}]},
        {"layers": [{"who": "A", "interval_at_least_seconds": True}]},
        {"layers": [{"who": "A", "preset_at_least": "dark"}]},
        {"layers": [{"who": "A", "preset_at_least": ["light"]}]},
        {"layers": [{"who": "A", "keep_at_most_days": 0}]},
        {"layers": [{"who": "A", "entries_at_most_months": 0}]},
        {"layers": [{"who": "A", "words_at_most_months": 0}]},
        {"layers": [{"who": "A", "words_at_most_months": 241}]},
        {"layers": [{"who": "A", "blocks_at_most_months": "12"}]},
        {"layers": [{"who": "A", "blocks_at_most_months": None}]},
        {"layers": [{"who": "A", "strip_at_most_days": True}]},
        {"layers": [{"who": "A", "strip_at_most_days": 3_651}]},
        {"layers": [{"who": "A", "sent_at_most_days": 1.5}]},
        {"layers": [{"who": "A", "keep_at_most_days": None}]},
        {"layers": [{"who": "A", "exclude": "Bank"}]},
        {"layers": [{"who": "A", "deleting_subtracts": "yes"}]},
        {"layers": [{"who": "A", "assigned_only": "yes"}]},
        {"layers": [{"who": "A", "exclude": ["a,b"]}]},
        {"layers": [{"who": "A", "exclude": [""]}]},
        {"layers": [{"who": "A", "exclude": [7]}]},
        {"layers": [{"who": "A", "exclude": ["x" * 101]}]},
        {"layers": [{"who": "A", "exclude": ["x"] * 101}]},
        {"notice_days": -1},
        {"notice_days": 91},
        {"notice_days": True},
        {"notice_days": "14"},
        {"notice_days": None},
        {"readers": {}},
        {"readers": None},
        {"readers": ["Ann"]},
        {"readers": [{"name": "Ann"}]},
        {"readers": [ANN | {"recipient": 7}]},
        {"readers": [ANN | {"recipient": ANN["recipient"].upper()}]},
        {"readers": [ANN | {"recipient": ANN["recipient"][:-1]}]},
        {"readers": [ANN | {"name": "A\nnn"}]},
        {"readers": [ANN | {"name": ""}]},
        {"readers": [ANN | {"name": "\ufeff"}]},
        {"readers": [ANN | {"name": "A" * 61}]},
        {"readers": [ANN, ANN]},
        {"readers": [ANN, ANN | {"name": "Bo"}]},
        {"readers": [ANN, BO | {"name": "ann"}]},
        {"readers": [ANN | {"name": f"A{n}"} for n in range(17)]},
    ],
)
def test_what_is_broken_is_refused(broken: dict[str, Any]) -> None:
    """In a sentence, and nothing is guessed."""
    with pytest.raises(BadInput, match="no policy that can be used"):
        read_policy(claims(**broken))


def test_readers_hold_in_its_time_only() -> None:
    """Named by the organization; over or not understood there is nobody but the person."""
    policy = read_policy(claims(readers=[ANN, BO]))
    ann, bo = (Reader(one["name"], one["recipient"]) for one in (ANN, BO))

    assert policy.rules(NOW).readers == {ann, bo}
    assert policy.rules(policy.expires_at).readers == frozenset()
    assert read_policy(claims(readers=[ANN], v=2)).rules(NOW).readers == frozenset()
    assert read_policy(claims(readers=[])) == read_policy(claims())


json_ = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@given(st.sampled_from([*claims(), "readers", "x"]), json_)
def test_whatever_stands_in_a_field_is_refused_or_understood(field: str, value: object) -> None:
    """No value brings the reader down."""
    try:
        assert isinstance(read_policy(claims(**{field: value})), Policy)
    except BadInput as refused:
        assert refused.hint  # noqa: PT017  either way is right


def test_it_holds_in_its_time_only() -> None:
    """Before it was issued a clock was set back; ten minutes are forgiven."""
    policy = read_policy(claims({"who": "Acme", "screenshots": "required"}))
    ends = policy.expires_at

    assert policy.rules(ends - timedelta(seconds=1)).wish is Wish.REQUIRED
    assert policy.rules(ends).wish is Wish.FORBIDDEN
    assert policy.rules(NOW - timedelta(minutes=10)).wish is Wish.REQUIRED
    assert policy.rules(NOW - timedelta(minutes=11)).wish is Wish.FORBIDDEN


def test_one_out_of_its_time_is_not_taken() -> None:
    """Neither one that is over nor one that has not begun."""
    policy = read_policy(claims())
    refuse_unborn(policy, NOW)

    with pytest.raises(BadInput, match="ended on 2026-12-27"):
        refuse_unborn(policy, policy.expires_at)
    with pytest.raises(BadInput, match="not come yet"):
        refuse_unborn(policy, NOW - timedelta(hours=1))
