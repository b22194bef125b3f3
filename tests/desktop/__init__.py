"""Real widgets, off-screen."""
