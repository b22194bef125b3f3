"""The page of addresses that services are asked at is made from their manifests."""

import importlib
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.reading import ROOT
from tracksync import integrations
from tracksync.ports.manifest import Endpoint, Manifest, Way

PAGE = ROOT / "docs/reference/endpoints.md"
# The guide's page of a service, where it is not called like it.
GUIDES = {"jira_dc": "jira-data-center"}
_HEAD = """# Addresses

Every address of a service's interface that TrackSync asks, and why. The page is made from what each
integration says of itself: `python -m tests.architecture.test_endpoints_page` writes it.

Paths are as the service documents them, below the address where its interface stands; what is in
braces stands for an id. What was really asked on this machine, at which origin and for what,
`tracksync privacy` lists. Who signs in through a team's [broker](broker.md) asks that for tokens,
instead of the service.
"""


def manifests() -> tuple[Manifest, ...]:
    """Give every service's own words."""
    folders = (f"tracksync.integrations.{name}" for name in integrations.names())
    return tuple(importlib.import_module(folder).MANIFEST for folder in folders)


def reference() -> str:
    """Write the page."""
    return "\n".join([_HEAD, *(line for manifest in manifests() for line in _part(manifest))])


def _part(manifest: Manifest) -> Iterator[str]:
    yield f"## {manifest.title}\n"
    yield from _table(manifest.endpoints)
    if manifest.oauth_endpoints:
        by_code = " or by a code" if Way.DEVICE in manifest.ways else ""
        yield f"To sign in by the browser{by_code}:\n"
        yield from _table(manifest.oauth_endpoints)


def _table(endpoints: Iterable[Endpoint]) -> Iterator[str]:
    yield "| method | path | what for |\n|---|---|---|"
    for endpoint in endpoints:
        yield f"| {endpoint.method} | `{endpoint.path}` | {endpoint.purpose} |"
    yield ""


def test_the_page_of_addresses_is_made_from_the_manifests() -> None:
    """After a changed endpoint: `python -m tests.architecture.test_endpoints_page` writes it."""
    assert PAGE.read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("manifest", manifests(), ids=lambda manifest: manifest.name)
def test_the_guide_leads_to_the_addresses(manifest: Manifest) -> None:
    """Who reads how a service is connected finds what is asked there."""
    name = GUIDES.get(manifest.name, manifest.name.replace("_", "-"))
    guide = (ROOT / f"docs/guide/{name}.md").read_text(encoding="utf-8")

    assert f"(../reference/endpoints.md#{manifest.title.lower().replace(' ', '-')})" in guide
    assert all(e.purpose for e in (*manifest.endpoints, *manifest.oauth_endpoints))


def test_the_page_of_privacy_leads_to_the_addresses() -> None:
    """It says to whom something goes; there stands where exactly."""
    privacy = (ROOT / "docs/privacy.md").read_text(encoding="utf-8")

    assert "(reference/endpoints.md)" in privacy


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
