"""The Screenshots page: the day, its pictures, one at a time or on the full screen."""
