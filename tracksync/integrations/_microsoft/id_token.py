"""
Whether an id token is the one that was asked for: who signed it, for whom, and until when.

Source: OpenID Connect Core 1.0, 3.1.3.7. The nonce is compared by MSAL, which made it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import jwt

from tracksync.network.untyped import an_id, an_object, odd

# Microsoft signs with this one; nothing weaker, and no "none".
_SIGNED_BY = ["RS256"]
_SKEW = timedelta(minutes=5)
# The directory for everybody names itself so; the token says which one it was.
_ANY_TENANT = "{tenantid}"


def check(token: object, keys: object, *, issuer: str, app: str, now: datetime) -> None:
    """
    Check an id token.

    Args:
        token: As it came.
        keys: What the issuer signs with (a JWK set), from a place it named itself.
        issuer: As its own description says.
        app: For whom it must be.
        now: By this machine's clock.

    Raises:
        ValueError: It is not what was asked for.
    """
    try:
        claims = _signed(token, keys, app)
    except (jwt.PyJWTError, LookupError, TypeError, AttributeError) as e:
        raise ValueError(odd("the id token's signature")) from e
    if claims["iss"] != _issuer(issuer, claims):
        raise ValueError(odd("the id token's issuer"))
    if _instant(claims["exp"]) + _SKEW <= now or _instant(claims.get("nbf", 0)) - _SKEW > now:
        raise ValueError(odd("the time of the id token"))


def _signed(token: object, keys: object, app: str) -> Mapping[str, object]:
    text = str(token)
    named = jwt.get_unverified_header(text)["kid"]
    key = jwt.PyJWKSet.from_dict(dict(an_object(keys)))[named]
    told: Mapping[str, object] = jwt.decode(
        text,
        key,
        algorithms=_SIGNED_BY,
        audience=app,
        options={
            "require": ["iss", "sub", "aud", "exp", "iat"],
            # Times are compared above, by the clock that everything here goes by.
            "verify_exp": False,
            "verify_nbf": False,
            "verify_iat": False,
        },
    )
    return told


def _issuer(issuer: str, claims: Mapping[str, object]) -> str:
    if not issuer:
        raise ValueError(odd("the issuer"))
    if _ANY_TENANT not in issuer:
        return issuer
    return issuer.replace(_ANY_TENANT, an_id(claims.get("tid")))


def _instant(seconds: object) -> datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise ValueError(odd("an instant"))  # noqa: TRY004  one kind of trouble for whoever reads
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError) as e:
        raise ValueError(odd("an instant")) from e
