"""What a wheel and a desktop entry carry to a person's machine."""

import configparser
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.architecture.reading import ROOT, tracked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return zipfile.ZipFile(built)


def test_a_wheel_carries_the_code_and_its_resources(wheel: zipfile.ZipFile) -> None:
    """What works from a checkout finds its icons and texts when installed, too."""
    expected = {
        Path("tracksync/_resources", *path.parts[1:]) if path.parts[0] == "resources" else path
        for path in tracked()
        if path.parts[0] in {"resources", "tracksync"} and (ROOT / path).is_file()
    }

    assert expected - {Path(name) for name in wheel.namelist()} == set()


def test_a_wheel_carries_nothing_but_the_product(wheel: zipfile.ZipFile) -> None:
    """Tests, setup scripts and documents stay in the repository."""
    tops = {name.partition("/")[0] for name in wheel.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"tracksync"}


def test_the_desktop_entry_opens_our_links() -> None:
    """A `tracksync:` link in a browser reaches the program."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ROOT / "installers/linux/tracksync.desktop", encoding="utf-8")

    assert entry["Desktop Entry"]["MimeType"] == "x-scheme-handler/tracksync;"
    assert entry["Desktop Entry"]["Exec"] == "tracksync %u"
