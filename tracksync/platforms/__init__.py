"""One module per operating system and job: idle, screen, keystore, session."""
