"""The one gateway out: allow-list, time-outs, size caps, and what was sent."""
