"""Secrets in the keystore of the system, or behind a passphrase."""
