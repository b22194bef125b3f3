"""Lock, sleep and user switch, on each system."""
