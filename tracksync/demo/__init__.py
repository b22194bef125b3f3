"""The scripted morning and its loopback services."""
