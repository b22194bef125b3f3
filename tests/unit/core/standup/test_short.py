"""A standup that does not fit its channel."""

from __future__ import annotations

from tracksync.core.standup.text import Item, Message, Part, as_text, shortened


def message(*items: Item) -> Message:
    return Message("Standup", (Part("Done", items, "Nothing"), Part("Today", (), "Nothing")))


def test_what_fits_stays() -> None:
    """Nothing is touched, and an empty part still says so."""
    short = message(Item("Invoice export", "P-1", "https://x.example/P-1", "1:00 h"))

    assert shortened(short, line=100, part=1000) == short


def test_a_long_line_is_cut() -> None:
    """It ends in an ellipsis; its key stays."""
    (part, _) = shortened(message(Item("a" * 300, "P-1")), line=50, part=1000).parts

    assert part.items == (Item("a" * 46 + "…", "P-1"),)


def test_lines_that_are_left_out_are_counted() -> None:
    """Nobody takes a shortened standup for the whole of it."""
    short = shortened(message(*(Item(f"Task {n}") for n in range(10))), line=50, part=100)

    assert as_text(short).splitlines()[3:6] == ["- Task 0", "- Task 1", "- Task 2"]
    assert as_text(short).splitlines()[6] == "- … (+7)"
