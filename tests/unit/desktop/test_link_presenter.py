"""The question about a link: which task it names, and where that is."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.desktop.office import Office
from tracksync.desktop.models.link import LinkModel
from tracksync.desktop.presenters.link import LinkPresenter


def asked(office: Office, ref: str) -> LinkModel:
    models: list[LinkModel] = []
    LinkPresenter(office.desk, models.append).ask(ref)
    return models[0]


def test_of_several_sites_of_a_service_the_one_is_named(office: Office) -> None:
    """Two of them may have a PROJ-7 each; where there is only one, its service says enough."""
    ref = office.jira_task("PROJ-7", "Owls")
    alone = asked(office, ref)
    (there,) = office.services.connections.all()
    other = replace(there, id="jira-other", site_url="https://customer.example")
    office.services.connections.save(other, via="test")
    among = asked(office, ref)
    local = asked(office, office.task("Alone"))

    assert (alone.service, alone.site) == (office.jira.manifest.title, "")
    assert (among.service, among.site) == (office.jira.manifest.title, "team.example")
    assert (local.service, local.site) == ("", "")
