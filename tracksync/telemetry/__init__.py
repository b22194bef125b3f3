"""Log files and metrics."""
