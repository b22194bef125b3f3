"""What must stand in an outside product, and what to do next to make it so, exactly once."""
