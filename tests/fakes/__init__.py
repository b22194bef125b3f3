"""Working in-memory doubles of the ports."""
