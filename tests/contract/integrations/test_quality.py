"""Each rule of quality is looked at in every service, and the look can fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.contract.integrations.asana.test_suite import AsanaBench
from tests.contract.integrations.azure_devops.test_suite import AzureDevOpsBench
from tests.contract.integrations.jira.test_suite import JiraCloudBench
from tests.contract.integrations.jira_dc.bench import JiraDcBench
from tests.contract.integrations.quality import (
    CHECKS,
    FOLDER,
    Trial,
    slack_by_token,
    teams_by_workflow,
    tracker,
)
from tests.contract.integrations.tempo.test_suite import TempoBench
from tests.fakes.jira_cloud import MIA
from tracksync import integrations
from tracksync.core.delivery.outcomes import Looked, NoAnswer, NotReached, Refused
from tracksync.network.access import Access
from tracksync.ports.manifest import (
    FOREIGN_LEFT,
    LOOKED_UP,
    LOST_AND_BACK,
    QUALITY_RULES,
    REMOVAL,
    SAME_AGAIN,
    TRIED,
    Manifest,
)
from tracksync.ports.tracker import Account, Adapters, Connection, Integration

# How each service is looked at. A new folder has to be given its place here.
TRIALS: Mapping[str, Callable[[], AbstractContextManager[Trial]]] = {
    "asana": partial(tracker, AsanaBench()),
    "azure_devops": partial(tracker, AzureDevOpsBench()),
    "jira": partial(tracker, JiraCloudBench()),
    "jira_dc": partial(tracker, JiraDcBench("comment")),
    "slack": slack_by_token,
    "teams": teams_by_workflow,
    "tempo": partial(tracker, TempoBench(has_marks=False)),
}


def test_every_service_and_every_rule_is_looked_at() -> None:
    """A folder that nobody looks at, and a rule that nothing checks, are found out here."""
    assert set(TRIALS) == set(integrations.names())
    assert tuple(CHECKS) == QUALITY_RULES


@pytest.mark.parametrize("rule", QUALITY_RULES)
@pytest.mark.parametrize("service", TRIALS)
def test_a_service_keeps_what_its_manifest_says(service: str, rule: str) -> None:
    """What it says to keep it keeps; what it cannot is told as a caveat."""
    with TRIALS[service]() as trial:
        told = trial.integration.manifest.quality
        assert set(told) == set(QUALITY_RULES)
        if told[rule]:
            CHECKS[rule](trial)
            return
        with pytest.raises(AssertionError):
            CHECKS[rule](trial)
        assert CAVEATS[rule](trial.integration.manifest)


CAVEATS: Mapping[str, Callable[[Manifest], bool]] = {
    TRIED: lambda manifest: manifest.trial in manifest.caveats,
    LOOKED_UP: lambda manifest: any("a lost answer stays unknown" in c for c in manifest.caveats),
}


# --- a service that breaks them all, one by one ---------------------------------------------------


@dataclass
class Broken:
    """Jira, but for the answers that are given otherwise."""

    real: Integration
    change: Callable[[Adapters], Adapters]

    @property
    def manifest(self) -> Manifest:
        return self.real.manifest

    def check_site(self, site_url: str) -> str:
        return self.real.check_site(site_url)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        return self.change(self.real.connect(connection, read_token))


class Instead:
    """Something real, but for some of its methods."""

    def __init__(self, real: object, **methods: Callable[..., object]) -> None:
        self._real = real
        self._methods = methods

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever it has
        return self._methods.get(name) or getattr(self._real, name)


@dataclass
class BrokenBench(JiraCloudBench):
    """See `Bench`."""

    change: Callable[[Adapters], Adapters]

    def integration(self, access: Access) -> Integration:
        return Broken(super().integration(access), self.change)


def takes_anybody(real: Adapters) -> Adapters:
    """Believe that the person is who she says."""
    mia = Account(MIA.account_id, MIA.name, MIA.email, "")
    return replace(real, tracker=Instead(real.tracker, whoami=lambda: mia))


def calls_everybody_new(real: Adapters) -> Adapters:
    """Name the account anew each time."""

    def whoami() -> object:
        found = real.tracker.whoami()
        return replace(found, account_id=str(uuid4())) if isinstance(found, Account) else found

    return replace(real, tracker=Instead(real.tracker, whoami=whoami))


def sends_again(real: Adapters) -> Adapters:
    """Send again what had no answer."""

    def create(worklog: Any) -> object:  # noqa: ANN401  whatever it is
        outcome = real.sink.create(worklog)
        return real.sink.create(worklog) if isinstance(outcome, NoAnswer) else outcome

    return replace(real, sink=Instead(real.sink, create=create))


def finds_nothing(real: Adapters) -> Adapters:
    """Look, and see nothing."""
    return replace(real, sink=Instead(real.sink, look=lambda *_: Looked(())))


def tidies_up(real: Adapters) -> Adapters:
    """Delete Bob's worklog beside ours."""

    def delete(task: Any, remote_id: str) -> object:  # noqa: ANN401  whatever it is
        real.sink.delete(task, "1")
        return real.sink.delete(task, remote_id)

    return replace(real, sink=Instead(real.sink, delete=delete))


def gives_up(real: Adapters) -> Adapters:
    """Take a service that is away for one that refuses."""

    def whoami() -> object:
        found = real.tracker.whoami()
        return Refused(503) if isinstance(found, NotReached) else found

    return replace(real, tracker=Instead(real.tracker, whoami=whoami))


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        (TRIED, takes_anybody),
        (SAME_AGAIN, calls_everybody_new),
        (LOOKED_UP, sends_again),
        (LOOKED_UP, finds_nothing),
        (FOREIGN_LEFT, tidies_up),
        (LOST_AND_BACK, gives_up),
    ],
)
def test_a_service_that_breaks_a_rule_is_found_out(
    rule: str, change: Callable[[Adapters], Adapters]
) -> None:
    """Each check fails where its rule is broken."""
    with pytest.raises(AssertionError), tracker(BrokenBench(change)) as trial:
        CHECKS[rule](trial)


@pytest.mark.parametrize(
    "readme", ["# Jira\n\n## Known limits\n", "# Jira\n\n## Disconnect\n\nJust do.\n"]
)
def test_a_readme_without_a_way_out_is_found_out(readme: str, tmp_path: Path) -> None:
    """Removal is part of the set-up."""
    (tmp_path / "jira").mkdir()
    (tmp_path / "jira/README.md").write_text(readme, encoding="utf-8")
    with tracker(JiraCloudBench(), folder=tmp_path) as trial, pytest.raises(AssertionError):
        CHECKS[REMOVAL](trial)


def test_a_whole_copy_of_a_readme_is_enough(tmp_path: Path) -> None:
    """It is the words that count."""
    shutil.copytree(FOLDER / "jira", tmp_path / "jira")
    with tracker(JiraCloudBench(), folder=tmp_path) as trial:
        CHECKS[REMOVAL](trial)
