"""Values are data classes, and share what is alike in all of them."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, field, replace

import pytest

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    secret: str = field(default="s", repr=False)


@dataclass(frozen=True, slots=True)
class Named:
    name: str

    def __repr__(self) -> str:
        return self.name


@dataclass
class Open:
    inside: list[object] = field(default_factory=list)


@dataclass(frozen=True, repr=False)
class Hidden:
    secret: str


def test_it_is_an_ordinary_data_class() -> None:
    """Compared, hashed, replaced, and told by its fields."""
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    assert len({Point(1), Point(1)}) == 1
    assert [f.name for f in dataclasses.fields(Point)] == ["x", "y", "secret"]
    assert not hasattr(Point(1), "__dict__")


def test_it_is_shown_as_the_standard_library_would() -> None:
    """Without what is not to be shown, and not for ever where it holds itself."""
    around = Open()
    around.inside.append(around)

    assert repr(Point(1, 2)) == "Point(x=1, y=2)"
    assert repr(around) == "Open(inside=[...])"
    assert repr(Named("as it says")) == "as it says"
    assert "secret" not in repr(Hidden("secret"))


def test_what_is_frozen_refuses() -> None:
    """Assignment and deletion, of fields and of anything else."""
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="assign to field 'x'"):
        point.x = 2  # type: ignore[misc]  # that is the question
    with pytest.raises(FrozenInstanceError, match="delete field 'y'"):
        del point.y
    with pytest.raises(FrozenInstanceError):
        point.z = 2  # type: ignore[attr-defined]  # that is the question
    around = Open()
    around.inside = [1]
    assert around.inside == [1]


def test_the_functions_are_the_same_ones() -> None:
    """That is what it is for."""
    assert Point.__setattr__ is Hidden.__setattr__
    assert Point.__repr__ is Open.__repr__
