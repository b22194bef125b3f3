"""Signed policies: written, checked, kept."""
