"""Adapters to the operating system: the parts that decide, without the system."""
