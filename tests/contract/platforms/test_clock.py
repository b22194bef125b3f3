"""The machine's clock keeps the promises of the port, also where the zone is set oddly."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from tracksync.platforms.clock.system import InZone, SystemClock
from tracksync.platforms.clock.windows_zones import WINDOWS_ZONES
from tracksync.platforms.clock.zone import known_zone, zone_of_offset
from tracksync.platforms.ids import SystemIds

NS = 1_000_000_000
BERLIN = "/usr/share/zoneinfo/Europe/Berlin"


class Wall:
    """A wall clock moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1_700_000_000

    def __call__(self) -> int:
        return self.seconds * NS


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    folder = tmp_path / "etc"
    folder.mkdir()
    return folder


def zone(etc: Path, tz: str = "") -> str:
    return SystemClock({"TZ": tz}, etc=etc).read().zone


def test_the_clocks_are_read_together() -> None:
    """Aware, whole milliseconds, one boot; neither monotonic clock goes back."""
    clock = SystemClock()
    first, second = clock.read(), clock.read()

    assert first.at.tzinfo is UTC
    assert first.at.microsecond % 1000 == 0
    assert first.boot_id == second.boot_id == SystemClock().read().boot_id
    assert first.monotonic_ms <= second.monotonic_ms
    assert first.boottime_ms is not None
    assert second.boottime_ms is not None
    assert first.monotonic_ms <= first.boottime_ms <= second.boottime_ms
    assert known_zone(first.zone) == first.zone


def test_the_zone_is_where_localtime_points(etc: Path) -> None:
    """What the rest of the system goes by."""
    (etc / "localtime").symlink_to(BERLIN)
    (etc / "timezone").write_text("America/New_York\n", encoding="ascii")

    assert zone(etc) == "Europe/Berlin"


@pytest.mark.parametrize(
    "target",
    [
        "../usr/share/zoneinfo/posix/Asia/Kolkata",
        "/var/db/timezone/zoneinfo/Asia/Kolkata",
        "/nix/store/x-tzdata/share/zoneinfo/right/Asia/Kolkata",
    ],
)
def test_the_link_may_point_anywhere_with_zones(etc: Path, target: str) -> None:
    """Not every system keeps them in /usr/share."""
    (etc / "localtime").symlink_to(target)

    assert zone(etc) == "Asia/Kolkata"


def test_where_localtime_is_a_copy_the_zone_may_be_written_beside_it(etc: Path) -> None:
    """Older Debian."""
    (etc / "localtime").write_bytes(Path(BERLIN).read_bytes())
    (etc / "timezone").write_text("Europe/Berlin\n", encoding="ascii")

    assert zone(etc) == "Europe/Berlin"


@pytest.mark.parametrize("content", [b"", b"Mars/Olympus", b"../../etc/passwd", b"\xff\0" * 999])
def test_a_zone_nobody_knows_is_no_zone(etc: Path, content: bytes) -> None:
    """Nonsense in a file is not kept in the journal."""
    (etc / "timezone").write_bytes(content)
    (etc / "localtime").symlink_to("/usr/share/zoneinfo/Mars/Olympus")

    assert zone(etc) in {"UTC"} | {f"Etc/GMT{n:+d}" for n in range(-14, 13)}


def test_tz_wins_where_it_names_a_zone(etc: Path) -> None:
    """Somebody who sets it means it; a POSIX rule in it names no zone."""
    (etc / "localtime").symlink_to(BERLIN)

    assert zone(etc, tz=":Asia/Tokyo") == "Asia/Tokyo"
    assert zone(etc, tz="CET-1CEST") == "Europe/Berlin"


def test_travel_is_noticed_but_not_looked_for_at_each_read(etc: Path) -> None:
    """The zone is asked again after half a minute of wall time, sleep included."""
    wall = Wall()
    clock = SystemClock({}, etc=etc, wall_ns=wall)
    (etc / "localtime").symlink_to(BERLIN)
    before = clock.read().zone
    (etc / "localtime").unlink()
    (etc / "localtime").symlink_to("/usr/share/zoneinfo/America/New_York")
    wall.seconds += 10
    at_once = clock.read().zone
    wall.seconds += 25

    assert (before, at_once, clock.read().zone) == (
        "Europe/Berlin",
        "Europe/Berlin",
        "America/New_York",
    )


def test_a_zone_that_cannot_be_read_for_a_moment_stays(etc: Path) -> None:
    """An update takes the link away and puts a new one."""
    wall = Wall()
    clock = SystemClock({}, etc=etc, wall_ns=wall)
    (etc / "localtime").symlink_to(BERLIN)
    clock.read()
    (etc / "localtime").unlink()
    wall.seconds += 60

    assert clock.read().zone == "Europe/Berlin"


def test_an_offset_of_whole_hours_has_a_name() -> None:
    """The last resort before UTC: right today, and it says no more than is known."""
    assert zone_of_offset(3600) == "Etc/GMT-1"
    assert zone_of_offset(-5 * 3600) == "Etc/GMT+5"
    assert zone_of_offset(0) is None
    assert zone_of_offset(5 * 3600 + 1800) is None
    assert zone_of_offset(99 * 3600) is None


def test_every_windows_zone_is_a_zone_we_know() -> None:
    """The table and the zones we ship fit together."""
    assert set(WINDOWS_ZONES.values()) <= available_timezones()


def test_more_ids_than_a_millisecond_counts_still_grow() -> None:
    """The counter runs over into the next millisecond."""
    ids = SystemIds(wall_ns=Wall())
    made = [ids.new() for _ in range(5000)]

    assert made == sorted(set(made))


def test_the_zone_a_person_chose_goes_before_the_machine_s() -> None:
    """Whoever works in another zone than the machine says so once."""
    chosen = ["Asia/Tokyo", "system"]
    clock = InZone(SystemClock({"TZ": "Europe/Berlin"}), lambda: chosen.pop(0))

    assert [clock.read().zone, clock.read().zone] == ["Asia/Tokyo", "Europe/Berlin"]
