"""The talk between a screen and the services, without Qt."""
