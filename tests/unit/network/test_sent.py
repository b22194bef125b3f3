"""What the transparency record tells, and what it leaves out."""

from hypothesis import given
from hypothesis import strategies as st

from tracksync.integrations.jira.manifest import MANIFEST
from tracksync.network.origin import Origin
from tracksync.network.sent import path_template
from tracksync.network.service import Service

JIRA = Service("jira", Origin.parse("https://acme.atlassian.net"), None, MANIFEST.path_words)


def test_ids_and_queries_stay_out() -> None:
    """The record says what kind of request left, not about whom or which task."""
    told = path_template(JIRA, "/rest/api/3/issue/10001/worklog/77?token=secret#part")

    assert told == "/rest/api/3/issue/{}/worklog/{}"
    assert path_template(JIRA, "/rest/api/3/user/mia@example.org") == "/rest/api/3/{}/{}"
    assert path_template(JIRA, "/") == "/"


@given(st.text(max_size=200))
def test_only_known_words_are_told(path: str) -> None:
    """Whatever a path holds, nothing but the service's own words gets into the record."""
    told = path_template(JIRA, "/" + path)

    assert set(told.split("/")) <= {"", "{}", *MANIFEST.path_words}
    assert told.count("/") <= 20
