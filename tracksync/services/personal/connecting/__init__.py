"""Connections: signing in, leaving, and what was granted."""
