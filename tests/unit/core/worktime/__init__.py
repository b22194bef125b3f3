"""Days, idleness and sums."""
