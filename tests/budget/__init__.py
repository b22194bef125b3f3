"""Promises in numbers."""
