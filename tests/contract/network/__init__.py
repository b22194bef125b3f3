"""The one way out, over real sockets and real TLS."""
