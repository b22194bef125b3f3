"""Standups: made, looked through, and posted when they are due."""
