"""The one way into the journal, and what follows from everything written there."""
