"""The services of one person's day."""
