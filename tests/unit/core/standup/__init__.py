"""What is told, when, and where."""
