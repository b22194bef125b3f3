"""Who works when: ordered lanes, turns, and one thread that sleeps until something is due."""
