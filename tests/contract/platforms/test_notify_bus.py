"""What a notifier says on the bus, and whom it believes there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.keyring import PrivateBus, wait_until
from tests.desktop_rig.notices import AWAY, Person
from tests.fakes.notification_server import say, serving
from tracksync.platforms.notify import CannotNotify
from tracksync.platforms.notify_dbus import DesktopNotifier
from tracksync.ports.notify import Notice

NAME = "org.freedesktop.Notifications"
ALL = ("body", "actions", "body-markup")


pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path / "bus")
    yield bus
    bus.stop()


@pytest.fixture
def notifier(bus: PrivateBus) -> Iterator[DesktopNotifier]:
    notifier = DesktopNotifier(bus.environ)
    yield notifier
    notifier.close()


@pytest.fixture
def person(notifier: DesktopNotifier) -> Person:
    return Person(notifier)


def test_everything_is_said_as_the_specification_has_it(
    bus: PrivateBus, notifier: DesktopNotifier
) -> None:
    """Names, ids, buttons, hints, and the server's own time on the screen."""
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        assert notifier.show(Notice("idle", "Now loud", "", is_quiet=False))

    quiet, loud = server.shown
    assert (quiet.app, quiet.icon, quiet.replaces, quiet.expires_ms) == (
        "TrackSync",
        "tracksync",
        0,
        -1,
    )
    assert quiet.title == AWAY.title
    assert quiet.body == "12 minutes are &lt;b&gt;not&lt;/b&gt; counted yet."
    assert quiet.actions == ["default", "", "keep", "Keep idle time", "discard", "Discard"]
    assert quiet.hints == {
        "urgency": ("y", 0),
        "desktop-entry": ("s", "tracksync"),
        "suppress-sound": ("b", True),
    }
    assert (loud.replaces, loud.body, loud.actions) == (1, "", ["default", ""])
    assert loud.hints == {"urgency": ("y", 1), "desktop-entry": ("s", "tracksync")}


def test_a_simple_daemon_gets_no_markup_and_no_buttons(
    bus: PrivateBus, notifier: DesktopNotifier
) -> None:
    """What it cannot do is not asked of it: some would open a dialog instead."""
    with serving(bus.address, "body") as server:
        assert notifier.show(AWAY)

    assert server.shown[0].body == AWAY.body
    assert server.shown[0].actions == []


def test_absurd_texts_are_cut_and_cleaned(bus: PrivateBus, notifier: DesktopNotifier) -> None:
    """Ten megabytes, control characters and marks that turn text around do no harm."""
    with serving(bus.address, *ALL) as server:
        assert notifier.show(
            Notice("t", "a\0b\n\u202ec" + "x" * 10_000_000, "y" * 10_000_000, (("k", "l" * 500),))
        )

    (shown,) = server.shown
    assert shown.title.startswith("ab cx")
    assert (len(shown.title), len(shown.body), len(shown.actions[3])) == (200, 1_000, 60)


def test_another_daemon_is_asked_what_it_can(bus: PrivateBus, notifier: DesktopNotifier) -> None:
    """A change of desktop while we run: nothing of the former one is believed."""
    with serving(bus.address, *ALL):
        assert notifier.show(AWAY)
    with serving(bus.address, "body") as second:
        assert notifier.show(AWAY)

    assert (second.shown[0].replaces, second.shown[0].actions) == (0, [])


def test_only_what_we_offered_can_be_clicked(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """Other ids, actions we never had, and notices that are closed say nothing to us."""
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        server.say("ActionInvoked", "us", 2, "keep")
        server.say("ActionInvoked", "us", 1, "delete everything")
        server.say("ActionInvoked", "s", "keep")
        server.say("ActionInvoked", "us", 1, "keep")
        server.say("NotificationClosed", "uu", 1, 2)
        server.say("ActionInvoked", "us", 1, "discard")

        person.waits_for(("idle", "keep"))
        assert notifier.show(AWAY)
        assert person.looks() == [("idle", "keep")]

    assert server.shown[1].replaces == 0


def test_nobody_else_on_the_bus_can_click(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """A signal counts when it comes from the daemon itself."""
    with serving(bus.address, *ALL) as server, bus.connect() as other:
        assert notifier.show(AWAY)
        say(other, "ActionInvoked", "us", 1, "keep")
        bus.has(NAME)
        server.say("ActionInvoked", "us", 1, "discard")

        person.waits_for(("idle", "discard"))


def test_a_click_may_show_the_next_notice(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """Who hears of a click may answer at once, from inside."""
    answers: list[bool] = []
    done = Notice("done", "Kept 12 minutes", "")
    notifier.start(lambda _topic, _action: answers.append(notifier.show(done)))
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        server.say("ActionInvoked", "us", 1, "keep")
        wait_until(lambda: person.looks() == [] and answers == [True], "the answer is shown")

    assert server.shown[1].title == "Kept 12 minutes"


def test_several_threads_may_use_it(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """Lanes show, the GUI thread listens."""
    with serving(bus.address, *ALL) as server:
        threads = [
            threading.Thread(target=notifier.show, args=[Notice(f"t{i % 3}", "x", "")])
            for i in range(30)
        ]
        for thread in threads:
            thread.start()
            person.looks()
        for thread in threads:
            thread.join()

    assert len(server.shown) == 30
    assert {shown.replaces for shown in server.shown if shown.replaces} <= {1, 2, 3}


def test_a_new_bus_is_found_and_heard_on_the_same_descriptor(
    bus: PrivateBus, notifier: DesktopNotifier, person: Person
) -> None:
    """After the session bus was restarted the next notice connects again."""
    watched = notifier.fileno()
    with serving(bus.address, *ALL):
        assert notifier.show(AWAY)
    bus.stop()
    person.looks()
    assert not notifier.show(AWAY)
    bus.start()
    with serving(bus.address, *ALL) as server:
        assert notifier.show(AWAY)
        server.say("ActionInvoked", "us", 1, "keep")

        person.waits_for(("idle", "keep"))

    assert notifier.fileno() == watched


def test_without_a_bus_nothing_is_shown_and_nothing_raised(tmp_path: Path) -> None:
    """A console, or a system that has none."""
    for environ in ({}, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}"}):
        notifier = DesktopNotifier(environ)

        assert not notifier.show(AWAY)
        notifier.withdraw("idle")
        notifier.poll()
        notifier.close()


def test_where_we_cannot_notify_we_say_so() -> None:
    """The caller then opens a window of our own."""
    cannot = CannotNotify()
    cannot.start(lambda _topic, _action: None)

    assert not cannot.show(AWAY)
    cannot.withdraw("idle")
    cannot.close()
