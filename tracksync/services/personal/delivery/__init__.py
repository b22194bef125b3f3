"""Worklogs on their way to services, and what stands over there."""
