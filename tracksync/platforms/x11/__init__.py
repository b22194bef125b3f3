"""The X protocol over a socket, as far as it is needed."""
