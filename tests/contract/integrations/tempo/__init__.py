"""Tempo."""
