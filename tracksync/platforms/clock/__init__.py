"""The clocks and the zone of this machine."""
