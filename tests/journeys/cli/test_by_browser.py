"""Signing in by the browser with the installed command, alone and beside a running agent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.contract.sign_in.broker_rig import device_key
from tests.contract.sign_in.oauth_rig import atlassian, cloud_site
from tests.fakes.atlassian import Atlassian, CloudSite, Registered
from tests.fakes.jira_cloud import OWL
from tests.fakes.ports import own_port
from tests.journeys.cli.browsing import SECRET, browse, sign_in
from tests.journeys.cli.person import COMMAND, PATIENCE_SECONDS, Person, contents, links

ROOT = Path(__file__).parents[3]


@contextmanager
def town(person: Person, *sites: CloudSite) -> Iterator[Atlassian]:
    """Put Atlassian into the person's world, and an app of their own."""
    back = f"http://127.0.0.1:{own_port()}/callback"
    with atlassian(*sites, apps=(Registered("app-of-mia", SECRET, back),)) as service:
        person.environ |= {
            "TRACKSYNC_SERVICES_JIRA_BASE_URL": service.url,
            "TRACKSYNC_SERVICES_JIRA_AUTH_URL": service.url,
            "TRACKSYNC_SERVICES_JIRA_RETURN_URL": back,
            "TRACKSYNC_SERVICES_JIRA_RETRY_BASE_MS": "10",
        }
        yield service


APP = ("--client-id", "app-of-mia", "--no-browser")


@pytest.mark.parametrize("with_agent", [False, True])
def test_a_days_work_goes_to_jira_after_a_sign_in_by_the_browser(
    person: Person, *, with_agent: bool
) -> None:
    """Signed in, fetched, tracked, sent: once, with a token that had ended meanwhile."""
    with town(person) as service:
        if with_agent:
            person.start_agent()
        told = sign_in(person.environ, *APP, "--json")
        person.ask("tasks", "--refresh")
        added = person.ask(
            *("entry", "add", "--task", OWL.key),
            *("--start", "2026-11-20T09:00", "--end", "2026-11-20T10:00"),
        )
        service.books.expire()
        sent = person.ask("sync", "--wait", "100")
        (worklog,) = service.sites[0].jira.world.worklogs()

        assert told.code == 0, told.err
        assert told.data["schema"] == "tracksync.connect.v1"
        assert told.data["connection"]["way"] == "oauth"
        assert told.data["connection"]["site_url"] == "https://demo.example.net"
        assert (sent["sent"], sent["waiting"]) == (1, 0)
        assert worklog.properties["tracksync"]["id"] == added["ack"]


def test_the_app_is_named_once(person: Person) -> None:
    """Signing in again asks for nothing, and the words say who it is."""
    with town(person):
        first = sign_in(person.environ, *APP)
        again = sign_in(person.environ, "--no-browser", secret=None)

        assert (first.code, again.code) == (0, 0), first.err + again.err
        assert again.out.startswith("✓ jira-")
        assert "Mia Krystof at https://demo.example.net" in again.out


def test_the_browser_is_opened(person: Person, tmp_path: Path) -> None:
    """By what the desktop has for it; the address is shown all the same."""
    opener = tmp_path / "xdg-open"
    seen = tmp_path / "seen"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {seen}.new\nmv {seen}.new {seen}\n', "utf-8")
    opener.chmod(0o755)
    person.environ |= {"PATH": f"{tmp_path}:{person.environ['PATH']}", "DISPLAY": ":99"}
    with town(person):

        def to(page: str) -> None:
            waited = threading.Event()
            for _ in range(PATIENCE_SECONDS * 10):
                if seen.exists() or waited.wait(0.1):
                    break
            assert seen.read_text("utf-8") == page
            browse(page)

        told = sign_in(person.environ, "--client-id", "app-of-mia", to=to)

        assert told.code == 0, told.err


def test_a_site_is_picked_by_name_or_asked_for(person: Person) -> None:
    """Where nobody can be asked, the sentence lists what was granted."""
    with town(person, cloud_site("red", "Red"), cloud_site("blue", "Blue")):
        unasked = sign_in(person.environ, *APP, "--json")
        named = sign_in(person.environ, *APP, "--site", "blue.example.net", "--json")

        assert unasked.code == 2
        assert json.loads(unasked.out)["error"]["hint"] == (
            "Say --site with one of: https://red.example.net, https://blue.example.net."
        )
        assert named.data["connection"]["site_url"] == "https://blue.example.net"
        assert len(person.ask("connections")["connections"]) == 1


def test_on_a_terminal_the_site_is_asked_for(person: Person) -> None:
    """By its number in a list; nonsense is asked about again."""
    with town(person, cloud_site("red", "Red"), cloud_site("blue", "Blue")):
        assert sign_in(person.environ, *APP, "--site", "red.example.net").code == 0
        ours, theirs = os.openpty()
        process = subprocess.Popen(
            [COMMAND, "connect", "jira", "--oauth", "--no-browser", "--json"],
            env=person.environ,
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
        )
        os.close(theirs)
        said = ""
        while "\n  http" not in said or not said.endswith("\n"):
            said += os.read(ours, 4096).decode().replace("\r", "")
        browse(said.split("\n  ")[-1].strip())
        for answer in ("7", "blue", "2"):
            while not said.endswith("Its number: "):
                said += os.read(ours, 4096).decode().replace("\r", "")
            said = ""
            os.write(ours, f"{answer}\n".encode())
        out, _ = process.communicate(timeout=PATIENCE_SECONDS)
        os.close(ours)

        assert json.loads(out)["connection"]["site_url"] == "https://blue.example.net"


def test_a_no_is_exit_code_4(person: Person) -> None:
    """Nothing is kept."""
    with town(person) as service:
        service.says_no = True
        told = sign_in(person.environ, *APP)

        assert told.code == 4
        assert "said no" in told.err
        assert person.ask("connections")["connections"] == []


def test_ctrl_c_gives_a_sign_in_up(person: Person) -> None:
    """With an agent as well: afterwards it listens on no port."""
    with town(person):
        person.start_agent()
        process = subprocess.Popen(
            [COMMAND, "connect", "jira", "--oauth", *APP, "--secret-stdin"],
            env=person.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=hear_ctrl_c,  # noqa: PLW1509  it sets a signal and touches no lock
        )
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(SECRET)
        process.stdin.close()
        with process.stderr:
            while "http" not in process.stderr.readline():
                pass
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE_SECONDS) == 130
        assert person.agent is not None

        assert listening(person.agent.pid) == []


def hear_ctrl_c() -> None:
    """A shell that runs something in the background has it ignore SIGINT, and so its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def listening(pid: int) -> list[str]:
    """Tell the TCP ports a process listens on."""
    process = Path(f"/proc/{pid}")
    inodes = links(process)
    lines = (process / "net/tcp").read_text("ascii").splitlines()[1:]
    rows = [line.split() for line in lines]
    return [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in inodes]


@pytest.mark.parametrize("size", [64, 6_000])
def test_tokens_lie_open_nowhere(person: Person, size: int) -> None:
    """Not in a file, an argument, an environment, the log, or a crash report; while it runs too."""
    with town(person) as service:
        service.books.size = size
        person.start_agent()
        told = sign_in(person.environ, *APP)
        assert told.code == 0, told.err
        service.books.expire()
        person.ask("tasks", "--refresh")
        service.books.end_all()
        person.type("tasks", "--refresh")
        assert person.agent is not None
        process = Path(f"/proc/{person.agent.pid}")
        shown = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        files = contents(person.data)
        ports = listening(person.agent.pid)
        secrets = [SECRET, *service.books.issued]

        assert len(service.books.issued) >= 5
        assert ports == []
        for secret in secrets:
            marked = secret.encode()
            assert marked not in shown + told.arguments
            assert marked.decode() not in told.out + told.err
            assert [path for path, content in files.items() if marked in content] == []
        assert "app:jira-" in person.keystore.read_text("utf-8")


def test_commands_at_once_lose_no_token(person: Person) -> None:
    """Each opens the profile in its turn, so each renews from the newest token there is."""
    with town(person) as service:
        service.books.leeway_s = -1
        assert sign_in(person.environ, *APP).code == 0
        many = [
            subprocess.Popen(
                [str(COMMAND), "tasks", "--refresh", "--json"],
                env=person.environ,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(4)
        ]
        answers = [process.communicate(timeout=PATIENCE_SECONDS)[0] for process in many]

        assert ["tracksync.tasks.refresh" in answer for answer in answers] == [True] * 4, answers
        assert service.books.renewals == 4
        assert person.ask("connections")["connections"][0]["is_paused"] is False


# --- the broker -----------------------------------------------------------------------------------


@contextmanager
def broker(person: Person, words: list[str], service: Atlassian, back: int) -> Iterator[str]:
    """Run the broker as its operator does; the key for one device."""
    key, digest = device_key()
    file = person.home / "broker.toml"
    file.write_text(
        f"""
address = "127.0.0.1:{back}"
public_url = "http://127.0.0.1:{back}"
seal_keys = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]
[services.jira]
authorize_url = "{service.url}/authorize"
token_url = "{service.url}/oauth/token"
revoke_url = "{service.url}/oauth/revoke"
client_id = "app-of-the-team"
client_secret = "{SECRET}"
[devices]
"mia" = "{digest}"
""",
        "utf-8",
    )
    file.chmod(0o600)
    process = subprocess.Popen(
        [*words, "serve", str(file)],
        env=person.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        with process.stdout:
            assert process.stdout.readline() == f"LISTENING {back}\n"
            yield key
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


@pytest.mark.parametrize("as_one_file", [False, True])
def test_a_team_signs_in_through_its_broker(
    person: Person, tmp_path: Path, *, as_one_file: bool
) -> None:
    """By the installed command on the server, or by the one file that is made for it."""
    words = [str(COMMAND), "broker"]
    if as_one_file:
        made = tmp_path / "tracksync-broker.pyz"
        subprocess.run([sys.executable, ROOT / "installers/broker/make.py", made], check=True)
        words = [sys.executable, str(made)]
    back = own_port()
    app = Registered("app-of-the-team", SECRET, f"http://127.0.0.1:{back}/v1/callback")
    with atlassian(apps=(app,)) as service, broker(person, words, service, back) as key:
        person.environ["TRACKSYNC_SERVICES_JIRA_BASE_URL"] = service.url
        named = ("--broker", f"http://127.0.0.1:{back}", "--no-browser", "--json")
        told = sign_in(person.environ, *named, secret=key)
        service.books.expire()
        tasks = person.ask("tasks", "--refresh")["tasks"]
        left = person.ask("disconnect", "jira")

        assert told.code == 0, told.err
        assert OWL.key in {task["key"] for task in tasks}
        assert left["is_revoked"] is True
        assert SECRET not in person.keystore.read_text("utf-8")
        assert ":jira-" not in person.keystore.read_text("utf-8")
