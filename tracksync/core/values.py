"""
`dataclass` as the standard library has it, except that classes share what is alike in all of them.

The standard library writes for each class functions of its own that show it, refuse assignment and
refuse deletion: most of what a small class weighs, and a tray holds some hundred and sixty.
"""

from __future__ import annotations

import dataclasses
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    # Under its own name, so that type checkers know it for what it is.
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  see above
else:

    def dataclass(cls: type | None = None, /, **how: Any) -> Any:  # noqa: ANN401  as it is there
        """Make a data class; see the standard library's."""
        return (lambda bare: _made(bare, how)) if cls is None else _made(cls, how)


class _Shared:
    """Where the shared functions stand; no class inherits from it."""

    @recursive_repr()
    def __repr__(self) -> str:
        shown = (f for f in dataclasses.fields(self) if f.repr)  # type: ignore[arg-type]  # any of them
        parts = (f"{f.name}={getattr(self, f.name)!r}" for f in shown)
        return f"{type(self).__qualname__}({', '.join(parts)})"

    def __setattr__(self, name: str, _: object) -> NoReturn:
        msg = f"cannot assign to field {name!r}"
        raise dataclasses.FrozenInstanceError(msg)

    def __delattr__(self, name: str) -> NoReturn:
        msg = f"cannot delete field {name!r}"
        raise dataclasses.FrozenInstanceError(msg)


def _made(bare: type, how: dict[str, Any]) -> type:
    is_shown = how.get("repr", True) and "__repr__" not in vars(bare)
    made: type = dataclasses.dataclass(**(how | {"repr": False}))(bare)
    frozen = ("__setattr__", "__delattr__") if how.get("frozen") else ()
    for name in (*(("__repr__",) if is_shown else ()), *frozen):
        setattr(made, name, vars(_Shared)[name])
    return made
