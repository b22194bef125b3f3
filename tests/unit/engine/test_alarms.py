"""Alarms ring once, in order, and end when told."""

import threading
from queue import SimpleQueue

from tracksync.engine.lanes.alarms import Alarms


def test_alarms_ring_in_order_of_time() -> None:
    """What is due first rings first, whatever was set first."""
    rung: SimpleQueue[str] = SimpleQueue()
    alarms, is_set = Alarms(), threading.Event()

    def hold() -> None:
        is_set.wait(60)

    alarms.set("first", 0, hold)  # nothing else rings until both are set
    alarms.set("later", 2, lambda: rung.put("later"))
    alarms.set("now", 0, lambda: rung.put("now"))
    is_set.set()

    assert [rung.get(timeout=60), rung.get(timeout=60)] == ["now", "later"]
    alarms.close()
    assert rung.empty()


def test_setting_an_alarm_again_moves_it() -> None:
    """There is one alarm of a name; the old time is forgotten."""
    rung: SimpleQueue[int] = SimpleQueue()
    alarms = Alarms()
    alarms.set("a", 60, lambda: rung.put(1))
    alarms.set("a", 0, lambda: rung.put(2))

    assert rung.get(timeout=60) == 2
    alarms.clear("a")
    alarms.close()
    assert rung.empty()


def test_a_broken_call_stops_no_other() -> None:
    """A fault in one alarm is told, and the next one rings."""
    rung: SimpleQueue[str] = SimpleQueue()
    faults: list[BaseException] = []
    alarms = Alarms(unexpected=faults.append)

    def broken() -> None:
        raise KeyError

    alarms.set("broken", 0, broken)
    alarms.set("good", 0.01, lambda: rung.put("good"))

    assert rung.get(timeout=60) == "good"
    alarms.close()
    assert [type(e) for e in faults] == [KeyError]


def test_closing_during_a_call_ends_the_thread() -> None:
    """Closing while an alarm rings waits for it, and for nothing else."""
    inside, go_on = threading.Event(), threading.Event()
    alarms = Alarms()

    def slow() -> None:
        inside.set()
        go_on.wait(60)

    alarms.set("slow", 0, slow)
    assert inside.wait(60)
    closing = threading.Thread(target=alarms.close)
    closing.start()
    go_on.set()
    closing.join(60)

    assert not closing.is_alive()
    alarms.set("after", 0, slow)
    assert not [t for t in threading.enumerate() if t.name == "tracksync-alarms"]
