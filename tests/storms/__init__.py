"""Many rounds of faults and kills on the real program."""
