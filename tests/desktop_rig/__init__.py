"""Real parts of a desktop, each on its own display, bus and folder."""
