"""Commands of connections: signing in, changing, leaving."""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.shapes import connection_data, instant
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.sign_in.signing_in import Choices, Wish
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.tried import SignIn
from tracksync.services.personal.delivery.wording import problem_of


def connections(engine: Engine, _: Arguments) -> Answer:
    """List the connections."""
    return Answer({"connections": [_data(engine, c) for c in engine.services.connections.all()]})


def _data(engine: Engine, connection: Connection) -> Data:
    """Write a connection with how it stands."""
    failure = engine.running.reach.trouble(connection.id)
    return connection_data(
        connection,
        is_lost=engine.services.deliveries.is_lost(connection.id),
        wait=engine.services.waits.asked(connection.id),
        trouble=None if failure is None else problem_of(failure, _title(engine, connection)),
        now=engine.parts.clock.read().at,
    )


def _title(engine: Engine, connection: Connection) -> str:
    return engine.services.connections.integration(connection.service).manifest.title


def connect(engine: Engine, arguments: Arguments) -> Answer:
    """Sign in with a token that the person made: tried first, then kept. COMMANDS lane."""
    services, lanes = engine.services, engine.lanes
    sign_in = SignIn(
        service=arguments.needed("service"),
        site_url=_site(arguments) or _own_site(engine, arguments),
        email=arguments.text("email"),
        token=arguments.needed("token"),
        mode=arguments.optional("mode"),
        is_read_only=arguments.choice("read_only"),
        books_for=arguments.text("for"),
    )
    draft = lanes.ask(Lane.NETWORK, lambda: services.connections.try_sign_in(sign_in))
    named = lanes.ask(Lane.STORE, lambda: services.connections.name(draft))
    engine.running.grants.take_token(named, sign_in.token)
    lanes.ask(Lane.STORE, lambda: services.connections.save(named, via=VIA))
    return _connected(engine, named)


def _site(arguments: Arguments) -> str:
    """Tell the place as typed: a channel is one, too."""
    return arguments.text("site") or arguments.text("channel")


def _own_site(engine: Engine, arguments: Arguments) -> str:
    """Tell the address everybody uses; empty where each team has its own."""
    return engine.services.connections.integration(arguments.needed("service")).manifest.site


def begin(engine: Engine, arguments: Arguments) -> Answer:
    """Begin a sign-in by the browser, or by a code on another screen. COMMANDS lane."""
    client_id, broker = arguments.text("client_id").strip(), arguments.text("broker").strip()
    if client_id and broker:
        msg = say("A broker has its own app, so only one of the two can be named.")
        raise BadInput(msg, say("Say --broker, or --client-id."))
    secret = arguments.text("secret").strip()
    wish = Wish(
        service=arguments.needed("service"),
        via=VIA,
        way=Way.DEVICE if arguments.flag("device") else Way.OAUTH,
        site=_site(arguments),
        app=App(client_id, secret, broker) if client_id or broker else None,
        mode=arguments.optional("mode"),
        is_read_only=arguments.choice("read_only"),
        books_for=arguments.text("for"),
        with_email=arguments.choice("with_email"),
    )
    begun = engine.running.signing_in.begin(wish)
    return Answer(
        {
            "sign_in": begun.id,
            "page": begun.page,
            "shown": begun.shown,
            "ends_at": instant(begun.ends_at),
        }
    )


def finish(engine: Engine, arguments: Arguments) -> Answer:
    """Wait for the person's answer; a connection, or what to choose from. COMMANDS lane."""
    found = engine.running.signing_in.finish(arguments.needed("sign_in"))
    if isinstance(found, Choices):
        if not found.sites:
            engine.running.signing_in.cancel(found.id)
            msg = say("Which channel? None was named, so nothing was connected.")
            raise BadInput(msg, say("Name it with --channel: its link, as Slack copies it."))
        sites = [{"id": site.id, "name": site.name, "url": site.url} for site in found.sites]
        return Answer({"connection": None, "sites": sites})
    return Answer(_connected(engine, found).data | {"sites": []})


def choose(engine: Engine, arguments: Arguments) -> Answer:
    """Connect one of the places that were granted. COMMANDS lane."""
    sign_in, site = arguments.needed("sign_in"), arguments.needed("site")
    return _connected(engine, engine.running.signing_in.choose(sign_in, site))


def cancel(engine: Engine, arguments: Arguments) -> Answer:
    """Give up a sign-in that is under way."""
    is_cancelled = engine.running.signing_in.cancel(arguments.needed("sign_in"))
    return Answer({"is_cancelled": is_cancelled})


def change(engine: Engine, arguments: Arguments) -> Answer:
    """Change how a connection sends."""
    if arguments.optional("mode") is None and arguments.choice("read_only") is None:
        msg = say("Nothing was said to change.")
        raise BadInput(msg, say("Say --mode, --read-only or --no-read-only."))
    changed = engine.services.connections.change(
        arguments.needed("connection"),
        via=VIA,
        mode=arguments.optional("mode"),
        is_read_only=arguments.choice("read_only"),
    )
    return Answer({"connection": _data(engine, changed)})


def disconnect(engine: Engine, arguments: Arguments) -> Answer:
    """Forget a connection, its token and its grant. COMMANDS lane."""
    left = engine.running.signing_out.leave(
        arguments.needed("connection"), via=VIA, keep_tasks=arguments.flag("keep_tasks")
    )
    data = connection_data(left.connection, is_lost=False)
    said = {"is_revoked": left.is_revoked, "page": left.page, "stays": left.stays}
    gone = {"schedules": list(left.schedules), "says": left.says}
    return Answer({"connection": data, **said, **gone})


def _connected(engine: Engine, connection: Connection) -> Answer:
    if engine.is_watching:
        engine.running.refreshing.soon()
    return Answer({"connection": connection_data(connection, is_lost=False)})
