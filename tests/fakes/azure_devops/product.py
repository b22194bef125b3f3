"""Azure DevOps on the chassis."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.fakes.azure_devops.api import AzureApi
from tests.fakes.azure_devops.prose import hours_added, patch_faults, promised, spoken
from tests.fakes.azure_devops.world import COMPLETED, HOME, AzureWorld
from tests.fakes.service_double import Contract, Description, Double, DoubleProcess, Product
from tracksync.demo.loopback import Answer, Asked

# Statuses that the descriptions have no word of.
_REFUSALS = frozenset({302, 400, 401, 403, 404, 412, 415})


class _Wrapped(Description):
    """Microsoft describes lists bare, and sends them as `{"count", "value"}`; null where hidden."""

    def answer_faults(self, asked: Asked, answer: Answer) -> list[str]:
        body = answer.body
        if isinstance(body, dict) and set(body) == {"count", "value"}:
            answer = replace(answer, body=[part for part in body["value"] if part is not None])
        return super().answer_faults(asked, answer)


@cache
def descriptions() -> tuple[Description, ...]:
    """Read all that is described."""
    names = ("wit", "profile", "accounts", "location")
    return tuple(_Wrapped(f"azure-devops-{name}-7.1.json", also=_REFUSALS) for name in names)


def _contract() -> Contract:
    return Contract(*descriptions(), prose=patch_faults)


def _is_trespass(world: AzureWorld, asked: Asked) -> bool:
    """Whether the hours would change by more than is said to be ours, or anything else would."""
    if asked.method != "PATCH":
        return False
    organization, _, number = asked.path.strip("/").partition("/")
    item = world.item(int(number.rpartition("/")[2]), organization)
    try:
        said = promised(asked.json())
    except (KeyError, TypeError, ValueError):
        return True
    if item is None or said.rev != item.rev:
        return False  # not obeyed
    hours = item.fields.get(COMPLETED) or 0.0
    wanted = hours if said.completed is None else said.completed
    return said.others or abs(wanted - hours - said.seconds / 3600) > 0.001


def shares_of(world: AzureWorld, person_id: str) -> list[dict[str, Any]]:
    """Tell what of somebody stands by their own words, in the order it was first said."""
    standing: dict[tuple[int, str], dict[str, Any]] = {}
    for item in world.items():
        for update in item.updates:
            comment = update["fields"].get("System.History", {}).get("newValue", "")
            said = spoken(comment) if update["revisedBy"]["id"] == person_id else None
            if said is not None:
                first_at = update["fields"]["System.ChangedDate"]["newValue"]
                share = standing.setdefault((item.id, said.mark), {"first_at": first_at})
                share |= {"id": item.id, **asdict(said)}
    there = [share for share in standing.values() if share["seconds"]]
    return sorted(there, key=lambda share: str(share["first_at"]))


def hours_of_others(world: AzureWorld, person_id: str) -> dict[int, float]:
    """Tell what would stand in each work item without somebody's shares, to a few seconds."""
    hours = {item.id: item.fields.get(COMPLETED) or 0.0 for item in world.items()}
    for share in shares_of(world, person_id):
        hours[share["id"]] -= share["seconds"] / 3600
    return {number: round(left, 3) + 0.0 for number, left in hours.items()}  # no -0.0


def edited_by_others(world: AzureWorld, person_id: str) -> dict[int, float]:
    """Tell what others added to the hours of each work item, change by change."""
    return {
        item.id: round(
            sum(
                hours_added(update)
                for update in item.updates
                if update["revisedBy"]["id"] != person_id
            ),
            3,
        )
        for item in world.items()
    }


def _shares(world: AzureWorld, asked: Asked) -> object:
    return shares_of(world, asked.one("person"))


def _hours(world: AzureWorld, asked: Asked) -> object:
    person = asked.one("person")
    left, made = hours_of_others(world, person), edited_by_others(world, person)
    return [{"id": number, "left": left[number], "made": made[number]} for number in left]


PRODUCT = Product(
    make_world=AzureWorld,
    make_api=AzureApi,
    make_contract=_contract,
    is_trespass=_is_trespass,
    readings={"shares": _shares, "hours": _hours},
)


class AzureDouble(Double[AzureWorld]):
    """An Azure DevOps for tests."""

    def __init__(self, world: AzureWorld | None = None, *, port: int = 0) -> None:
        super().__init__(PRODUCT, world, port=port)

    @property
    def site(self) -> str:
        """The address of the organization most tests are about."""
        return f"{self.url}/{HOME}"


class AzureProcess(DoubleProcess):
    """An Azure DevOps for tests that can be killed."""

    def __init__(self, state: Path, *, port: int = 0) -> None:
        super().__init__("tests.fakes.azure_devops", state, port=port)
