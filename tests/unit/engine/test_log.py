"""The log holds what helps to find a fault, and nothing of anybody's day."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.privacy import FIELDS, loggable
from tracksync.telemetry.log import KEPT, LocalLog

SECRETS = (
    "anna@example.org",
    "https://site.example/browse?token=abc",
    "/home/anna/notes.txt",
    "Invoice export for ACME",
    "Tom says: hello",
)


def lines(log: LocalLog) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.path.read_text(encoding="utf-8").splitlines()]


def test_a_line_is_json_with_known_names(tmp_path: Path) -> None:
    """Programs can read the log, and know every name in it."""
    log = LocalLog(tmp_path / "log")
    log.note("engine_state", state="open", count=3)
    (line,) = lines(log)

    assert line.pop("at_ms")
    assert line == {"event": "engine_state", "level": "info", "state": "open", "count": 3}
    assert (log.path.stat().st_mode & 0o777) == 0o600


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_personal_is_written(tmp_path: Path, secret: str) -> None:
    """Whoever logs a title, an address or a path by mistake writes "(withheld)"."""
    log = LocalLog(tmp_path)
    log.note("oops", state=secret, title=secret)

    assert secret not in log.path.read_text(encoding="utf-8")


def test_a_fault_is_a_place_not_a_text(tmp_path: Path) -> None:
    """Exceptions hold what people typed; only module and line are kept."""
    log = LocalLog(tmp_path)
    try:
        int(SECRETS[0])
    except ValueError as e:
        log.fault(e)
    (line,) = lines(log)

    assert (line["error"], line["module"]) == ("ValueError", __name__)
    assert SECRETS[0] not in log.path.read_text(encoding="utf-8")


def test_the_log_stays_small(tmp_path: Path) -> None:
    """Old lines go; a year of running does not fill the disk."""
    log = LocalLog(tmp_path, largest_bytes=500)
    for number in range(200):
        log.note("tick", count=number)

    files = list(tmp_path.iterdir())
    assert len(files) == KEPT + 1
    assert all(file.stat().st_size <= 500 for file in files)


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    """The timer matters more than its log."""
    (tmp_path / "file").touch()
    LocalLog(tmp_path / "file" / "log").note("tick")


@given(
    st.dictionaries(st.sampled_from([*sorted(FIELDS), "title", "note"]), st.text() | st.integers())
)
def test_only_known_names_and_plain_words_pass(fields: dict[str, object]) -> None:
    """No value can carry a blank, an @ or a slash."""
    kept = loggable(fields)

    assert kept.keys() <= FIELDS
    assert not any(c in str(v) for v in kept.values() for c in "@/ :\n") or "(withheld)" in str(
        kept
    )
