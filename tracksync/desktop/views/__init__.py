"""Widgets that draw and forward."""
