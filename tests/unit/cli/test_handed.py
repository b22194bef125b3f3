"""Secrets that are handed over, as whatever it is that comes."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper

import pytest

from tracksync.cli.handed import passphrase, token
from tracksync.cli.typed import NO_OPTIONS, Typed
from tracksync.core.problems import BadInput
from tracksync.ports.authorization import LONGEST_TOKEN

CONNECT = Typed("connect", {}, NO_OPTIONS | {"token_stdin": True})


def pipe(content: bytes) -> TextIOWrapper:
    return TextIOWrapper(BytesIO(content), encoding="utf-8")


def test_a_token_is_read_without_its_line_end() -> None:
    """Whoever types it ends the line."""
    assert token(CONNECT, pipe(b"a token\n")) == "a token"


def test_what_is_no_text_is_no_token() -> None:
    """A file that was piped by mistake is refused in words, and not shown."""
    with pytest.raises(BadInput, match="not text in UTF-8"):
        token(CONNECT, pipe(b"\x89PNG\r\n"))


def test_no_more_is_read_than_shows_that_it_is_too_long() -> None:
    """An endless pipe ends."""
    assert len(token(CONNECT, pipe(b"t" * (LONGEST_TOKEN + 100)))) == LONGEST_TOKEN + 1


@pytest.mark.parametrize("descriptor", [-1, 1_000_000, 10**30])
def test_a_descriptor_that_is_none_is_refused(descriptor: int) -> None:
    """Whatever its number."""
    with pytest.raises(BadInput, match="No passphrase can be read"):
        passphrase(descriptor)
