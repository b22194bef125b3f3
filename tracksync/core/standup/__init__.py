"""The daily standup: what it says, when it is due, and whether it may be posted."""
