"""What happened, as a chain of records, and the entries that follow from it."""
