"""The running product without a screen: lanes, tick and local socket."""
