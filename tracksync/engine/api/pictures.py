"""Commands about pictures of the screen: take, list, export, delete; and the keys of their days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracksync.core.clock import local_date
from tracksync.core.pictures.captures import LASTING, NOTHING, Hold, remedy
from tracksync.core.pictures.facts import Picture, PictureKind, date_of
from tracksync.core.pictures.misses import because
from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.sentences import Sentence, say
from tracksync.core.settings.forms import in_larger_unit
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.shapes import instant, length_ms, maybe
from tracksync.engine.engine import Engine

if TYPE_CHECKING:  # with the first policy, and with the first picture
    from tracksync.core.journal.picture_events import Miss
    from tracksync.core.pictures.readers import Former, Reader
    from tracksync.services.personal.pictures.capturing import Price

_DIGITS = 18  # more than any picture's number has
_DAYS_AGO = {"today": 0, "yesterday": 1}


def capture(engine: Engine, _: Arguments) -> Answer:
    """Take a picture now. Waits for the screen."""
    capturing = engine.running.capturing
    taken = capturing.take_now()
    missed = capturing.not_taken(taken)
    return Answer(
        {
            "at": instant(taken.at),
            "pictures": [picture_data(picture) for picture in taken.pictures],
            "black": list(taken.black),
            "excluded": taken.excluded,
            "held": "" if taken.hold is None else taken.hold.value,
            "says": "" if missed is None else str(missed),
        }
    )


def list_pictures(engine: Engine, arguments: Arguments) -> Answer:
    """List what there is, newest day first; all of it, or of one day."""
    vault = engine.running.capturing.service.vault
    days = _days(engine, arguments) if arguments.text("day") else vault.days()
    dates = [date.fromisoformat(date_of(day)) for day in days]
    if not arguments.text("day"):
        dates.append(_today(engine))
    missed = engine.running.capturing.service.misses.between(min(dates), max(dates))
    return Answer(
        {
            "missed": [told for day in sorted(missed) for told in misses_data(day, missed[day])],
            "days": [date_of(day) for day in days],
            "pictures": [picture_data(p) for day in days for p in vault.pictures(day)],
            "readers": readers_data(engine.parts.policy.readers),
            "former_readers": former_data(engine.parts.policy.former),
        }
    )


def export(engine: Engine, arguments: Arguments) -> Answer:
    """Write pictures, decrypted, into a folder; the person must have said so."""
    _must_be_meant(
        arguments, say("Exported pictures lie there unprotected, for everybody who can read them.")
    )
    folder = arguments.needed("to")
    vault = engine.running.capturing.service.vault
    if arguments.texts("pictures"):
        chosen = [vault.find(number) for number in sorted(_numbers(arguments))]
    else:
        days = _days(engine, arguments) if arguments.text("day") else vault.days()
        found = [p for day in reversed(days) for p in vault.pictures(day)]
        chosen = [picture for picture in found if picture.kind is PictureKind.PICTURE]
    return Answer({"files": [vault.export(picture, folder) for picture in chosen]})


def delete(engine: Engine, arguments: Arguments) -> Answer:
    """
    Delete pictures for ever; what time goes with them must be meant. Waits for the keystore.

    With `by_day` those of the newest day alone; `left` has the others, to be asked for next.
    """
    numbers, capturing = _numbers(arguments), engine.running.capturing
    most = None if arguments.flag("yes") else NOTHING
    if most is not None:
        _must_cost_nothing(capturing.service.price(numbers), len(numbers))
    chosen = capturing.service.by_day(numbers)[0] if arguments.flag("by_day") else numbers
    deleted = capturing.delete(chosen, via=VIA, most=most)
    if deleted.trouble is not None:
        raise deleted.trouble
    return Answer(
        {
            "deleted": deleted.count,
            "subtracted_ms": length_ms(deleted.length),
            "left": sorted(numbers - chosen),
        }
    )


def _must_cost_nothing(price: Price, count: int) -> None:
    if price.length:
        what = say(
            "Deleting {count} of your pictures also takes {length} off your tracked time, because "
            "{who} asks for it.",
            count=count,
            length=in_larger_unit(price.length // timedelta(seconds=1), "s", "min"),
            who=price.who,
        )
        raise NotAllowed(what, say("If that is meant, add --yes. Nothing was deleted."))


def export_keys(engine: Engine, arguments: Arguments) -> Answer:
    """Hand out the secrets that open days with the `age` command; the person must have said so."""
    _must_be_meant(arguments, say("Whoever has a day's key can open all pictures of that day."))
    vault = engine.running.capturing.service.vault
    days = _days(engine, arguments) if arguments.text("day") else vault.days()
    keys = [{"day": date_of(day), "identity": vault.identity(day)} for day in days]
    return Answer({"keys": keys})


def export_box(engine: Engine, arguments: Arguments) -> Answer:
    """Hand out keys of days so that only those who may read can open them. COMMANDS lane."""
    readers = engine.parts.policy.readers
    if not readers:
        msg = say("Pictures can be opened by nobody but you, so there is nobody to make a box for.")
        raise NotFound(msg, say("tracksync keys export hands out keys that open for everybody."))
    vault = engine.running.capturing.service.vault
    days = _days(engine, arguments) if arguments.text("day") else vault.days()
    if not days:
        raise NotFound(say("There are no pictures, so there are no keys."))
    box = vault.box(days, frozenset(reader.recipient for reader in readers))
    dates = sorted({date_of(day) for day in days})
    return Answer({"days": dates, "readers": readers_data(readers), "box": box})


def readers_data(readers: Iterable[Reader]) -> list[Data]:
    """Write who beside the person may open pictures, by name."""
    return [
        {"name": one.name, "fingerprint": one.fingerprint, "recipient": one.recipient}
        for one in sorted(readers)
    ]


def missed_data(engine: Engine, day: date) -> list[Data]:
    """Write what was not taken of a day, by reason."""
    return misses_data(day, engine.running.capturing.service.misses.on(day))


def misses_data(day: date, found: Iterable[tuple[Miss, int]]) -> list[Data]:
    """Write the counts of one day."""
    return [
        {
            "day": day.isoformat(),
            "cause": cause.value,
            "count": count,
            "says": str(because(cause)),
        }
        for cause, count in found
    ]


def _today(engine: Engine) -> date:
    now = engine.parts.clock.read()
    return local_date(now.at, now.zone)


def former_data(former: Iterable[Former]) -> list[Data]:
    """Write who could open pictures once, and until when."""
    return [readers_data((one.reader,))[0] | {"until": instant(one.until_at)} for one in former]


def picture_data(picture: Picture) -> Data:
    """Write what is known of a picture."""
    return {
        "number": picture.sequence,
        "at": instant(picture.at),
        "zone": picture.zone,
        "day": date_of(picture.day),
        "kind": picture.kind.value,
        "monitor": picture.monitor,
        "width_px": picture.width_px,
        "height_px": picture.height_px,
        "preset": picture.preset,
        "codec": picture.codec,
        "policy": picture.policy,
        "who": {
            "name": picture.who.name,
            "email": picture.who.email,
            "profile": picture.who.profile,
        },
        "is_scripted": picture.is_scripted,
        "bytes": picture.size_bytes,
    }


def standing(engine: Engine) -> Data:
    """Tell how capturing stands, in a word and in full."""
    capturing = engine.running.capturing
    hold, last, trouble = capturing.hold, capturing.last, capturing.trouble
    word = {None: "on", Hold.OFF: "off"}.get(hold, "waiting")
    is_loaded = word != "off" or last is not None
    screen = capturing.service.screen if is_loaded else None
    return {
        "capture": word,
        "screenshots": {
            "why": str(capturing.why(hold)),
            "remedy": str(remedy(hold)),
            "is_lasting": hold in LASTING,
            "source": "" if screen is None else str(screen.name),
            "is_scripted": screen is not None and screen.is_scripted,
            "last_at": maybe(None if last is None else last.at),
            "trouble": "" if trouble is None else str(trouble),
            "trouble_at": maybe(None if trouble is None else capturing.trouble_at),
            "missed_today": missed_data(engine, _today(engine)) if is_loaded else [],
            "readers": readers_data(engine.parts.policy.readers),
        },
    }


def _days(engine: Engine, arguments: Arguments) -> tuple[str, ...]:
    """Name the vault's days of the date that was typed."""
    now, typed = engine.parts.clock.read(), arguments.text("day")
    if typed in _DAYS_AGO:
        ago = timedelta(days=_DAYS_AGO[typed])
        typed = (local_date(now.at, now.zone) - ago).isoformat()
    found = [d for d in engine.running.capturing.service.vault.days() if date_of(d) == typed]
    if not found:
        msg = say("There are no pictures of {day!r:.40}.", day=typed)
        raise NotFound(msg, say("tracksync shots list names the days there are."))
    return tuple(found)


def _numbers(arguments: Arguments) -> frozenset[int]:
    typed = arguments.texts("pictures")
    if not typed or not all(
        text.isascii() and text.isdigit() and len(text) <= _DIGITS for text in typed
    ):
        msg = say("Which pictures? Their numbers are needed.")
        raise BadInput(msg, say("tracksync shots list tells them. Nothing was changed."))
    return frozenset(int(text) for text in typed)


def _must_be_meant(arguments: Arguments, means: Sentence) -> None:
    if not arguments.flag("yes"):
        raise NotAllowed(means, say("If that is meant, add --yes. Nothing was handed out."))
