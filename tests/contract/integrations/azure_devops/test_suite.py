"""Azure DevOps keeps what every integration must keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.contract.integrations.bench import Bench, Call
from tests.contract.integrations.suite import IntegrationSuite
from tests.fakes.azure_devops import (
    BOB,
    HOME,
    MADE_AT,
    MIA,
    OWL,
    AzureDouble,
    connection_of,
    hours_of_others,
    item_fields,
    shares_of,
    small_world,
)
from tests.fakes.service_double import Double
from tracksync.integrations.azure_devops import build
from tracksync.network.access import Access
from tracksync.ports.tracker import Connection, Integration


class AzureDevOpsBench(Bench):
    """See `Bench`. The hours that stand in a fresh double are Bob's."""

    token = MIA.token
    task_id, task_key = str(OWL), f"#{OWL}"
    calls: Mapping[str, Call] = {
        "whoami": Call("GET", "/connectionData"),
        "assigned": Call("POST", "/wiql"),
        "find": Call("GET", "/workitems/"),
        "look": Call("GET", "/updates"),
        "create": Call("PATCH", "/workitems/"),
        "update": Call("PATCH", "/workitems/"),
        "delete": Call("PATCH", "/workitems/"),
    }
    secrets = ("Draw the owl", str(OWL), MIA.email, MIA.name, MIA.id, HOME, "Zoo", "AssignedTo")
    no_keys = ("", "PROJ-1", "../../connectionData", "1001/updates", "1001?x=1", "# 1", "١٢")
    has_reader = True

    def integration(self, access: Access) -> Integration:
        return build(access)

    def double(self) -> Double[Any]:
        return AzureDouble(small_world())

    def connection(self, url: str) -> Connection:
        return connection_of(MIA, f"{url}/{HOME}")

    def grow(self, double: Double[Any], count: int) -> None:
        for number in range(5000, 5000 + count):
            double.world.add_item(number, BOB.id, MADE_AT, item_fields(f"Task {number}"))

    def ours(self, double: Double[Any]) -> list[tuple[str, int]]:
        return [(str(share["id"]), share["seconds"]) for share in shares_of(double.world, MIA.id)]

    def of_others(self, double: Double[Any]) -> object:
        known = hours_of_others(double.world, MIA.id).items()
        return {number: hours for number, hours in known if hours}


class TestAzureDevOps(IntegrationSuite):
    """See `IntegrationSuite`."""

    bench = AzureDevOpsBench()
