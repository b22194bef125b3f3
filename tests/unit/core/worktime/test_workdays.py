"""Which days are worked."""

from datetime import date

from tracksync.core.worktime.workdays import Calendar

THURSDAY = date(2026, 11, 26)


def test_a_day_off_is_not_worked() -> None:
    """Neither the weekend nor a holiday nor a day of one's own is a working day."""
    calendar = Calendar(frozenset({1, 2, 3, 4, 5}), {THURSDAY: "Thanksgiving"})

    assert not calendar.is_worked(THURSDAY)
    assert not calendar.is_worked(date(2026, 11, 28))
    assert calendar.is_worked(date(2026, 11, 27))


def test_a_year_without_work() -> None:
    """Where no working day is found within a year, the day before is told about."""
    assert Calendar(frozenset()).last_before(THURSDAY, "UTC") == date(2026, 11, 25)
