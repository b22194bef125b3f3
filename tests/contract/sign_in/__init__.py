"""Signing in by a browser, and the broker, at a real identity server."""
