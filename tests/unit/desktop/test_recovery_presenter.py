"""A recovery key is made when asked for, and written only where the person says."""

from __future__ import annotations

from pathlib import Path

from tests.unit.desktop.office import Office, Seen
from tracksync.desktop.presenters.first_run import FirstRunPresenter
from tracksync.desktop.presenters.recovery import RecoveryPresenter

KEY = "AGE-SECRET-KEY-1\nABCD"


def test_a_key_is_made_off_the_screens_thread_and_shown(office: Office) -> None:
    """The button waits meanwhile; afterwards the first run has nothing left to offer."""
    view, presenter = Seen(), RecoveryPresenter(office.desk)
    offered = FirstRunPresenter(office.desk).model().can_keep_key
    office.run.is_holding = True
    presenter.make(view)
    meanwhile = view.last("show_busy"), view.last("show_key")
    office.run.let_go()

    assert (offered, meanwhile) == (True, (True, None))
    assert (view.last("show_busy"), view.last("show_key")) == (False, KEY)
    assert presenter.has_key
    assert not FirstRunPresenter(office.desk).model().can_keep_key


def test_a_saved_key_is_for_its_owner_alone(office: Office, tmp_path: Path) -> None:
    """Also where a file stood that others could read; and the page says what it is for."""
    file = tmp_path / "key.txt"
    file.write_text("old")
    file.chmod(0o644)
    view = Seen()
    RecoveryPresenter(office.desk).save(KEY, str(file), view)
    page = file.read_text(encoding="utf-8")

    assert file.stat().st_mode & 0o777 == 0o600
    assert f"\n{KEY}\n" in page
    assert "tracksync restore" in page
    assert "key.txt" in view.last("show_kept")
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_to_keeps_the_key_on_the_screen(
    office: Office, tmp_path: Path
) -> None:
    """Nothing is left behind, and it is not called kept."""
    view = Seen()
    (tmp_path / "taken").mkdir()
    RecoveryPresenter(office.desk).save(KEY, str(tmp_path / "taken"), view)
    RecoveryPresenter(office.desk).save(KEY, str(tmp_path / "no" / "where.txt"), view)

    assert view.count("show_kept") == 0
    assert view.last("show_trouble").title.endswith("It is still shown here.")
    assert [entry.name for entry in tmp_path.iterdir()] == ["taken"]
