"""Settings and what they take."""
