"""Tests: every promise the code makes, in its own room."""
