"""Every command, from the socket and from the command line alike."""
