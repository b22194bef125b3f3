"""A screen and a vault in memory, both working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracksync.core.pictures.captures import Hold, excluding, wanted_monitors
from tracksync.core.pictures.facts import Picture, PictureKind, date_of, in_order, next_name
from tracksync.core.problems import NotFound, Problem
from tracksync.core.sentences import say
from tracksync.ports.keystore import KeystoreLocked
from tracksync.ports.screen import Look, Order, Seen, Shot
from tracksync.ports.vault import Circumstances, GoesOn, Place, always


@dataclass
class FakeScreen:
    """
    Shows what a test puts on it.

    Attributes:
        shows: By monitor; "" is black.
        windows: Program and title of what is open.
        looks: Every order, in turn.
        trouble: What the next look ends with.
        gives: What the next looks give, where it is not what it shows.
        meanwhile: What happens while the screen is looked at, in turn.
        found: What a probe finds to be lacking.
        is_held: No look is to begin or go on.
    """

    shows: dict[str, str] = field(default_factory=lambda: {"DP-1": "desk"})
    windows: list[tuple[str, str]] = field(default_factory=list)
    looks: list[Order] = field(default_factory=list)
    trouble: Problem | None = None
    name: str = "a fake"
    lack: Hold | None = None
    is_scripted: bool = False
    is_permitted: bool = True
    tells_windows: bool = True
    tells_pointer: bool = True
    asks_person: bool = False
    gives: list[Look] = field(default_factory=list)
    meanwhile: list[Callable[[], object]] = field(default_factory=list)
    found: Hold | None = None
    probes: int = 0
    is_held: bool = False

    def probe(self) -> None:
        self.probes += 1
        self.lack = self.lack or self.found

    def stop(self) -> None:
        self.is_held = True

    def go_on(self) -> None:
        self.is_held = False

    def look(self, order: Order) -> Look:
        self.looks.append(order)
        if self.meanwhile:
            self.meanwhile.pop(0)()
        if self.trouble is not None:
            raise self.trouble
        if self.gives:
            return self.gives.pop(0)
        rule = excluding(self.windows, order.exclude)
        if rule is not None:
            return Look((), rule)
        names = wanted_monitors(tuple(self.shows), order.which, order.chosen, "DP-1")
        return Look(tuple(self._shot(name, order) for name in names))

    def _shot(self, name: str, order: Order) -> Shot:
        shown = self.shows[name]
        if not shown:
            return Shot(name, Seen.BLACK)
        if order.before.get(name) == shown:
            return Shot(name, Seen.UNCHANGED, shown)
        return Shot(name, Seen.KEPT, shown, 1920, 1080, 1000, "digest", "small")


class FakeVault:
    """
    Keeps pictures by day.

    Attributes:
        is_locked: The keystore is; nothing can be destroyed.
        discarded: How often files without a record were removed.
        is_prepared: What a crash left was cleared away.
        readers: By day, whom its key may have been handed to.
    """

    def __init__(self) -> None:
        self.kept: dict[str, list[Picture]] = {}
        self.is_locked = self.is_prepared = False
        self.discarded = 0
        self.readers: dict[str, frozenset[str]] = {}

    def prepare(self) -> None:
        self._ask_keystore()
        self.is_prepared = True

    def begin(self, day: date, readers: frozenset[str] = frozenset()) -> Place:
        mine = sorted(
            (d for d in self.kept if date_of(d) == day.isoformat()), key=in_order, reverse=True
        )
        assert self.is_prepared
        name = mine[0] if mine else day.isoformat()
        if not self.readers.get(name, frozenset()) <= readers:
            name = next_name(name)
        self.kept.setdefault(name, [])
        self.readers[name] = self.readers.get(name, frozenset()) | readers
        first = 1 + max((p.sequence for day in self.kept.values() for p in day), default=0)
        return Place(name, f"/vault/{name}", "age1fake", first)

    def keep(
        self, place: Place, shots: tuple[Shot, ...], about: Circumstances
    ) -> tuple[Picture, ...]:
        seen = [shot for shot in shots if shot.seen is not Seen.BLACK]
        made = tuple(
            Picture(
                place.first + number,
                about.at,
                about.zone,
                place.day,
                PictureKind.PICTURE if shot.seen is Seen.KEPT else PictureKind.UNCHANGED,
                shot.monitor,
                shot.width_px,
                shot.height_px,
                about.preset,
                about.codec,
                about.policy,
                about.is_scripted,
                shot.size_bytes,
                shot.digest,
                shot.small_digest,
                about.interval,
                about.who,
            )
            for number, shot in enumerate(seen)
        )
        self.kept[place.day].extend(made)
        return made

    def discard(self, place: Place) -> None:
        self.discarded += 1

    def days(self) -> tuple[str, ...]:
        return tuple(sorted(self.kept, reverse=True))

    def keys(self) -> tuple[str, ...]:
        return self.days()

    def extent(self) -> tuple[int, int]:
        kept = [p for day in self.kept.values() for p in day if p.kind is PictureKind.PICTURE]
        return len(kept), sum(picture.size_bytes for picture in kept)

    def pictures(self, day: str, *, after: int = 0) -> tuple[Picture, ...]:
        return tuple(p for p in self.kept.get(day, ()) if p.sequence > after)

    def find(self, sequence: int) -> Picture:
        for pictures in self.kept.values():
            for picture in pictures:
                if picture.sequence == sequence:
                    return picture
        msg = say("There is no such picture.")
        raise NotFound(msg)

    def open(self, picture: Picture, *, small: bool = False) -> bytes:
        if self.find(picture.sequence).kind is not PictureKind.PICTURE:
            msg = say("Nothing was kept of it.")
            raise NotFound(msg)
        return b"small picture" if small else b"picture"

    def export(self, picture: Picture, folder: str, name: str = "") -> str:
        self.open(picture)
        return f"{folder}/{name or f'{picture.sequence}.webp'}"

    def recipient(self, day: str) -> str:
        return f"age1{self.identity(day)[-10:]}qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"

    def identity(self, day: str) -> str:
        if day not in self.kept:
            msg = say("There is no such day.")
            raise NotFound(msg)
        return f"AGE-SECRET-KEY-OF-{day}"

    def box(self, days: Sequence[str], readers: frozenset[str]) -> str:
        for day in days:
            self.readers[day] = self.readers.get(day, frozenset()) | readers
        keys = " ".join(self.identity(day) for day in days)
        return f"{keys} for {' '.join(sorted(readers))}\n"

    def delete(self, sequences: frozenset[int], goes_on: GoesOn = always) -> int:
        self._ask_keystore()
        count = 0
        for day, pictures in list(self.kept.items()):
            if not goes_on(0.5):
                break
            gone = {
                p.sequence
                for p in pictures
                if p.sequence in sequences and p.kind is not PictureKind.DELETED
            }
            if gone:
                count += len(gone)
                name = next_name(day)
                del self.kept[day]
                self.kept[name] = [
                    replace(p, day=name, kind=PictureKind.DELETED if p.sequence in gone else p.kind)
                    for p in pictures
                ]
        return count

    def shred(self, days: tuple[str, ...]) -> int:
        self._ask_keystore()
        return sum(len(self.kept.pop(day, ())) for day in days)

    def faults(self) -> tuple[str, ...]:
        return ()

    def _ask_keystore(self) -> None:
        if self.is_locked:
            raise KeystoreLocked(say("The keystore is locked."))
