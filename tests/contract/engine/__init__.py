"""The local socket, with friends and strangers."""
