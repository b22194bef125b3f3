"""The painted day strip."""
