"""Looking at the screen, by a process of its own each time."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import which
from typing import Any, Final

from tracksync.core.pictures.captures import Hold
from tracksync.core.problems import DiskFull, NotAllowed
from tracksync.core.sentences import Sentence, say
from tracksync.platforms.child_process import NoAnswer, ask, child_environ
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.wayland.outputs import Closed, output_names
from tracksync.ports.screen import Look, Order, Seen, Shot

if sys.platform == "darwin":
    from tracksync.platforms.screen.macos import may_look
else:

    def may_look() -> bool:
        """Tell whether the system lets this program look: Windows and X11 let every one."""
        return True


SOURCE: Final = "TRACKSYNC_SCREEN_SOURCE"
_FILES: Final = "file:"
_CHILD: Final = "tracksync.platforms.screen.child"
_TIMEOUT_S: Final = 30.0
# Where the person may think about what the desktop asks: more than all that the helper waits for.
_ASKED_TIMEOUT_S: Final = 120.0
# Sources that are not told what is on the screen beside its pixels.
_WINDOWS_UNTOLD: Final = frozenset({"grim", "kwin", "mss", "portal"})
_POINTER_UNTOLD: Final = frozenset({"grim", "mss", "portal"})
# What the child says of itself, to be said in other languages too.
_REASONS: Final[dict[str, Sentence]] = {
    reason: reason
    for reason in (
        say("there is no PNG file in the folder"),
        say("the picture file cannot be read"),
        say("the windows on the screen are not told here"),
        say("the pointer is not told here, so the monitor it is on is not known"),
        say("grim could not take a picture"),
        say("KWin does not answer"),
        say("KWin does not let its screen be seen"),
        say("KWin gave no whole picture"),
        say("KWin gave a picture of a kind that is not known here"),
        say("KDE does not let this program see the screen"),
        say("that monitor has gone"),
        say("GNOME does not let its screen be seen"),
        say("GNOME gave no whole picture"),
        say("GNOME gave a picture of a kind that is not known here"),
        say("GStreamer, or its way to PipeWire, is not installed"),
        say("PipeWire does not run"),
        say("the desktop portal is not there"),
        say("the desktop portal is too old"),
        say("the screen does not let itself be seen"),
        say("this Wayland desktop does not let itself be seen"),
        say("no Wayland compositor answers"),
        say("the X server has gone"),
    )
}


class ScreenProcess:
    """
    `ports.screen.Screen` by way of a child.

    Args:
        source: As the child names them; empty where there is none.
        name: In words.
        environ: Of this process; tells where the screen is.
        lack: Why there is none.
    """

    def __init__(
        self, source: str, name: Sentence, environ: Mapping[str, str], *, lack: Hold | None = None
    ) -> None:
        self.lack = lack
        self._source = source
        self._name = name
        self._environ = child_environ(environ, is_scripted=False)
        self._guard = threading.Lock()
        self._is_held = self._is_ended = False
        self._end_it: Callable[[], None] = _nothing_runs

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_scripted(self) -> bool:
        return self._source.startswith(_FILES)

    @property
    def is_permitted(self) -> bool:
        return self.is_scripted or may_look()

    @property
    def asks_person(self) -> bool:
        return self._source == "portal"

    @property
    def tells_windows(self) -> bool:
        return self._source not in _WINDOWS_UNTOLD

    @property
    def tells_pointer(self) -> bool:
        return self._source not in _POINTER_UNTOLD

    def probe(self) -> None:
        if self.asks_person and self.lack is None:
            from tracksync.platforms.screen import portal  # 5 ms, 0.6 MB; on GNOME only

            try:
                portal.require(self._environ)
            except portal.Lacking as e:
                self._name = say("nothing: {why}", why=_because(str(e)))
                self.lack = e.hold

    def stop(self) -> None:
        with self._guard:
            self._is_held = self._is_ended = True
            end_it = self._end_it
        end_it()

    def go_on(self) -> None:
        with self._guard:
            self._is_held = False

    def look(self, order: Order) -> Look:
        if not self._may_begin():
            return Look(is_stopped=True)
        granted: list[str] = []
        try:
            said = ask(
                _CHILD,
                self._request(order),
                self._environ,
                timeout=_ASKED_TIMEOUT_S if self.asks_person else _TIMEOUT_S,
                begun=self._begun,
                early=lambda message: granted.append(str(message["grant"])),
            )
        except (NoAnswer, TimeoutError) as e:
            if self._is_ended:
                return Look(is_stopped=True, grant=_only(granted))
            return self._unanswered(order, _only(granted), e)
        finally:
            self._begun(_nothing_runs)
        if said.get("trouble") == "refused":
            return Look(is_refused=True)
        if "trouble" in said:
            if not granted:
                raise _problem(said)
            return Look(grant=_only(granted), trouble=_problem(said))
        shots = tuple(_shot(told) for told in said["shots"])
        return Look(shots, str(said["excluded"]), _only(granted))

    def _may_begin(self) -> bool:
        with self._guard:
            self._is_ended = self._is_held
            return not self._is_held

    def _begun(self, end_it: Callable[[], None]) -> None:
        """Remember how to end the look that runs now."""
        with self._guard:
            self._end_it = end_it
            is_late = self._is_ended
        if is_late:
            end_it()

    def _unanswered(self, order: Order, grant: str | None, e: Exception) -> Look:
        msg = say("The screen could not be seen: its helper process gave no answer.")
        problem = NotAllowed(msg, say("No picture was taken. Your time is not touched."))
        problem.__cause__ = e
        if grant is not None:
            return Look(grant=grant, trouble=problem)
        if self.asks_person and not order.grant:
            # Nobody knows how far it came: the person may have been asked, and is not to be asked
            # at each look.
            return Look(is_refused=True, trouble=problem)
        raise problem

    def _request(self, order: Order) -> dict[str, Any]:
        return {
            "source": self._source,
            "which": order.which,
            "chosen": order.chosen,
            "exclude": order.exclude,
            "preset": order.preset,
            "codec": order.codec,
            "recipient": order.recipient,
            "folder": order.folder,
            "first": order.first,
            "sight_key": order.sight_key.hex(),
            "before": dict(order.before),
            "turn": order.turn,
            "grant": order.grant,
            "manifest": {
                "takenAt": order.at.isoformat(timespec="milliseconds"),
                "zone": order.zone,
                "preset": order.preset,
                "policy": order.policy,
                "scripted": "yes" if self.is_scripted else "no",
            },
        }


def choose_screen(environ: Mapping[str, str]) -> ScreenProcess:
    """Choose what looks at the screen here; what cannot look says why in its name."""
    scripted = environ.get(SOURCE, "")
    if scripted.startswith(_FILES):
        folder = str(Path(scripted.removeprefix(_FILES)).absolute())
        return ScreenProcess(f"{_FILES}{folder}", say("scripted pictures"), environ)
    if sys.platform in {"win32", "darwin"}:
        return ScreenProcess("mss", say("the system's own way"), environ)
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        return _on_wayland(environ)
    if environ.get("DISPLAY"):
        return ScreenProcess("x11", say("the X11 screen"), environ)
    return ScreenProcess("", say("nothing: there is no screen"), environ, lack=Hold.NO_SCREEN)


def _on_wayland(environ: Mapping[str, str]) -> ScreenProcess:
    """Ask the compositor; never X11 there, which shows black or a part of it."""
    try:
        output_names(environ)
    except Closed as e:
        if "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
            return _on_gnome(environ)
        return _on_kde(environ) or _nothing(e, environ, Hold.CLOSED_DESKTOP)
    except Unanswered as e:
        return _nothing(e, environ, Hold.NO_COMPOSITOR)
    if which("grim", path=environ.get("PATH")) is None:
        name = say("nothing: the program grim is not installed")
        return ScreenProcess("", name, environ, lack=Hold.NO_GRIM)
    return ScreenProcess("grim", say("grim, on Wayland"), environ)


def _on_kde(environ: Mapping[str, str]) -> ScreenProcess | None:
    """Ask KWin, where it is there; it says at once whether it lets this program look."""
    from tracksync.platforms.screen import kwin  # 4 ms; on KDE and other closed desktops only

    try:
        kwin.ask_permission(environ)
    except kwin.NotPermitted as e:
        return _nothing(e, environ, Hold.KDE_PERMISSION)
    except Unanswered:
        return None
    return ScreenProcess("kwin", say("KWin, on Wayland"), environ)


def _on_gnome(environ: Mapping[str, str]) -> ScreenProcess:
    """Whether it can be seen is asked later: see `probe`; the person is asked later still."""
    if which("gst-launch-1.0", path=environ.get("PATH")) is None:
        why = Unanswered("GStreamer, or its way to PipeWire, is not installed")
        return _nothing(why, environ, Hold.NO_GSTREAMER)
    return ScreenProcess("portal", say("GNOME's screen cast, on Wayland"), environ)


def _nothing(why: Unanswered, environ: Mapping[str, str], lack: Hold) -> ScreenProcess:
    return ScreenProcess("", say("nothing: {why}", why=_because(str(why))), environ, lack=lack)


def _nothing_runs() -> None:
    """End nothing."""


def _only(granted: list[str]) -> str | None:
    return granted[0] if granted else None


def _shot(told: dict[str, Any]) -> Shot:
    return Shot(**(told | {"seen": Seen(told["seen"])}))


def _because(reason: str) -> str:
    return _REASONS[reason] if reason in _REASONS else reason  # noqa: SIM401  a sentence is a text


def _problem(said: dict[str, Any]) -> NotAllowed | DiskFull:
    if said["trouble"] == "disk":
        msg = say("The picture could not be kept ({why}).", why=_because(said["why"]))
        return DiskFull(msg, say("Free some space. Your time is not touched."))
    if said["trouble"] == "windows":
        msg = say(
            "It cannot be told which windows are on the screen ({why}), so the ones you excluded "
            "could be seen. No picture was taken.",
            why=_because(said["why"]),
        )
        return NotAllowed(msg, say("Take the names out of Never while these are open, or go on."))
    msg = say(
        "The screen could not be seen ({why}), so no picture was taken.", why=_because(said["why"])
    )
    return NotAllowed(msg, say("Your time is not touched."))
