"""Answers of commands, as lines for people."""
