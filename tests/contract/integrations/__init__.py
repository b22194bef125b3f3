"""Every service by the same suite, at its double and at Prism."""
