"""What is seen on GNOME, by the desktop portal: with one that behaves as a test says."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import pytest

from tests.contract.platforms.test_screen import order
from tests.desktop_rig.weston import weston
from tests.fakes.portal_bus import PortalBus, Told, shared, stream
from tracksync.core.pictures.captures import Hold, remedy
from tracksync.core.pictures.captures import why as reason
from tracksync.core.problems import NotAllowed
from tracksync.platforms import child_process
from tracksync.platforms.child_messages import pack
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.screen import portal
from tracksync.platforms.screen import process as screen_process
from tracksync.platforms.screen.process import ScreenProcess, choose_screen
from tracksync.platforms.screen.sources import named
from tracksync.platforms.wayland.outputs import Output
from tracksync.ports.screen import Order, Seen

__all__ = ["order"]
# Instead of GStreamer: it says how it was called, and then does as a test wants.
PROGRAM = """#!/bin/sh
echo "$@" >> '{log}'
{does}
"""
LARGE, SMALL = (4, 2), (2, 2)
PIXELS = "head -c 32 /dev/zero | tr '\\0' A"
LIVES_ON = "sleep 5 & exec sleep 600"


@dataclass
class Desktop:
    """A portal, and programs that stand for GStreamer's."""

    bus: PortalBus
    folder: Path

    @property
    def environ(self) -> dict[str, str]:
        programs = f"{self.folder / 'programs'}:/usr/bin:/bin"
        return {
            **self.bus.environ,
            "PATH": programs,
            "XDG_RUNTIME_DIR": str(self.folder),
            "XDG_CURRENT_DESKTOP": "ubuntu:GNOME",
        }

    def frames(self, does: str = PIXELS) -> None:
        self._program("gst-launch-1.0", does)

    def elements(self, does: str = "exit 0") -> None:
        self._program("gst-inspect-1.0", does)

    @property
    def looks(self) -> list[str]:
        """Tell how GStreamer was called for a frame, each time."""
        log = self.folder / "gst-launch-1.0.log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def _program(self, name: str, does: str) -> None:
        path = self.folder / "programs" / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        text = PROGRAM.format(log=self.folder / f"{name}.log", does=does)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o700)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """All is there, the person says yes, and one monitor of 4 × 2 points is full of A."""
    with PortalBus(tmp_path) as bus, socket.socket(socket.AF_UNIX) as pipewire:
        pipewire.bind(str(tmp_path / "pipewire-0"))
        pipewire.listen()
        desktop = Desktop(bus, tmp_path)
        desktop.frames()
        desktop.elements()
        yield desktop


def cast(desktop: Desktop, grant: str = "", told: list[str] | None = None) -> portal.Cast:
    return portal.Cast(desktop.environ, grant, ([] if told is None else told).append)


# --- the dialog ---------------------------------------------------------------------------------


def test_all_monitors_are_asked_for_and_what_is_given_is_told_first(desktop: Desktop) -> None:
    """From left to right; before a frame is taken the word for the next time is safe."""
    desktop.bus.start = shared(stream(41, (4, 0), SMALL), stream(40, (0, 0), LARGE))
    told: list[str] = []
    with contextlib.closing(cast(desktop, told=told)) as seen:
        before = list(told), desktop.looks
        frames = [seen.look(one, (one.width, one.height)) for one in seen.streams]

    assert before == (["word"], [])
    assert [one.node for one in seen.streams] == [40, 41]
    assert frames == [b"A" * 32, b"A" * 16]
    assert [look.split()[3] for look in desktop.looks] == ["path=40", "path=41"]
    wanted = desktop.bus.options["SelectSources"]
    assert (wanted["types"], wanted["multiple"]) == (1, True)
    assert (wanted["cursor_mode"], wanted["persist_mode"]) == (1, 2)
    assert "restore_token" not in wanted
    assert desktop.bus.heard[-1] == "Close"


def test_what_was_given_is_handed_back(desktop: Desktop) -> None:
    """So that GNOME does not ask again."""
    cast(desktop, "word of before").close()

    assert desktop.bus.options["SelectSources"]["restore_token"] == "word of before"


@pytest.mark.parametrize("start", [(1, {}), (2, {}), None])
def test_what_is_no_yes_is_a_no(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, start: Told | None
) -> None:
    """Said, failed, or not answered at all: nothing is looked at, and it is told as a no."""
    monkeypatch.setattr(portal, "ASK_SECONDS", 0.2 if start is None else 60.0)
    desktop.bus.start = start
    told: list[str] = []

    with pytest.raises(portal.Refused):
        cast(desktop, told=told)
    assert (told, desktop.looks) == ([], [])
    assert desktop.bus.heard[-1] == "Close"


@pytest.mark.parametrize(
    "odd",
    [
        {"hangs_up": "Start"},
        {"spoilt": {"Start": ("s", ("yes",))}},
        {"spoilt": {"Start": ("ss", ("yes", "yes"))}},
        {"spoilt": {"Start": ("us", (0, "yes"))}},
    ],
)
def test_an_answer_that_cannot_be_read_is_a_no_to_whoever_was_asked(
    desktop: Desktop, odd: dict[str, object]
) -> None:
    """The dialog may have been there; who was not to be asked is only not seen this time."""
    for name, value in odd.items():
        setattr(desktop.bus, name, value)

    with pytest.raises(portal.Refused):
        cast(desktop)
    with pytest.raises(Unanswered) as known:
        cast(desktop, "word")
    assert not isinstance(known.value, portal.Refused)


@pytest.mark.parametrize(
    "odd",
    [
        {"hangs_up": "CreateSession"},
        {"hangs_up": "SelectSources"},
        {"spoilt": {"CreateSession": ("ua{sv}", (0, {}))}},
        {"spoilt": {"CreateSession": ("ua{sv}", (2, {}))}},
        {"spoilt": {"SelectSources": ("", ())}},
    ],
)
def test_what_goes_wrong_before_anybody_is_asked_is_no_refusal(
    desktop: Desktop, odd: dict[str, object]
) -> None:
    """It is tried again when a picture is due."""
    for name, value in odd.items():
        setattr(desktop.bus, name, value)

    with pytest.raises(Unanswered, match="does not let its screen be seen") as trouble:
        cast(desktop)
    assert not isinstance(trouble.value, portal.Refused)
    assert "Start" not in desktop.bus.heard


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (("s", "word"), "word"),
        (None, ""),
        (("s", "x" * 1001), ""),
        (("s", "two\nlines"), ""),
        (("u", 7), ""),
    ],
)
def test_a_word_that_cannot_be_kept_is_none(
    desktop: Desktop, given: tuple[str, object] | None, word: str
) -> None:
    """As where the person shares for once only."""
    code, what = shared(stream(40, (0, 0), LARGE), word=None)
    desktop.bus.start = (code, what if given is None else what | {"restore_token": given})
    told: list[str] = []
    cast(desktop, told=told).close()

    assert told == [word]


@pytest.mark.parametrize(
    "streams",
    [
        ("a(ua{sv})", [(40, {"size": ("(ii)", LARGE)})]),
        ("a(ua{sv})", [(40, {"position": ("s", "left"), "size": ("(ii)", LARGE)})]),
        ("a(ua{sv})", [(40, {"position": ("(is)", (0, "0")), "size": ("(ii)", LARGE)})]),
        ("a(ua{sv})", [(40, {"position": ("(iii)", (0, 0, 0)), "size": ("(ii)", LARGE)})]),
        ("a(ua{sv})", [stream(number, (0, 0), LARGE) for number in range(65)]),
        ("as", ["40"]),
        ("u", 40),
        None,
    ],
)
def test_monitors_that_make_no_sense_are_said_and_the_yes_is_kept(
    desktop: Desktop, streams: tuple[str, object] | None
) -> None:
    """The person agreed: what comes after may fail, and they are not asked again for it."""
    word: dict[str, tuple[str, object]] = {"restore_token": ("s", "word")}
    desktop.bus.start = (0, word if streams is None else word | {"streams": streams})
    told: list[str] = []

    with pytest.raises(Unanswered, match="kind that is not known"):
        cast(desktop, told=told)
    assert told == ["word"]
    assert desktop.bus.heard[-1] == "Close"


def test_a_bus_that_is_gone_is_said() -> None:
    """No session bus at all."""
    with pytest.raises(Unanswered, match="does not let its screen be seen"):
        portal.Cast({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}, "", print)


# --- the pixels ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("printf AAAA", "no whole picture"),
        ("exit 1", "no whole picture"),
        ("""echo 'erroneous pipeline: no element "pipewiresrc"' >&2""", "way to PipeWire"),
    ],
)
def test_what_is_no_whole_frame_is_none(desktop: Desktop, does: str, why: str) -> None:
    """Cut short, nothing at all, or without what it goes through."""
    desktop.frames(does)

    with contextlib.closing(cast(desktop)) as seen, pytest.raises(Unanswered, match=why):
        seen.look(seen.streams[0], LARGE)


def test_it_is_heard_in_words_that_are_known(desktop: Desktop) -> None:
    """Whatever language the person speaks: what GStreamer says is read."""
    desktop.frames('[ "$LC_ALL" = C ] && ' + PIXELS)
    environ = desktop.environ | {"LC_ALL": "de_DE.UTF-8"}

    with contextlib.closing(portal.Cast(environ, "", print)) as seen:
        assert seen.look(seen.streams[0], LARGE) == b"A" * 32


def test_gstreamer_lives_with_its_own_libraries(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those in our installed folder are not its own."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    desktop.frames('[ -z "$LD_LIBRARY_PATH" ] && ' + PIXELS)
    environ = desktop.environ | {"LD_LIBRARY_PATH": "/nowhere"}

    with contextlib.closing(portal.Cast(environ, "", print)) as seen:
        assert seen.look(seen.streams[0], LARGE) == b"A" * 32


def test_all_monitors_together_have_one_limit(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that hangs ends at it, also where its words go on; the next is not begun."""
    passed = [0.0]

    def pass_by(member: str) -> None:
        passed[0] += portal.LOOKS_SECONDS if member == "OpenPipeWireRemote" else 0.0

    monkeypatch.setattr(portal, "time", SimpleNamespace(monotonic=lambda: passed[0]))
    monkeypatch.setattr(portal, "_TOLD_SECONDS", 0.0)
    desktop.bus.on_call = pass_by
    desktop.frames(LIVES_ON)
    desktop.bus.start = shared(stream(40, (0, 0), LARGE), stream(41, (4, 0), LARGE))

    with contextlib.closing(cast(desktop)) as seen:
        with pytest.raises(Unanswered, match="no whole picture"):
            seen.look(seen.streams[0], LARGE)
        begun = desktop.bus.heard.count("OpenPipeWireRemote")
        with pytest.raises(Unanswered, match="does not let its screen be seen"):
            seen.look(seen.streams[1], LARGE)
    assert (begun, desktop.bus.heard.count("OpenPipeWireRemote")) == (1, 1)


@pytest.mark.parametrize("size", [(0, 2), (4, -1), (40_000, 1), (32_000, 32_000)])
def test_an_absurd_size_takes_no_memory(desktop: Desktop, size: tuple[int, int]) -> None:
    """Nothing is started for it."""
    with (
        contextlib.closing(cast(desktop)) as seen,
        pytest.raises(Unanswered, match="kind that is not known"),
    ):
        seen.look(seen.streams[0], size)
    assert desktop.looks == []


@pytest.mark.parametrize(
    "odd",
    [
        {"files": 0},
        {"files": 2},
        {"files": 40},
        {"spoilt": {"OpenPipeWireRemote": ("u", (0,))}},
        {"spoilt": {"OpenPipeWireRemote": ("", ())}},
    ],
)
def test_a_cast_without_its_file_is_said(desktop: Desktop, odd: dict[str, object]) -> None:
    """None, more than one, more than there is room for, or another thing in its place."""
    for name, value in odd.items():
        setattr(desktop.bus, name, value)

    with (
        contextlib.closing(cast(desktop)) as seen,
        pytest.raises(Unanswered, match="does not let its screen be seen"),
    ):
        seen.look(seen.streams[0], LARGE)
    assert desktop.looks == []


def test_a_stream_has_the_name_of_the_output_at_its_place() -> None:
    """In points: where GNOME counts in pixels they are brought to points."""
    there = (Output("DP-1", 0, 0, 3840, 2160, 2), Output("DP-2", 1920, 0, 1080, 1920, 1))
    streams = [
        portal.Stream(40, 0, 0, 3840, 2160),
        portal.Stream(41, 1920, 0, 1920, 1080),
        portal.Stream(42, 9, 9, 800, 600),
    ]
    in_points = list(named([portal.Stream(40, 0, 0, 1920, 1080)], there))

    assert [(name, size) for name, _, size in named(streams, there)] == [
        ("DP-1", (1920, 1080)),
        ("DP-2", (1920, 1080)),
        ("monitor 3", (800, 600)),
    ]
    assert [(name, size) for name, _, size in in_points] == [("DP-1", (1920, 1080))]
    assert [name for name, _, _ in named(streams[:1], ())] == ["monitor 1"]


# --- what is lacking ----------------------------------------------------------------------------


def lacking(desktop: Desktop) -> Hold | None:
    try:
        portal.require(desktop.environ)
    except portal.Lacking as e:
        return e.hold
    return None


def test_all_that_a_look_needs_is_there(desktop: Desktop) -> None:
    """And nobody was asked anything."""
    assert lacking(desktop) is None
    assert desktop.bus.heard == ["Hello", "Get", "NameHasOwner", "ListActivatableNames"]


@pytest.mark.parametrize("version", [None, 3])
def test_a_portal_that_gives_no_words_is_none(desktop: Desktop, version: int | None) -> None:
    """It would ask before each picture."""
    desktop.bus.version = version

    assert lacking(desktop) is Hold.NO_PORTAL


@pytest.mark.parametrize(("store", "hold"), [("owned", None), ("", Hold.NO_PORTAL)])
def test_a_portal_that_keeps_no_answer_is_none(
    desktop: Desktop, store: str, hold: Hold | None
) -> None:
    """Its words would count for nothing the next time."""
    desktop.bus.store = store

    assert lacking(desktop) is hold


def test_without_a_bus_there_is_no_portal(desktop: Desktop) -> None:
    """Nor is there one that hangs up, or says nothing that can be read."""
    desktop.bus.hangs_up = "Get"
    gone = lacking(desktop)
    desktop.bus.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"

    assert (gone, lacking(desktop)) == (Hold.NO_PORTAL, Hold.NO_PORTAL)


def test_a_portal_that_takes_its_time_is_there(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As at the beginning of a session."""
    monkeypatch.setattr(portal, "_BEGIN_SECONDS", 0.2)
    monkeypatch.setattr(portal, "_require_elements", lambda _: None)
    desktop.bus.silent = "Get"

    assert lacking(desktop) is None


def test_without_pipewire_nothing_is_looked_at(desktop: Desktop) -> None:
    """Its socket is not there, or nobody listens; another folder is not searched for one."""
    desktop.folder.joinpath("pipewire-0").unlink()
    gone = lacking(desktop)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(desktop.folder / "pipewire-0"))
        silent = lacking(desktop)
    environ = {key: value for key, value in desktop.environ.items() if key != "XDG_RUNTIME_DIR"}
    portal.require(environ)

    assert (gone, silent) == (Hold.NO_PIPEWIRE, Hold.NO_PIPEWIRE)


@pytest.mark.parametrize("element", ["pipewiresrc", "videoconvert", "videoscale"])
def test_without_what_a_frame_goes_through_nothing_is_looked_at(
    desktop: Desktop, element: str
) -> None:
    """Each of them is asked for."""
    desktop.elements(f'[ "$2 $3" != "--atleast-version=0.0 {element}" ]')

    assert lacking(desktop) is Hold.NO_GSTREAMER


def test_where_it_cannot_be_asked_a_look_tells(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program that knows is not there, or takes too long."""

    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired([], 10)

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "run", slow)
        late = lacking(desktop)
    (desktop.folder / "programs/gst-inspect-1.0").unlink()
    environ = desktop.environ | {"PATH": str(desktop.folder / "programs")}
    portal.require(environ)

    assert late is None


# --- all of it ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with weston(tmp_path_factory.mktemp("weston")) as display:
        yield display


@pytest.fixture
def screen(unhurried: None, desktop: Desktop, closed: Path) -> ScreenProcess:
    return choose_screen(desktop.environ | {"WAYLAND_DISPLAY": str(closed)})


def test_gnome_is_seen_by_its_screen_cast(
    screen: ScreenProcess, order: Order, desktop: Desktop
) -> None:
    """The helper hands over what was given; windows and pointer are not told."""
    screen.probe()
    seen = screen.look(order)

    assert (screen.name, screen.lack) == ("GNOME's screen cast, on Wayland", None)
    assert (screen.asks_person, screen.tells_windows, screen.tells_pointer) == (True, False, False)
    assert seen.grant == "word"
    assert [(shot.seen, shot.width_px, shot.height_px) for shot in seen.shots] == [
        (Seen.KEPT, *LARGE)
    ]


def test_what_comes_between_behind_a_yes_leaves_it_a_yes(
    screen: ScreenProcess, order: Order, desktop: Desktop
) -> None:
    """The picture is missed; what was given goes with the next look."""
    desktop.frames("exit 1")
    broken = screen.look(order)
    desktop.bus.start = (1, {})
    refused = screen.look(order)

    assert broken.grant == "word"
    assert "no whole picture" in str(broken.trouble)
    assert (refused.is_refused, refused.grant, refused.trouble) == (True, None, None)


def stopping(desktop: Desktop, screen: ScreenProcess, member: str) -> None:
    """Have the person pause as soon as the portal is asked for this."""

    def pause(asked: str) -> None:
        if asked == member:
            screen.stop()

    desktop.bus.on_call = pause


@pytest.mark.parametrize(("member", "grant"), [("Start", None), ("OpenPipeWireRemote", "word")])
def test_a_pause_ends_the_dialog_and_the_look_at_once(
    screen: ScreenProcess, order: Order, desktop: Desktop, member: str, grant: str | None
) -> None:
    """Before the yes it is no answer, behind it the yes is kept; then nothing is begun."""
    desktop.bus.silent = member
    stopping(desktop, screen, member)
    ended = screen.look(order)
    heard = len(desktop.bus.heard)
    held = screen.look(order)

    assert (ended.is_stopped, ended.grant, ended.is_refused) == (True, grant, False)
    assert held.is_stopped
    assert len(desktop.bus.heard) == heard
    desktop.bus.silent, desktop.bus.on_call = "", lambda _: None
    screen.go_on()
    assert screen.look(order).grant == "word"


def test_a_helper_that_dies_before_it_was_answered_is_a_no(
    screen: ScreenProcess, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have come as far as the dialog; with an earlier yes it is one picture missed."""

    def dies(*_: object, **__: object) -> None:
        raise child_process.NoAnswer

    monkeypatch.setattr(screen_process, "ask", dies)
    asked = screen.look(order)
    with pytest.raises(NotAllowed, match="gave no answer"):
        screen.look(replace(order, grant="word"))

    assert asked.is_refused
    assert "gave no answer" in str(asked.trouble)


def test_a_helper_that_dies_behind_the_yes_leaves_it(
    screen: ScreenProcess, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it said before is kept."""

    def late(*_: object, early: Callable[[dict[str, object]], None], **__: object) -> None:
        early({"grant": "word"})
        raise TimeoutError

    monkeypatch.setattr(screen_process, "ask", late)
    seen = screen.look(order)

    assert (seen.grant, seen.is_refused) == ("word", False)
    assert "gave no answer" in str(seen.trouble)


@pytest.mark.parametrize("is_late", [False, True])
def test_what_a_child_says_first_is_heard_whatever_comes_of_it(
    monkeypatch: pytest.MonkeyPatch, *, is_late: bool
) -> None:
    """In time or not: it may be what must not get lost."""
    said = pack({"grant": "word", child_process.EARLY: True})

    class Child:
        kill = staticmethod(lambda: None)

        def __init__(self, *_: object, **__: object) -> None:
            pass

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def communicate(self, *_: object, **__: object) -> tuple[bytes, None]:
            if is_late:
                raise subprocess.TimeoutExpired([], 1, output=said)
            return said + pack({"shots": []}), None

    monkeypatch.setattr(subprocess, "Popen", Child)
    heard: list[object] = []
    with pytest.raises(TimeoutError) if is_late else contextlib.nullcontext():
        child_process.ask("child", {}, {}, timeout=1, early=heard.append)

    assert heard == [{"grant": "word", child_process.EARLY: True}]


@pytest.mark.parametrize(
    ("does", "hold"),
    [
        (lambda desktop: desktop.elements("exit 1"), Hold.NO_GSTREAMER),
        (lambda desktop: desktop.folder.joinpath("pipewire-0").unlink(), Hold.NO_PIPEWIRE),
        (lambda desktop: setattr(desktop.bus, "version", 3), Hold.NO_PORTAL),
    ],
)
def test_what_is_lacking_is_said_before_anything_is_seen(
    screen: ScreenProcess, desktop: Desktop, does: Callable[[Desktop], None], hold: Hold
) -> None:
    """With what to do about it; nobody is asked."""
    does(desktop)
    screen.probe()
    heard = list(desktop.bus.heard)
    screen.probe()

    assert screen.lack is hold
    assert screen.name.startswith("nothing: ")
    assert reason(hold, "").startswith("No pictures are taken: ")
    assert remedy(hold).startswith("Install ")
    assert desktop.bus.heard == heard
    assert "Start" not in heard


@pytest.mark.usefixtures("unhurried")
def test_without_gstreamer_it_is_off_at_once(desktop: Desktop, closed: Path) -> None:
    """Before anything is asked of anybody."""
    environ = desktop.environ | {"WAYLAND_DISPLAY": str(closed), "PATH": "/nowhere"}
    screen = choose_screen(environ)
    screen.probe()

    assert screen.lack is Hold.NO_GSTREAMER
    assert desktop.bus.heard == []
