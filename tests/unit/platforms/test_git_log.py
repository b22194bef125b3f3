"""Commits as the installed git tells them; a repository is not trusted."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.preferences import FakePreferences
from tracksync import platforms
from tracksync.platforms.git_log import commits_in, places_of_git

FIRST, LAST = date(2026, 11, 19), date(2026, 11, 20)
MIA = "mia@example.org"
BERLIN = "Europe/Berlin"


class Folder:
    """A repository of Mia, on no branch yet."""

    def __init__(self, root: Path) -> None:
        self.path = root / "work"
        self.environ = {"PATH": os.environ["PATH"], "HOME": str(root)}
        subprocess.run(["git", "init", "-q", str(self.path)], env=self.environ, check=True)
        self.git("config", "user.email", MIA)
        self.git("config", "user.name", "Mia")

    def git(self, *asked: str, text: str = "", **environ: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.path), *asked],
            env=self.environ | environ,
            input=text,
            text=True,
            capture_output=True,
            check=True,
        )
        return done.stdout.strip()

    def on(self, branch: str) -> None:
        self.git("checkout", "-q", "-B", branch)

    def commit(self, at: str, *, author: str = MIA) -> None:
        said = ("--allow-empty", "-q", "-m", "secret words", f"--author=A <{author}>")
        self.git("commit", *said, GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)

    def counted(self) -> Counter[tuple[int, str]]:
        found, troubles = commits_in(str(self.path), self.environ, FIRST, LAST, BERLIN)
        assert troubles == ()
        return Counter((commit.day.day, commit.branch) for commit in found)


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git take its time on a busy machine."""
    monkeypatch.setattr("tracksync.platforms.git_log._LONGEST_SECONDS", 60.0)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_what_was_committed_on_a_branch_is_counted_there(folder: Folder) -> None:
    """Not what was there before, nor of others; an amended one once; by the person's day."""
    branch = "feature/PROJ-1-export"
    folder.on("main")
    folder.commit("2026-11-19T08:00:00Z")
    folder.on(branch)
    folder.commit("2026-11-18T12:00:00Z")
    folder.commit("2026-11-19T09:00:00Z")
    folder.commit("2026-11-19T23:30:00Z")  # past midnight in Berlin
    folder.commit("2026-11-20T09:00:00Z", author="bob@example.org")
    folder.commit("2026-11-20T10:00:00Z")
    folder.git("commit", "--amend", "--allow-empty", "-q", "-m", "other words")
    folder.on("PROJ-2")

    assert folder.counted() == Counter({(19, branch): 1, (20, branch): 2})


def test_nothing_a_repository_names_is_run(folder: Folder, tmp_path: Path) -> None:
    """Neither its monitor, its hooks, its pager nor what would check signatures."""
    ran, script = tmp_path / "ran", tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {ran}\n")
    script.chmod(0o755)
    folder.on("PROJ-1")
    folder.commit("2026-11-19T09:00:00Z")
    head, _, words = folder.git("cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    raw = f"{head}\n{signature}\n\n{words}\n"
    signed = folder.git("hash-object", "-t", "commit", "-w", "--stdin", text=raw)
    folder.git("update-ref", "-m", "commit: x", "refs/heads/PROJ-1", signed)
    for name in ("core.fsmonitor", "core.pager", "gpg.program", "core.sshCommand"):
        folder.git("config", name, str(script))
    folder.git("config", "log.showSignature", "true")
    folder.git("config", "core.hooksPath", str(tmp_path))
    folder.git("log", "-1")
    would_run = ran.exists()
    ran.unlink()

    assert would_run
    assert folder.counted()[19, "PROJ-1"] == 1
    assert not ran.exists()


@pytest.mark.parametrize("folders", ["{tmp}", "{tmp}/none", "work", "~nobody-at-all/x"])
def test_a_folder_that_is_no_repository_is_told(tmp_path: Path, folders: str) -> None:
    """The others are read all the same."""
    there = Folder(tmp_path)
    there.on("PROJ-1")
    there.commit("2026-11-19T09:00:00Z")
    both = f"{folders.format(tmp=tmp_path)}, {there.path}"
    found, troubles = commits_in(both, there.environ, FIRST, LAST, BERLIN)

    assert [commit.branch for commit in found] == ["PROJ-1"]
    assert troubles == ("Commits in 1 of your folders could not be counted.",)


def test_without_git_nothing_is_counted(tmp_path: Path) -> None:
    """And it is said why."""
    found, troubles = commits_in("/x", {"PATH": str(tmp_path)}, FIRST, LAST, BERLIN)

    assert found == ()
    assert "git is not installed" in troubles[0]


@pytest.mark.parametrize(
    ("system", "path", "places"),
    [
        (
            "win32",
            r"C:\Program Files\Git\cmd;.;bin;\bin;C:bin;;D:\bin",
            (r"C:\Program Files\Git\cmd\git.exe", r"D:\bin\git.exe"),
        ),
        ("win32", "", ()),
        ("linux", "/usr/bin::.:bin:/opt/bin", ("/usr/bin/git", "/opt/bin/git")),
        ("darwin", "", ()),
    ],
)
def test_git_is_never_taken_from_where_we_are(
    system: str, path: str, places: tuple[str, ...]
) -> None:
    """Only from folders that PATH names in full."""
    assert places_of_git(path, system) == places


def test_a_git_in_the_working_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may have left it there."""
    left = tmp_path / "git"
    left.write_text("#!/bin/sh\n")
    left.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    found, troubles = commits_in("/x", {"PATH": ":."}, FIRST, LAST, BERLIN)

    assert found == ()
    assert "git is not installed" in troubles[0]


def test_it_is_off_until_a_folder_is_chosen(folder: Folder) -> None:
    """Then nothing is run at all."""
    folder.on("PROJ-1")
    folder.commit("2026-11-19T09:00:00Z")
    preferences = FakePreferences()
    commits = platforms.commits(preferences, folder.environ, FakeClock())
    before = commits(FIRST, LAST, BERLIN)
    preferences.choose("standup.repositories", str(folder.path))

    assert before == ((), ())
    assert len(commits(FIRST, LAST, BERLIN)[0]) == 1


def test_what_commits_say_is_read_by_choice_alone(folder: Folder) -> None:
    """Whoever changes the choice is answered anew."""
    folder.on("PROJ-1")
    folder.commit("2026-11-19T09:00:00Z")
    preferences = FakePreferences()
    preferences.choose("standup.repositories", str(folder.path))
    commits = platforms.commits(preferences, folder.environ, FakeClock())
    (before,), _ = commits(FIRST, LAST, BERLIN)
    preferences.choose("standup.commit_subjects", "yes")
    (after,), _ = commits(FIRST, LAST, BERLIN)

    assert (before.subject, after.subject) == ("", "secret words")


def test_git_is_asked_once_a_minute(folder: Folder) -> None:
    """Another question is asked at once; so is the same one after the clock was set back."""
    clock, preferences = FakeClock(), FakePreferences()
    preferences.choose("standup.repositories", str(folder.path))
    commits = platforms.commits(preferences, folder.environ, clock)
    folder.on("PROJ-1")
    counts: list[int] = []

    def commit_and_count(first: date = FIRST) -> None:
        folder.commit(f"2026-11-19T09:00:0{len(counts)}Z")
        counts.append(len(commits(first, LAST, BERLIN)[0]))

    commit_and_count()
    clock.advance(seconds=59)
    commit_and_count()
    clock.advance(seconds=1)
    commit_and_count()
    clock.step(seconds=-30)
    commit_and_count()
    commit_and_count(LAST.replace(day=18))

    assert counts == [1, 1, 3, 4, 5]
