"""When a picture is taken, and who opens it."""
