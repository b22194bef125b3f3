"""A picture opened by a library that others wrote, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop_rig.browser import import_map, served, title_of
from tests.journeys.cli.person import Person
from tests.journeys.cli.test_pictures import begin
from tests.peers.node import HERE

pytestmark = [pytest.mark.storm, pytest.mark.timeout(300)]


def test_a_browser_opens_a_picture_with_the_days_key(person: Person, tmp_path: Path) -> None:
    """As a reader without TrackSync would: npm's `age-encryption`, and an image."""
    day, key = begin(person), person.home / "day.key"
    person.say("keys", "export", "--day", day, "--yes", "--output", str(key))
    modules = HERE / "node_modules"
    page = (HERE / "age.html").read_text(encoding="utf-8")
    pages = {
        "/age.html": page.replace(
            "IMPORTS", import_map(modules, "age-encryption", "@scure/base")
        ).encode(),
        "/day.key": key.read_bytes(),
        "/picture.age": (person.data / "vault" / day / "000000001.webp.age").read_bytes(),
    }
    with served(pages, modules) as address:
        size, _, colour = title_of(f"{address}/age.html", tmp_path).partition(": ")

    assert size == "320 x 200"
    # 204060, as the eye sees it after WebP.
    assert [abs(int(c) - e) < 8 for c, e in zip(colour.split(), (32, 64, 96), strict=True)] == [
        True,
        True,
        True,
    ]
