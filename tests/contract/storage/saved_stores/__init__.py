"""Stores as released versions left them, and the script that saves one."""
