"""Looking at the screen, on each system."""
