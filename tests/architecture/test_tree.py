"""What lies where, and what the repository does not name."""

import json
import re
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, sources, tracked

TOP = {"tracksync", "resources", "installers", "tests", "pyproject.toml", "build.spec"}
BESIDE = {
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "changes",
    "docs",
    "uv.lock",
}
PUBLIC = {"https://pypi.org", "https://files.pythonhosted.org"}
# A rule switched off on a line says why, behind its code: `(words)`, or a second `#` and words.
EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no\s*cover)\b")
REASONED = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*\b|type:\s*ignore\[[\w\-, ]+\]"
    r"|pragma:\s*no\s*cover\b)(?:\s*#\s*|\s+[-:(]?\s*)(?!noqa|type:)\w"
)


def test_the_top_level_is_the_agreed_one() -> None:
    """Whoever opens the repository finds the same few names; nothing else settles there."""
    names = {path.parts[0] for path in tracked() if not path.parts[0].startswith(".")}

    assert names >= TOP
    assert names - TOP - BESIDE == set()


def test_the_locks_name_public_addresses_only() -> None:
    """A machine's own mirrors and folders never reach somebody else's machine."""
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    peers = json.loads((ROOT / "tests/peers/package-lock.json").read_text(encoding="utf-8"))

    assert {"/".join(url.split("/")[:3]) for url in re.findall(r'"(\w+://[^"]+)"', lock)} == PUBLIC
    assert [name for name, part in peers["packages"].items() if "resolved" in part] == []


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_exception_from_a_rule_has_a_reason(path: Path) -> None:
    """Switching a check off on a line says why, so that it can be switched on again."""
    if path == Path(__file__):
        return
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)

    assert [n for n, line in lines if EXCEPTION.search(line) and not REASONED.search(line)] == []


@pytest.mark.parametrize(
    ("line", "has_reason"),
    [
        ("x = f()  # noqa: S324", False),
        ("x = f()  # noqa: S324, E501", False),
        ("x = f()  # noqa: S324  git's own hash", True),
        ("x = f()  # noqa: S324 (git's own hash)", True),
        ("x = f()  # type: ignore[misc]", False),
        ("x = f()  # type: ignore[misc]  # noqa: S324", False),
        ("x = f()  # type: ignore[misc]  # Qt's stub is wrong", True),
    ],
)
def test_a_missing_reason_is_seen(line: str, *, has_reason: bool) -> None:
    """The check above can fail, and can pass."""
    assert EXCEPTION.search(line)
    assert bool(REASONED.search(line)) is has_reason
