"""The fingerprint of an organization's key, as it is typed."""

from __future__ import annotations

import pytest

from tracksync.cli.parser import parse
from tracksync.core.problems import BadInput


@pytest.mark.parametrize("key", ["qiUg", "-qiUg", "--qiUg", "-", "--json"])
def test_whatever_it_begins_with_it_is_the_fingerprint(key: str) -> None:
    """A dash is a letter to it as good as any other."""
    typed = parse(["policy", "apply", "policy.jws", "--pin", key])

    assert typed.arguments == {"file": "policy.jws", "pin": key}


def test_one_that_is_missing_is_asked_for() -> None:
    """Nothing else takes its place."""
    with pytest.raises(BadInput, match="--pin"):
        parse(["policy", "apply", "policy.jws", "--pin"])
