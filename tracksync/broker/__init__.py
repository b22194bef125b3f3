"""
The broker: keeps the secret of an OAuth app, for a team whose machines must not hold it.

A small program for a server of the team's own, beside Python and `cryptography`; it imports nothing
of the rest of TrackSync and runs without it, as one file (`make broker`). To a desktop it is an
authorization server with PKCE; to the service behind it, it is the registered app. It stores
nothing: a sign-in under way lies in memory for minutes, refresh tokens are handed out sealed for
the device that signed in, and neither tokens nor codes nor addresses that hold them are logged.
Protocol and set-up: docs/reference/broker.md.
"""
