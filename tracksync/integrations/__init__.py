"""One folder per outside product; they do not know one another."""
