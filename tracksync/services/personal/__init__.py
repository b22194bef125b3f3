"""Use cases of one person on one machine."""
