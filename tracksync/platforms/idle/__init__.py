"""How long mouse and keyboard have rested, on each system."""
