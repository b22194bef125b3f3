"""The store, the vault and the settings file on a real disk."""
