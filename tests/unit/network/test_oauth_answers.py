"""What token endpoints answer, well-meant and hostile."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Refused, SignInExpired
from tracksync.network.exchange import Exchange, Trouble
from tracksync.network.oauth import said_no
from tracksync.network.oauth_answers import (
    error_of,
    is_granted,
    is_over,
    no_grant,
    read_tokens,
    unsettled,
)
from tracksync.ports.authorization import LONGEST_TOKEN

NOW = datetime(2026, 11, 20, tzinfo=UTC)
GOOD = {"access_token": "a", "refresh_token": "r", "token_type": "bearer", "expires_in": 3600}


def answered(status: int, body: object, **headers: str) -> Exchange:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Exchange(
        is_connected=True, is_sent=True, status=status, headers=headers, body=data, is_whole=True
    )


@pytest.mark.parametrize(
    ("but", "lives"),
    [
        ({}, timedelta(hours=1)),
        ({"expires_in": "3600"}, timedelta(hours=1)),
        ({"expires_in": 0.5}, timedelta(seconds=0.5)),
        ({"expires_in": 5_184_000}, timedelta(days=60)),
        ({"expires_in": 10**40}, timedelta(days=400)),
        ({"expires_in": 0}, None),
        ({"expires_in": -1}, None),
        ({"expires_in": True}, None),
        ({"expires_in": "soon"}, None),
        ({"expires_in": None}, None),
        ({"expires_in": "9" * 5_000}, None),
        ({"expires_in": float("nan")}, None),
    ],
)
def test_the_life_of_a_token_is_read_or_unknown(
    but: dict[str, object], lives: timedelta | None
) -> None:
    """An absurd one is no reason to refuse a sign-in, nor to trust it for ever."""
    assert read_tokens(GOOD | but).lives == lives


@pytest.mark.parametrize(
    ("told", "scopes"),
    [
        ("read write", ("read", "write")),
        ("read,write", ("read", "write")),
        (" read  write ", ("read", "write")),
        ("", ()),
        (None, None),
        (7, None),
    ],
)
def test_what_was_granted_is_read(told: object, scopes: tuple[str, ...] | None) -> None:
    """With blanks, as the standard says, or with commas, as some services do."""
    assert read_tokens(GOOD | {"scope": told}).scopes == scopes


def test_a_refresh_token_may_be_missing() -> None:
    """A service that does not rotate sends none; the one there was goes on."""
    assert read_tokens({"access_token": "a"}).refresh == ""


@pytest.mark.parametrize(
    "but",
    [
        {"access_token": None},
        {"access_token": ""},
        {"access_token": 7},
        {"access_token": "a\r\nX-Evil: 1"},
        {"access_token": "a b"},
        {"access_token": "\u00e9"},
        {"access_token": "x" * (LONGEST_TOKEN + 1)},
        {"refresh_token": "r\n"},
        {"refresh_token": ["r"]},
        {"token_type": "mac"},
        {"token_type": 1},
    ],
)
def test_what_is_no_token_is_not_taken_for_one(but: dict[str, object]) -> None:
    """Above all nothing that could break out of a header."""
    with pytest.raises(ValueError, match="not as the service's description says"):
        read_tokens(GOOD | but)


ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())
NAMES = st.sampled_from([*GOOD, "scope", "error"])


@given(body=ANYTHING | st.dictionaries(NAMES, ANYTHING))
def test_any_json_is_tokens_or_a_value_error(body: object) -> None:
    """Nothing else comes out, whatever comes in."""
    try:
        tokens = read_tokens(body)
    except ValueError:
        return
    assert tokens.access.isascii()


@pytest.mark.parametrize(
    ("exchange", "kind"),
    [
        (Exchange(is_connected=False, is_sent=False, trouble=Trouble.TLS), NotReached),
        (Exchange(is_connected=True, is_sent=True, trouble=Trouble.DROPPED), NoAnswer),
        (answered(500, {}), NoAnswer),
        (answered(200, b"<html>"), NoAnswer),
        (answered(302, b""), NoAnswer),
        (answered(429, {}, **{"retry-after": "7"}), Busy),
        (answered(503, {}, **{"retry-after": "7"}), Busy),
        (answered(403, b"<html>hotel", **{"content-type": "text/html"}), NotReached),
        (answered(401, b""), NotReached),
        (answered(404, b"not here"), NotReached),
        (answered(400, {"error": "temporarily_unavailable"}), Busy),
        (answered(200, GOOD), type(None)),
        (answered(403, {"error": "invalid_grant"}), type(None)),
        (answered(400, {}), type(None)),
    ],
)
def test_only_the_service_decides_about_a_sign_in(exchange: Exchange, kind: type) -> None:
    """A proxy's page, a portal or a lost answer never ends a grant."""
    assert type(unsettled(exchange, "Jira", NOW)) is kind


@pytest.mark.parametrize(
    ("body", "is_grant"),
    [
        (
            {"error": "invalid_grant", "error_description": "Unknown or invalid refresh token."},
            True,
        ),
        ({"error": "unauthorized_client", "error_description": "refresh_token is invalid"}, True),
        ({"error": "access_denied", "error_description": "Unauthorized"}, False),
        ({"error": "invalid_client"}, False),
        ({}, False),
    ],
)
def test_a_dead_grant_and_a_wrong_app_are_told_apart(
    body: dict[str, str], *, is_grant: bool
) -> None:
    """Signing in again helps with the first; with the second somebody changed the app."""
    over = is_over(answered(403, body), "Jira")
    refused = no_grant(answered(403, {"error": "invalid_grant"} if is_grant else body), "Jira")

    assert isinstance(over, SignInExpired)
    assert ("has ended the sign-in" in over.reason) is is_grant
    assert ("accepts this answer" in refused.reason) is is_grant
    assert refused.remedy


def test_an_error_inside_a_good_answer_is_an_error() -> None:
    """Slack answers 200 to everything."""
    exchange = answered(200, {"ok": False, "error": "invalid_code"})

    assert not is_granted(exchange)
    assert error_of(exchange) == ("invalid_code", "")
    assert is_granted(answered(200, GOOD))
    assert error_of(answered(200, b"[" * 99_999)) == ("", "")
    assert error_of(answered(200, [1])) == ("", "")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"code": "c"}, None),
        ({}, "empty-handed"),
        ({"code": ""}, "empty-handed"),
        ({"error": "access_denied"}, "said no"),
        ({"error": "server_error", "error_description": "later"}, "later"),
        ({"error": "x" * 900}, "…"),
        ({"error": "a\u202eb"}, "“ab”"),
    ],
)
def test_what_the_browser_brought_is_judged(answer: dict[str, str], says: str | None) -> None:
    """Anybody can have written it; it is shown cleaned, and never believed."""
    refused = said_no(answer)

    assert refused is None if says is None else isinstance(refused, Refused)
    assert refused is None or (says or "") in refused.reason
