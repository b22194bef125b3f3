"""The store of one person's machine."""
