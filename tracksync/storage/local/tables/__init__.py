"""The tables of the store, each behind a small class."""
