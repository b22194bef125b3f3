"""The Wayland protocol over a socket, as far as it is needed."""
