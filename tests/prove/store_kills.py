"""Rounds of work that is killed, and what must be true after each."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tests.fakes.store import Scribe, SteppedClock
from tests.prove.store_child import RandomIds, keystore_of, keystore_path
from tracksync.core.clock import to_ms
from tracksync.core.journal.events import EntriesExpired
from tracksync.storage.local.backup import back_up_daily
from tracksync.storage.local.check import check
from tracksync.storage.local.erasure import drop_entries
from tracksync.storage.local.keys import CopyPastItsTime
from tracksync.storage.local.opening import Opened, open_store
from tracksync.storage.local.profile import open_profile

ROOT = Path(__file__).parents[2]
# What changes a file or makes a change durable.
CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,rename,unlink,link,linkat,openat,mkdir"
_WAIT_S = 60
_ROUNDS_A_FOLDER = 40
_RUNS_A_KILL = 4
_EVER = datetime(1971, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass
class Promised:
    """What killed programs had said: records, and samples by the wall clock."""

    records: set[UUID] = field(default_factory=set)
    samples_ms: list[int] = field(default_factory=list)
    rounds: int = 0
    kills: int = 0
    was_ready: int = 0

    def take(self, output: bytes) -> None:
        """Read a killed program's output; its last line may be cut."""
        self.rounds += 1
        for line in output.decode().split("\n")[:-1]:
            word, _, rest = line.partition(" ")
            if word == "ACK":
                self.records.add(UUID(rest))
            elif word == "SAMPLE":
                self.samples_ms.append(int(rest))
            else:
                self.was_ready += word == "READY"

    def sample_before(self, slack_ms: int) -> int:
        """Tell the newest sample that is at least so much older than the very newest; 0 if none."""
        newest = max(self.samples_ms, default=0)
        return max((ms for ms in self.samples_ms if ms <= newest - slack_ms), default=0)

    def add(self, other: Promised) -> None:
        """Count in what was said about another folder."""
        self.records |= other.records
        self.rounds += other.rounds
        self.kills += other.kills
        self.was_ready += other.was_ready


def open_again(folder: Path) -> Opened:
    """Open the store as the next start would."""
    clock = SteppedClock()
    profile = open_profile(folder, lambda: clock.read().at)
    return open_store(profile, keystore_of(folder), clock, ids=RandomIds())


def must_hold(folder: Path, promised: Promised, *, sample_slack_ms: int = 0) -> int:
    """
    Open the store and hold it to what was said.

    Args:
        sample_slack_ms: How much of the newest activity may be missing.

    Returns:
        How many records there are.
    """
    opened = open_again(folder)
    try:
        with opened.store.read() as now:
            kept = [record.id for record, _ in now.records()]
            blocks = [to_ms(b.end) for b in now.blocks_between(*_EVER)]
        lost = promised.records - set(kept)
        assert not lost, f"{len(lost)} acknowledged records are gone"
        assert len(kept) == len(set(kept)), "a record is there twice"
        seen = max(blocks, default=0)
        assert seen >= promised.sample_before(sample_slack_ms), "an acknowledged sample is gone"
        result = check(opened.store)
        assert result.faults == (), result.faults
        return len(kept)
    finally:
        opened.store.close()


def command(folder: Path, seed: int, steps: int = 10**6) -> list[str]:
    """Name the program that is to be killed."""
    return [sys.executable, "-m", "tests.prove.store_child", str(folder), str(seed), str(steps)]


def kill_at_random(folder: Path, rounds: int, *, seed: int) -> Promised:
    """
    Kill the program `rounds` times at any moment of its life, and look after each time.

    Every forty rounds a fresh folder under *folder* is begun, so that looking stays quick.
    """
    rng, every = random.Random(seed), Promised()
    for number in range(rounds):
        target = folder / f"data-{number // _ROUNDS_A_FOLDER}"
        if number % _ROUNDS_A_FOLDER == 0:
            promised = Promised()
        promised.take(_killed(target, rng, is_early=number % 5 == 0))
        promised.kills += 1
        if (target / "profile.json").exists():
            must_hold(target, promised)
        if (number + 1) % _ROUNDS_A_FOLDER == 0 or number + 1 == rounds:
            every.add(promised)
    return every


def _killed(folder: Path, rng: random.Random, *, is_early: bool) -> bytes:
    """Run the program, kill it while it starts or while it works, and tell what it said."""
    seed, head = rng.randrange(10**9), b""
    with subprocess.Popen(command(folder, seed), stdout=subprocess.PIPE, cwd=ROOT) as child:
        if is_early:
            time.sleep(rng.uniform(0.05, 0.6))
        else:
            assert child.stdout is not None
            # It says a line when it is ready, and one for each record; however slow it is here.
            head = b"".join(child.stdout.readline() for _ in range(rng.randint(4, 12)))
            time.sleep(rng.uniform(0, 0.15))
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate(timeout=_WAIT_S)
    assert child.returncode == -signal.SIGKILL, "it had ended before it was killed"
    return head + rest


def kill_at_calls(folder: Path, kills: int, *, seed: int, is_fresh: bool) -> Promised:
    """
    Kill the program so often, when it makes its n-th system call that writes, n being anything.

    A run that ends before its n-th such call is looked after too, and not counted as a kill.

    Args:
        is_fresh: Begin with no folder each time: the kill falls into a first start.
    """
    rng, promised = random.Random(seed), Promised()
    while promised.kills < kills:
        assert promised.rounds < _RUNS_A_KILL * kills, "too few runs reach the call that kills them"
        target = folder / f"fresh-{promised.rounds}" if is_fresh else folder
        one = Promised() if is_fresh else promised
        output, is_killed = _killed_at_call(target, rng)
        one.take(output)
        one.kills += is_killed
        if (target / "profile.json").exists() and keystore_of(target).kept:
            must_hold(target, one)
        if one is not promised:
            promised.add(one)
    return promised


def _killed_at_call(folder: Path, rng: random.Random) -> tuple[bytes, bool]:
    """Run the program, killed at any call; what it said, and whether it came as far as that."""
    call = rng.choice(["pwrite64", "write", "fsync,fdatasync", "rename,unlink,link,linkat", CALLS])
    # A first start makes about 60 such calls; each step after it two or three.
    most = {CALLS: 900, "pwrite64": 40, "write": 40}.get(call, 15)
    kill = f"inject={call}:signal=KILL:when={rng.randrange(1, most)}"
    strace = ["strace", "-f", "-qqq", "-o", os.devnull, "-e", f"trace={call}", "-e", kill]
    program = command(folder, rng.randrange(10**9), 40)
    with subprocess.Popen([*strace, *program], stdout=subprocess.PIPE, cwd=ROOT) as child:
        output, _ = child.communicate(timeout=_WAIT_S)
    # strace ends as what it traced has ended.
    return output, child.returncode == -signal.SIGKILL


# --- a fresh key for the store -----------------------------------------------------------------


def make_due(folder: Path) -> Promised:
    """Make a store that gets a fresh key at its next start, with a backup; what is in it."""
    clock, promised = SteppedClock(), Promised()
    profile = open_profile(folder, lambda: clock.read().at)
    opened = open_store(profile, keystore_of(folder), clock, ids=RandomIds())
    scribe = Scribe(opened.store, clock)
    scribe.ids = RandomIds()  # type: ignore[assignment]  # makes ids as well
    scribe.entry(clock.read().at, clock.move(hours=1).at, note="what goes")
    back_up_daily(opened.store, opened.profile, now=clock.read().at)
    clock.move(days=300)
    scribe.entry(clock.read().at - timedelta(hours=1), clock.read().at, note="what stays")
    at = clock.read()
    assert drop_entries(
        opened.store, 2, now=at, clock=clock, ids=RandomIds(), on_store=lambda do: do()
    )
    with opened.store.read() as now:
        promised.records = {record.id for record, _ in now.records()}
        assert any(isinstance(event, EntriesExpired) for _, event in now.records())
    opened.store.close()
    return promised


def take_folder(source: Path, target: Path) -> None:
    """Take a folder with its keystore to another place."""
    shutil.copytree(source, target)
    shutil.copy(keystore_path(source), keystore_path(target))


def kill_while_keyed(folder: Path, kills: int | None, *, seed: int) -> Promised:
    """
    Kill a start in which the store gets a fresh key, at system calls; look after each time.

    Afterwards a copy made before it must not open with the keystore as it is then.

    Args:
        kills: So many, at calls by chance; None is once at every call there is.
    """
    base = folder / "base"
    known = make_due(base)
    moments = _moments(base, folder / "counted")
    if kills is not None:
        moments = random.Random(seed).sample(moments, kills)
    for number, (call, nth) in enumerate(moments):
        target = folder / f"killed-{number}"
        take_folder(base, target)
        kill = f"inject={call}:signal=KILL:when={nth}"
        ended = _traced(target, call, kill, os.devnull)
        known.rounds += 1
        known.kills += ended == -signal.SIGKILL
        must_hold(target, known)
        _must_be_past(base, target)
        shutil.rmtree(target)
    return known


def _must_be_past(copy: Path, target: Path) -> None:
    shutil.rmtree(target)
    shutil.copytree(copy, target)
    try:
        open_again(target).store.close()
    except CopyPastItsTime:
        return
    msg = "a copy from before opens"
    raise AssertionError(msg)


def _moments(base: Path, target: Path) -> list[tuple[str, int]]:
    """Name each call of such a start that changes something, but of those that open a file."""
    take_folder(base, target)
    log = target.with_name("counted.log")
    calls = ",".join(call for call in CALLS.split(",") if call != "openat")
    assert _traced(target, calls, "", str(log)) == 0
    names = [line.split()[1].partition("(")[0] for line in log.read_text().splitlines()]
    return [(name, n + 1) for name, count in Counter(names).items() for n in range(count)]


def _traced(folder: Path, calls: str, kill: str, log: str) -> int:
    """Open the store and close it, under strace; how it ended."""
    strace = ["strace", "-f", "-qqq", "-o", log, "-e", f"trace={calls}"]
    inject = ["-e", kill] if kill else []
    program = [*strace, *inject, *command(folder, 1, 0)]
    return subprocess.run(
        program, cwd=ROOT, stdout=subprocess.DEVNULL, timeout=_WAIT_S, check=False
    ).returncode
