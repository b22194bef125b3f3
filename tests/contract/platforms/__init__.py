"""What the machine offers, by its real parts."""
