"""The same services, as commands."""
