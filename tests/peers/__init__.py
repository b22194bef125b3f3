"""Outside programs the tests talk to."""
