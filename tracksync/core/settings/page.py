"""The settings table as a page of the documentation."""

from __future__ import annotations

from tracksync.core.settings.table import SETTINGS, Form, Kind, Setting
from tracksync.core.settings.values import in_words

_HEAD = """# Settings

Made from the table in the program (`tracksync/core/settings/table.py`); a test keeps it so.

- `tracksync config list` shows what is in force and where it comes from;
  `tracksync config set KEY VALUE` changes one.
- A number may carry its unit: `tracksync config set idle.threshold_seconds "10 min"`.
- The `services.` settings can also come from the environment:
  `TRACKSYNC_SERVICES_JIRA_BASE_URL` is `services.jira.base_url`.
- `config set` of another address of a service (`base_url`, `auth_url`) needs `--yes`, or yes on a
  terminal, as sign-ins and worklogs go there. An address of this machine does not, as nothing
  leaves it; nor does what stands in the environment or in the settings file.
"""
_TEXTS = {
    Form.DAYS: "days, as `1,2,3,4,5` or `mon-fri`",
    Form.ZONE: "`system`, or a time zone as `Europe/Berlin`",
    Form.TIME: "a time of day, as `09:00`",
    Form.EMAIL: "an e-mail address, or nothing",
    Form.ADDRESS: "an address as `https://example.org`, or nothing",
    Form.PATH: "the path of a file, or nothing",
}


def reference() -> str:
    """Write the table as a Markdown page, for docs/reference/settings.md."""
    lines = [_HEAD]
    for group in dict.fromkeys(row.group for row in SETTINGS):
        lines += [f"## {group}", ""]
        lines += ["| key | values | default | what it does |", "|---|---|---|---|"]
        lines += [_line(row) for row in SETTINGS if row.group == group]
        lines.append("")
    return "\n".join(lines)


def _line(row: Setting) -> str:
    default = in_words(row, row.default) or "(empty)"
    more = " **Records or sends more.**" if row.records_more else ""
    return f"| `{row.key}` | {_values(row)} | {default} | {row.help}{more} |"


def _values(row: Setting) -> str:
    match row.kind:
        case Kind.FLAG:
            return "yes, no"
        case Kind.CHOICE:
            return ", ".join(row.choices)
        case Kind.NUMBER:
            return f"{row.low} to {row.high} {row.unit}".strip()
        case _:
            return _TEXTS.get(row.form, f"text, at most {row.high} characters")
