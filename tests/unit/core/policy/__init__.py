"""What an organization asks for, and how long things are kept."""
