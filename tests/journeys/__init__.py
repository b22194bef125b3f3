"""The promises end to end, in the person's words."""
