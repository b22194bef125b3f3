"""What is asked for is what the guide says, and what is offered is there."""

import importlib
import re

import pytest

from tests.architecture.reading import ROOT
from tests.contract.network.gateway_rig import access
from tracksync import integrations
from tracksync.ports.authorization import OffersBrowser, OffersDevice
from tracksync.ports.manifest import Way

NAMES = integrations.names()
SAME = {
    *("README.md", "__init__.py", "adapter.py", "client.py", "manifest.py", "mapping.py"),
    *("refusals.py", "signin.py"),
}
# They sign in at Microsoft by `integrations/_microsoft/oauth.py`.
BY_MICROSOFT = {"azure_devops", "teams"}
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \|$", re.MULTILINE)


def folder(name: str) -> object:
    return importlib.import_module(f"tracksync.integrations.{name}")


def test_the_catalogue_holds_products_alone() -> None:
    """What several of them share is no service that anybody could connect."""
    folders = (ROOT / "tracksync/integrations").glob("*/manifest.py")

    assert tuple(sorted(path.parent.name for path in folders)) == NAMES
    assert "_atlassian" not in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_service_is_a_folder_with_the_same_files(name: str) -> None:
    """Who has read one finds the way in the next; what is one's own comes beside them."""
    files = {path.name for path in (ROOT / "tracksync/integrations" / name).iterdir()}
    manifest = folder(name).MANIFEST  # type: ignore[attr-defined]  # each has one

    assert files >= SAME
    has_its_own = Way.OAUTH in manifest.ways and name not in BY_MICROSOFT
    assert ("oauth.py" in files) is has_its_own


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_names_each_scope_and_why(name: str) -> None:
    """The table after the heading "scope" is the manifest's, word for word; or there are none."""
    manifest = folder(name).MANIFEST  # type: ignore[attr-defined]  # each has one
    assert bool(manifest.scopes) is (Way.OAUTH in manifest.ways)
    if not manifest.scopes:
        return
    page = (ROOT / f"docs/guide/{name.replace('_', '-')}.md").read_text(encoding="utf-8")
    table, by_choice = (
        dict(ROW.findall(page.partition(head)[2].partition("\n\n")[0]))
        for head in ("| scope |", "| scope by choice |")
    )

    assert table == dict(manifest.scopes)
    assert by_choice == dict(manifest.email_scopes)
    assert bool(manifest.email_allows) is bool(manifest.email_scopes)
    assert manifest.write_scopes < set(manifest.scopes)


@pytest.mark.parametrize("name", NAMES)
def test_who_only_reads_is_told_of_no_writing(name: str) -> None:
    """A channel is only ever written to; all others tell what they read from what they write."""
    manifest = folder(name).MANIFEST  # type: ignore[attr-defined]  # each has one
    reads, writes = manifest.uses, manifest.write_uses

    assert manifest.uses_for(is_read_only=True) == reads
    assert manifest.uses_for(is_read_only=False) == (*reads, *writes)
    assert manifest.is_channel or {use.startswith("Read ") for use in reads} == {True}
    assert {use.startswith("Read ") for use in writes} == (
        set() if manifest.is_channel else {False}
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_way_of_signing_in_is_there(name: str) -> None:
    """A manifest names no way that its integration has not, and hides none."""
    built = folder(name).build(access())  # type: ignore[attr-defined]  # each has one
    ways = built.manifest.ways

    assert bool(built.manifest.apps) == (Way.OAUTH in ways or Way.DEVICE in ways)
    assert (Way.OAUTH in ways, Way.DEVICE in ways) == (
        isinstance(built, OffersBrowser),
        isinstance(built, OffersDevice),
    )
    assert bool(built.manifest.apps) == (set(ways) != {Way.TOKEN})
