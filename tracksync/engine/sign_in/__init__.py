"""Signing in at services and out again, and keeping what they granted fresh."""
