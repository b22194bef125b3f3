"""Where encrypted pictures lie, with their signed records."""
