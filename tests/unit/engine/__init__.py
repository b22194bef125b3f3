"""The engine without a screen: lanes, messages, requests."""
