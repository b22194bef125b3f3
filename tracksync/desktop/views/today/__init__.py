"""The Today page: entries, questions, and the editor."""
