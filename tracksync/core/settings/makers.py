"""How rows of the settings table are written down shortly."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.settings.row import Form, Kind, Setting

KEEPING = "Keeping"


def flag_row(
    key: str, group: str, title: str, text: str, *, default: bool, more: bool = False
) -> Setting:
    """Make a row that holds yes or no; *more*: turning it on records or sends more."""
    return Setting(key, Kind.FLAG, default, group, title, text, records_more=more)


def number_row(
    key: str, group: str, title: str, text: str, bounds: tuple[int, int, int], unit: str
) -> Setting:
    """
    Make a row that holds a whole number.

    *bounds*: least, default, most. *unit*: "s", or with the one it is shown in: "s/min".
    """
    low, default, high = bounds
    row = Setting(key, Kind.NUMBER, default, group, title, text, low=low, high=high)
    own, _, shown_in = unit.partition("/")
    return replace(row, unit=own, shown_in=shown_in)


def choice_row(key: str, group: str, title: str, text: str, choices: tuple[str, ...]) -> Setting:
    """Make a row of which one of several words is chosen; the first one unless told."""
    return Setting(key, Kind.CHOICE, choices[0], group, title, text, choices=choices)


def text_row(
    key: str,
    group: str,
    title: str,
    text: str,
    *,
    high: int = 200,
    default: str = "",
    form: Form = Form.LINE,
) -> Setting:
    """Make a row that holds a text of some form."""
    return Setting(key, Kind.TEXT, default, group, title, text, high=high, form=form)


def kept_row(key: str, title: str, text: str, bounds: tuple[int, int, int], unit: str) -> Setting:
    """Make a row that says how long something is kept; zero is for ever."""
    row = number_row(key, KEEPING, title, text, bounds, unit)
    return replace(row, zero="for ever", is_endless=True)


def keystore_row() -> Setting:
    """Make the row that says how long a hanging keystore is waited for."""
    row = number_row(
        "services.keystore.wait_seconds",
        "Services",
        "Keystore: wait",
        "How long start, stop, pause and notes wait for a keystore that does not answer before "
        "they are noted and carried out later. From the next start.",
        (1, 2, 30),
        "s",
    )
    return replace(row, is_advanced=True)


def service_rows(name: str, title: str, *, return_url: str = "") -> tuple[Setting, ...]:
    """
    Make the rows that every outside service has; for tests, proxies and private certificates.

    *return_url*: for services that want the very address an app was registered with.
    """
    rows = (
        text_row(
            f"services.{name}.base_url",
            "Services",
            f"{title}: address",
            "Speak to this address instead of the site's own. Empty: the site's own.",
            high=500,
            form=Form.ADDRESS,
        ),
        text_row(
            f"services.{name}.auth_url",
            "Services",
            f"{title}: sign-in",
            "Sign in by the browser at this address instead of the service's own.",
            high=500,
            form=Form.ADDRESS,
        ),
        text_row(
            f"services.{name}.return_url",
            "Services",
            f"{title}: way back",
            "Where the browser comes back to, as your own app at the service was registered: an "
            "address of this machine with its port. Empty: any free port.",
            high=200,
            default=return_url,
            form=Form.LOOPBACK,
        ),
        text_row(
            f"services.{name}.ca_file",
            "Services",
            f"{title}: certificates",
            "A file of certificate authorities to trust for this service. Empty: the usual ones.",
            high=1000,
            form=Form.PATH,
        ),
        number_row(
            f"services.{name}.retry_base_ms",
            "Services",
            f"{title}: first wait",
            "How long to wait after a first failure; doubles with each further one. Below a second "
            "the spans of the service's own limits shrink as much: for doubles, in tests.",
            (10, 1_000, 600_000),
            "ms",
        ),
        number_row(
            f"services.{name}.timeout_seconds",
            "Services",
            f"{title}: time-out",
            "How long one request may take.",
            (1, 20, 300),
            "s",
        ),
    )
    return tuple(replace(row, is_advanced=True) for row in rows)
