"""The policy file that the administrator of this machine put there."""
