"""The one table of settings, and what may stand in each."""
