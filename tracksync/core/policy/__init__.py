"""What an organization may ask for, and what of it is in force."""
