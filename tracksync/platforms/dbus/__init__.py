"""D-Bus over a socket, as far as it is needed."""
