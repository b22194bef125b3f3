"""What the users of the core need from outside, as small protocols."""
