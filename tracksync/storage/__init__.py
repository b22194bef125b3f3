"""Where things are kept; each store obeys the same contract."""
