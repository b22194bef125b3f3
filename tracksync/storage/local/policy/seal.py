"""
Policies as signed papers: JWS in its compact form (RFC 7515), Ed25519 alone (RFC 8037).

The header carries the public key, and `kid` is that key's fingerprint (RFC 7638), so that what is
pinned is short enough to be compared by a person. Nothing in a header chooses how it is checked.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracksync.core.policy.document import LARGEST_BYTES
from tracksync.core.problems import BadInput
from tracksync.core.sentences import Sentence, say
from tracksync.ports.policy import Paper
from tracksync.storage.local.policy import paper as policy_paper

if TYPE_CHECKING:
    from tracksync.storage.local.signing import Key

_ALG, _TYP = "EdDSA", "tracksync-policy+jws"
_HEADER = frozenset({"alg", "typ", "kid", "jwk"})
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64


class PolicySeals:
    """`ports.policy.Seals`. `cryptography` (14 ms, 9 MB) is loaded when something is checked."""

    def peek(self, document: str) -> Paper:
        return _apart(document)[0]

    def open(self, document: str) -> Paper:
        from tracksync.storage.local.signing import is_signed  # see above

        paper, public, signed, signature = _apart(document)
        try:
            is_good = is_signed(signed, signature, public)
        except ValueError as e:
            raise _broken(say("Its signature is not good.")) from e
        if not is_good:
            raise _broken(say("Its signature is not good."))
        return paper

    def seal(self, claims: Mapping[str, object], secret: str) -> str:
        key = _key(secret)
        head = {"alg": _ALG, "typ": _TYP, "kid": _thumbprint(key.public), "jwk": _jwk(key.public)}
        signed = f"{_encoded(_packed(head))}.{_encoded(_packed(claims))}"
        return f"{signed}.{_encoded(key.sign(signed.encode()))}"

    def fresh(self) -> str:
        from tracksync.storage.local.signing import fresh  # see above

        return fresh().hex()

    def fingerprint(self, secret: str) -> str:
        return _thumbprint(_key(secret).public)

    def lock(self, secret: str, passphrase: str) -> str:
        return _key(secret).locked(passphrase)

    def unlock(self, text: str, passphrase: str) -> str:
        from tracksync.storage.local.signing import unlocked  # see above

        try:
            return unlocked(text, passphrase).hex()
        except ValueError as e:
            msg = say("This passphrase does not open this key file. Nothing was signed.")
            raise BadInput(msg) from e

    def printed(self, secret: str) -> str:
        return policy_paper.printed(secret)

    def typed(self, text: str) -> str:
        return policy_paper.typed(text)

    def draft(self, source: str) -> Mapping[str, object]:
        try:
            return tomllib.loads(source)
        except (ValueError, RecursionError) as e:
            where = str(e).partition("(at ")[2].rstrip(")") or say("it is no TOML")
            raise BadInput(say("The policy's text is broken ({where}).", where=where)) from e


def _key(secret: str) -> Key:
    from tracksync.storage.local.signing import Key  # see above

    return Key(bytes.fromhex(secret))


def _apart(document: str) -> tuple[Paper, bytes, bytes, bytes]:
    """Take a document apart: paper, public key, what was signed, signature."""
    text = document.strip()
    if len(text) > LARGEST_BYTES or not text.isascii():
        raise _broken(say("It is too large, or not text."))
    parts = text.split(".")
    if len(parts) != 3:  # noqa: PLR2004  head, claims, signature
        raise _broken(say("It is not in three parts."))
    head, claims = _table(parts[0]), _table(parts[1])
    public = _public(head)
    signature = _decoded(parts[2])
    if len(signature) != _SIGNATURE_BYTES:
        raise _broken(say("Its signature is not good."))
    signed = f"{parts[0]}.{parts[1]}".encode()
    return Paper(_thumbprint(public), claims), public, signed, signature


def _public(head: Mapping[str, object]) -> bytes:
    """Find the key in a header that is exactly as it must be."""
    jwk = head.get("jwk")
    if head.keys() != _HEADER or head["alg"] != _ALG or head["typ"] != _TYP:
        raise _broken(say("It is signed in another way than policies are."))
    x = jwk.get("x") if isinstance(jwk, dict) else None
    public = _decoded(x) if isinstance(x, str) else b""
    if len(public) != _KEY_BYTES or jwk != _jwk(public) or head["kid"] != _thumbprint(public):
        raise _broken(say("It does not name its key."))
    return public


def _jwk(public: bytes) -> dict[str, str]:
    return {"crv": "Ed25519", "kty": "OKP", "x": _encoded(public)}


def _thumbprint(public: bytes) -> str:
    return _encoded(hashlib.sha256(_packed(_jwk(public))).digest())


def _packed(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as e:
        raise _broken(say("It is not written as policies are.")) from e
    if _encoded(data) != text:
        raise _broken(say("It is not written as policies are."))
    return data


def _table(text: str) -> dict[str, object]:
    try:
        found = json.loads(
            _decoded(text).decode(), object_pairs_hook=_once, parse_float=_no, parse_constant=_no
        )
    except (ValueError, RecursionError) as e:
        raise _broken(say("It is not written as policies are.")) from e
    if not isinstance(found, dict):
        raise _broken(say("It is not written as policies are."))
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a key stands there twice"
        raise ValueError(msg)
    return found


def _no(text: str) -> object:
    raise ValueError(text)


def _broken(why: Sentence) -> BadInput:
    return BadInput(
        say("This is no policy that can be used. {why}", why=why),
        say("Ask whoever gave it to you for a new one. What held before still holds."),
    )
