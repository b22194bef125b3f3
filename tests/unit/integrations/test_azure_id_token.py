"""An id token counts only when the right directory signed it, for us, for this time."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tracksync.integrations._microsoft.id_token import check

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ISSUER = "https://login.example.net/fabrikam/v2.0"
OURS, THEIRS = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
CLAIMS: dict[str, Any] = {
    "iss": ISSUER,
    "sub": "mia",
    "aud": "desktop",
    "iat": int(NOW.timestamp()),
    "exp": int((NOW + timedelta(hours=1)).timestamp()),
}


def keys(*pairs: tuple[str, rsa.RSAPrivateKey]) -> dict[str, Any]:
    """Publish keys as a directory does."""
    told = []
    for name, key in pairs:
        told.append({**jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)})
        told[-1] |= {"kid": name, "use": "sig", "alg": "RS256"}
    return {"keys": told}


def token(key: Any = OURS, algorithm: str = "RS256", **but: Any) -> str:  # noqa: ANN401  any claim
    """Sign one; a claim that is None is left out."""
    claims = {name: value for name, value in {**CLAIMS, **but}.items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": "k1"})


def is_good(made: object, published: object = None, *, issuer: str = ISSUER) -> bool:
    """Tell whether it passes."""
    published = keys(("k1", OURS)) if published is None else published
    try:
        check(made, published, issuer=issuer, app="desktop", now=NOW)
    except ValueError:
        return False
    return True


def swapped(made: str, part: int, change: Callable[[bytes], bytes]) -> str:
    """Change one part of a token: head, claims or signature."""
    parts = made.split(".")
    whole = base64.urlsafe_b64decode(parts[part] + "=" * (-len(parts[part]) % 4))
    parts[part] = base64.urlsafe_b64encode(change(whole)).decode().rstrip("=")
    return ".".join(parts)


def test_the_right_one_passes() -> None:
    """Among other keys, and with claims that nobody asked for."""
    assert is_good(token(name="Mia"), keys(("k0", THEIRS), ("k1", OURS)))
    assert is_good(token(nbf=int(NOW.timestamp()) + 60))
    assert is_good(token(exp=int(NOW.timestamp()) - 60)), "clocks differ by minutes"


@pytest.mark.parametrize(
    "but",
    [
        {"iss": "https://login.example.net/contoso/v2.0"},
        {"iss": f"{ISSUER}/"},
        {"aud": "another-app"},
        {"aud": ["another-app"]},
        {"exp": int((NOW - timedelta(minutes=6)).timestamp())},
        {"exp": "tomorrow"},
        {"exp": True},
        {"exp": 10**30},
        {"nbf": int((NOW + timedelta(minutes=6)).timestamp())},
        *({name: None} for name in ("iss", "sub", "aud", "exp", "iat")),
    ],
)
def test_a_wrong_claim_fails(but: dict[str, Any]) -> None:
    """However well it is signed."""
    assert not is_good(token(**but))


def test_each_tampered_token_fails() -> None:
    """One letter of the claims, one bit of the signature, another signer."""
    made = token()
    richer = swapped(made, 1, lambda claims: claims.replace(b'"mia"', b'"bob"'))
    bent = swapped(made, 2, lambda signature: bytes([signature[0] ^ 1]) + signature[1:])

    assert not is_good(richer)
    assert not is_good(bent)
    assert not is_good(token(THEIRS))
    assert not is_good(made, keys(("k2", OURS)))


def test_no_signature_and_a_weak_one_fail() -> None:
    """The head of a token does not choose how it is checked."""
    head = base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": "k1"}).encode()).decode()
    bare = ".".join([head.rstrip("="), token().split(".")[1], ""])
    secret = "the public key is no secret, and none to sign with"
    octets = {"kty": "oct", "kid": "k1", "k": base64.urlsafe_b64encode(secret.encode()).decode()}

    assert not is_good(bare)
    assert not is_good(token(secret, "HS256"), {"keys": [octets]})


@pytest.mark.parametrize("made", [None, "", "a.b.c", 7, "\u2603", {"a": 1}])
def test_what_is_no_token_fails(made: object) -> None:
    """Whatever came instead."""
    assert not is_good(made)


@pytest.mark.parametrize("published", [[], {}, {"keys": []}, {"keys": [{"kid": "k1"}]}, "keys"])
def test_without_keys_nothing_passes(published: object) -> None:
    """A directory that publishes none, or nonsense."""
    assert not is_good(token(), published)


def test_the_directory_for_everybody_names_the_one_it_was() -> None:
    """Microsoft's shared directory has a gap in its name; the token fills it."""
    shared = "https://login.microsoftonline.com/{tenantid}/v2.0"
    tenant = "9188040d-6c67-4c5b-b112-36a304b66dad"
    mine = shared.replace("{tenantid}", tenant)

    assert is_good(token(iss=mine, tid=tenant), issuer=shared)
    assert not is_good(token(iss=mine, tid="another"), issuer=shared)
    assert not is_good(token(iss=mine), issuer=shared)
    assert not is_good(token(), issuer="")
