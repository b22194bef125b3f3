"""
The chassis of the stateful doubles: one for each service, checked against its description.

A service brings a `Product`: its world (changes as dictionaries), what answers over it, its
description with the rules that are only prose, and what counts as touching what is somebody else's.
Everything else is here: real HTTP, scripted faults, what was seen, the double as a process that
survives `kill -9`, and its control from outside. `tests/fakes/jira_cloud` is the model.
"""

from tests.fakes.service_double.contract import Contract, Prose
from tests.fakes.service_double.description import CONTRACTS, Description
from tests.fakes.service_double.double import Double, Product, Seen
from tests.fakes.service_double.faults import Fault, Script, status
from tests.fakes.service_double.process import DoubleProcess

__all__ = [
    "CONTRACTS",
    "Contract",
    "Description",
    "Double",
    "DoubleProcess",
    "Fault",
    "Product",
    "Prose",
    "Script",
    "Seen",
    "status",
]
