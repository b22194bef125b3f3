"""The local door through which commands of the same person come."""
