"""What is true about time, work and policy."""
