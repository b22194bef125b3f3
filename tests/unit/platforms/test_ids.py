"""Fresh ids."""

import itertools

from tracksync.platforms import host_name
from tracksync.platforms.ids import SystemIds

NS = 1_000_000


def test_an_id_is_a_uuid_of_version_7_with_the_time_in_front() -> None:
    """Ids sort by age everywhere, also in somebody else's database."""
    made = SystemIds(wall_ns=lambda: 1_700_000_000_123 * NS).new()

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == 1_700_000_000_123


def test_ids_of_one_millisecond_grow() -> None:
    """Two events of one millisecond keep their order."""
    ids = SystemIds(wall_ns=lambda: 1_700_000_000_123 * NS)
    made = [ids.new() for _ in range(300)]

    assert made == sorted(set(made))


def test_a_clock_set_back_does_not_make_older_ids() -> None:
    """Order within a run never depends on the wall clock."""
    times = itertools.chain([5_000 * NS], itertools.repeat(1_000 * NS))
    ids = SystemIds(wall_ns=lambda: next(times))

    assert ids.new() < ids.new() < ids.new()


def test_two_machines_do_not_make_the_same_id() -> None:
    """Sixty-two bits are chance."""
    made = {SystemIds(wall_ns=lambda: 5_000 * NS).new().int & (1 << 62) - 1 for _ in range(50)}

    assert len(made) == 50


def test_a_computer_has_a_name_of_one_line() -> None:
    """People tell their devices apart by it; where it stands in a network is nobody's concern."""
    name = host_name()

    assert name
    assert "." not in name
    assert len(name.splitlines()) == 1
