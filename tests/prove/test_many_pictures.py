"""6 000 pictures in 90 days: the first row comes as fast as it would with one day of them."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from tests.budget.numbers import Row, publish
from tests.contract.storage.test_vault import DAY, Room
from tests.unit.desktop.office import Office, Seen
from tracksync.desktop.app.screenshots import decoded
from tracksync.desktop.models.screenshots import ScreenshotsModel
from tracksync.desktop.presenters.screenshots import ScreenshotsPresenter
from tracksync.platforms.screen.pixels import SMALL_WIDTH_PX, small

DAYS, A_DAY = 90, 67
FIRST_ROW = 5
MOST_TIMES_SLOWER = 4
MOST_MS = 200
# The files in the vault hold a few words; that a real picture of that size takes is added.
SMALL = small(Image.effect_noise((SMALL_WIDTH_PX * 2, SMALL_WIDTH_PX), 64).convert("RGB"))


class Counted:
    """A vault that counts what is opened."""

    def __init__(self, vault: object) -> None:
        self._vault = vault
        self.opened = 0

    def __getattr__(self, name: str) -> object:
        found = getattr(self._vault, name)
        if name not in {"open", "pictures"}:
            return found

        def counted(*values: object, **named: object) -> object:
            value = found(*values, **named)
            self.opened += len(value) if name == "pictures" else 1
            return value

        return counted


def drawn(data: bytes) -> object:
    """Decode a picture of the size that small ones have, for each that was decrypted."""
    assert data
    image = decoded(SMALL)
    assert image is not None
    return image


def first_row(office: Office, room: Room) -> tuple[float, int, ScreenshotsModel]:
    """
    Open the page and its first row.

    Returns:
        Seconds of the processor, how many files were decrypted, what is shown.
    """
    vault = Counted(room.open())
    office.house.profile.vault.kept["2026-11-27"] = []  # so that there is something to look at
    office.desk.engine.running.capturing.service.vault = vault  # type: ignore[assignment]  # a real one
    view = Seen()
    presenter = ScreenshotsPresenter(office.desk, view, drawn)
    began = time.process_time()
    presenter.refresh()
    model: ScreenshotsModel = view.last("show_pictures")
    for cell in model.cells[:FIRST_ROW]:
        presenter.want(cell.number)
    took = time.process_time() - began
    assert view.count("show_small") == FIRST_ROW
    return took, vault.opened, model


@pytest.mark.timing
@pytest.mark.timeout(1800)
def test_ninety_days_open_like_one(tmp_path: Path) -> None:
    """As many files are opened, and it takes about as long, in the same run: a blink."""
    for name in ("few", "many"):
        (tmp_path / name).mkdir()
    few, many = Room(tmp_path / "few"), Room(tmp_path / "many")
    few.take(A_DAY)
    for back in range(DAYS):
        many.take(A_DAY, DAY - timedelta(days=DAYS - 1 - back))
    office = Office()
    office.house.start()
    one, opened_of_one, _ = min((first_row(office, few) for _ in range(5)), key=lambda r: r[0])
    all_, opened, model = min((first_row(office, many) for _ in range(5)), key=lambda r: r[0])
    office.house.close()

    assert len(model.days) == DAYS
    assert opened == opened_of_one == A_DAY + FIRST_ROW
    ms, ratio = f"{all_ * 1000:.1f} ms", all_ / one
    rows = [
        Row("the first row, of the processor", ms, "must be quick", all_ * 1000, MOST_MS),
        Row("the same", ms, f"with one day {one * 1000:.1f} ms", ratio, MOST_TIMES_SLOWER),
    ]
    count = f"{DAYS * A_DAY:,}".replace(",", " ")
    publish("Ninety days of pictures", rows, note=f"{count} of them; the best of 5 each.")
