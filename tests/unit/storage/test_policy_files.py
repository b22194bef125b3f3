"""Signed policies as bytes from outside, and the file that remembers where one stands."""

from __future__ import annotations

import base64
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.bech32 import spelled
from tracksync.core.pictures.readers import Former, Reader
from tracksync.core.policy.limits import Manner, Rules, Wish
from tracksync.core.policy.standing import Standing
from tracksync.core.problems import BadInput
from tracksync.storage.local.policy.seal import PolicySeals
from tracksync.storage.local.policy.shelf import PolicyShelf
from tracksync.storage.local.recovery import RecoveryKey

SEALS = PolicySeals()
SECRET, OTHER = "11" * 32, "22" * 32
CLAIMS = {"v": 1, "iss": "Acmé", "serial": 3}
GOOD = SEALS.seal(CLAIMS, SECRET)


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def head_of(document: str) -> dict[str, Any]:
    part = document.split(".", maxsplit=1)[0]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


def forged(head: object, claims: object = CLAIMS, *, secret: str = SECRET) -> str:
    """A document with any head and claims, and a good signature over them."""
    signed = ".".join(
        b64(part if isinstance(part, bytes) else json.dumps(part).encode())
        for part in (head, claims)
    )
    key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    return f"{signed}.{b64(key.sign(signed.encode()))}"


HEAD = head_of(GOOD)
THEIRS = head_of(SEALS.seal(CLAIMS, OTHER))


def test_what_was_signed_is_read() -> None:
    """With the key's fingerprint; white space around it does no harm."""
    paper = SEALS.open(f"\n{GOOD}\n")

    assert paper.claims == CLAIMS
    assert paper.key == SEALS.fingerprint(SECRET) == HEAD["kid"]
    assert SEALS.peek(GOOD) == paper
    assert SEALS.open(forged(HEAD)).claims == CLAIMS


def test_a_known_fingerprint() -> None:
    """The one RFC 8037 gives for its key (appendix A.3), so that other tools find the same."""
    secret = base64.urlsafe_b64decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=").hex()
    assert SEALS.fingerprint(secret) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


@pytest.mark.parametrize(
    "document",
    [
        "",
        "..",
        "a.b",
        GOOD + ".x",
        GOOD[:-4],
        GOOD[:-1] + ("A" if GOOD[-1] != "A" else "B"),
        GOOD.replace(".", ". ", 1),
        GOOD + "=",
        "x" * 70_000,
        "é" + GOOD,
        forged(HEAD | {"alg": "none"}),
        forged(HEAD | {"alg": "HS256"}),
        forged(HEAD | {"alg": "eddsa"}),
        forged(HEAD | {"typ": "JWT"}),
        forged(HEAD | {"crit": ["exp"]}),
        forged({k: v for k, v in HEAD.items() if k != "jwk"}),
        forged(HEAD | {"kid": THEIRS["kid"]}),
        forged(HEAD | {"jwk": THEIRS["jwk"]}),
        forged(HEAD | {"jwk": THEIRS["jwk"], "kid": THEIRS["kid"]}),
        forged(HEAD | {"jwk": HEAD["jwk"] | {"d": "x"}}),
        forged(HEAD | {"jwk": "x"}),
        forged(HEAD | {"jwk": {"x": 7}}),
        forged(HEAD, secret=OTHER),
        forged(HEAD, [1]),
        forged(HEAD, b'{"serial": 1, "serial": 2}'),
        forged(HEAD, b'{"serial": 1.5}'),
        forged(HEAD, b'{"serial": NaN}'),
        forged(HEAD, b"\xff"),
        forged(HEAD, b'{"a":' + b"[" * 20_000 + b"]" * 20_000 + b"}"),
        forged(HEAD, b'{"n": ' + b"9" * 9_000 + b"}"),
    ],
)
def test_whatever_is_not_exactly_right_is_refused(document: str) -> None:
    """No algorithm but one, the key it names and no other, nothing twice, nothing too deep."""
    with pytest.raises(BadInput, match="no policy that can be used"):
        SEALS.open(document)


def test_a_swapped_body_is_refused() -> None:
    """The claims of one, the signature of another."""
    head, _, signature = GOOD.split(".")
    body = SEALS.seal(CLAIMS | {"serial": 4}, SECRET).split(".")[1]
    with pytest.raises(BadInput, match="signature is not good"):
        SEALS.open(f"{head}.{body}.{signature}")


def test_a_secret_under_a_passphrase() -> None:
    """Opens with it alone, and is no other kind of key."""
    locked = SEALS.lock(SECRET, "long words")

    assert SECRET not in locked
    assert SEALS.unlock(locked, "long words") == SECRET
    for text, word in ((locked, "short"), ("no key", "long words"), (locked, "")):
        with pytest.raises(BadInput, match="does not open"):
            SEALS.unlock(text, word)
    assert len(bytes.fromhex(SEALS.fresh())) == 32


@given(st.binary(min_size=32, max_size=32), st.integers(0, 57), st.sampled_from("qpzry9x8gf2tvdw"))
def test_a_key_comes_back_from_paper(secret: bytes, place: int, letter: str) -> None:
    """However it is spaced or cased; one wrong letter is one too many."""
    printed = SEALS.printed(secret.hex())
    head, *lines = printed.split("\n")
    assert head == "TRACKSYNC-POLICY-KEY-1"
    assert [len(line) for line in lines] == [24, 24, 22]
    body = "".join(lines).replace(" ", "")
    for text in (printed, printed.lower(), body, " ".join(printed)):
        assert SEALS.typed(text) == secret.hex()

    wrong = body[:place] + letter.upper() + body[place + 1 :]
    for text in (wrong if wrong != body else "", body[:-1], f"{body}q", "AGE-SECRET-KEY-1" + body):
        with pytest.raises(BadInput, match="typing mistake"):
            SEALS.typed(text)


def test_another_kind_of_paper_is_no_key_of_an_organization() -> None:
    """A recovery key has another beginning, so its checksum is another too; nor is a short one."""
    short = spelled("tracksync-policy-key-", b"short")
    for text in (RecoveryKey.make().printed(), short, ""):
        with pytest.raises(BadInput, match="no organization's key"):
            SEALS.typed(text)


def test_a_draft_says_where_it_is_broken() -> None:
    """As the settings file does."""
    assert SEALS.draft("version = 1") == {"version": 1}
    with pytest.raises(BadInput, match="line 2"):
        SEALS.draft("version = 1\nlock = what\n")


# --- where one stands -----------------------------------------------------------------------------


def test_a_standing_comes_back_as_it_was(tmp_path: Path) -> None:
    """All of it; without a file there is none."""
    shelf = PolicyShelf(tmp_path / "policy.json")
    kept = (("strip_days", 14), ("words_months", 24))
    manner = Manner(timedelta(minutes=5), "light", 30, frozenset({"bänk"}), kept)
    readers = frozenset({Reader("Änn", "age1ann"), Reader("Bo", "age1bo")})
    shares = (("Acmé", manner), ("Team", Manner(keep_days=60)))
    held = Rules(
        Wish.REQUIRED,
        manner,
        "Acmé",
        is_locked=True,
        readers=readers,
        shares=shares,
        subtracts="Acmé",
        assigned_only="Team",
        notice_days=14,
    )
    at = datetime(2026, 11, 27, 9, tzinfo=UTC)
    standing = Standing(
        *("k", 3, GOOD, 2, held),
        is_over=True,
        is_machines=True,
        taken_at=at,
        seen_at=at,
        told=3,
        former=(Former(Reader("Cem", "age1cem"), at),),
        due_at=at + timedelta(days=14),
    )

    assert shelf.load() == Standing()
    shelf.save(standing)
    assert PolicyShelf(tmp_path / "policy.json").load() == standing
    shelf.save(Standing())
    assert shelf.load() == Standing()


def test_a_standing_from_before_there_were_readers(tmp_path: Path) -> None:
    """It names none."""
    file = tmp_path / "policy.json"
    standing = Standing("k", 3, GOOD, 3, Rules(Wish.OPTIONAL, who="Acme"))
    PolicyShelf(file).save(standing)
    written = json.loads(file.read_text())
    del written["held"]["subtracts"], written["held"]["assigned_only"]
    del written["held"]["readers"], written["held"]["shares"], written["former"]
    del written["held"]["notice_days"], written["due_at"], written["held"]["keeps"]
    file.write_text(json.dumps(written))

    assert PolicyShelf(file).load() == standing


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff", b"[]", b'{"held": {}}', b"[" * 99_999, b"x" * 300_000]
)
def test_a_file_that_was_changed_forbids(tmp_path: Path, content: bytes) -> None:
    """What it allowed is not known any more; a folder in its place is no better."""
    file = tmp_path / "policy.json"
    file.write_bytes(content)
    assert PolicyShelf(file).load().held.wish is Wish.FORBIDDEN
    assert PolicyShelf(tmp_path).load().held.wish is Wish.FORBIDDEN


@pytest.mark.parametrize(
    "held",
    [
        {"wish": "encouraged"},
        {"preset": "dark"},
        {"preset": None},
        {"interval_seconds": 0},
        {"interval_seconds": 10**15},
        {"interval_seconds": "often"},
        {"keep_days": 0},
        {"keep_days": -5},
        {"keep_days": 10**15},
        {"keeps": {"words_months": 0}},
        {"keeps": {"words_months": 241}},
        {"keeps": {"words_months": "long"}},
        {"keeps": {"thoughts_months": 1}},
        {"keeps": [1]},
        {"notice_days": -1},
        {"notice_days": 10**15},
        {"exclude": 7},
        {"readers": [{"name": "Eve"}]},
        {"shares": [{"who": "Acme"}]},
    ],
)
def test_what_no_document_could_say_forbids(tmp_path: Path, held: dict[str, Any]) -> None:
    """The file was changed: what it allowed is not known, and nothing breaks over it."""
    file = tmp_path / "policy.json"
    PolicyShelf(file).save(Standing("k", 3, GOOD, 3, Rules(Wish.OPTIONAL, who="Acme")))
    written = json.loads(file.read_text())
    written["held"] |= held
    file.write_text(json.dumps(written))

    assert PolicyShelf(file).load().held.wish is Wish.FORBIDDEN


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into it."""
    os.mkfifo(tmp_path / "policy.json")

    assert PolicyShelf(tmp_path / "policy.json").load().held.wish is Wish.FORBIDDEN
