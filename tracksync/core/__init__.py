"""What is true about time, work and policy: values in, values out."""
