"""The Connections page, signing in, and comparing both sides."""
