"""The timer, absence, tasks, and entries changed by hand."""
