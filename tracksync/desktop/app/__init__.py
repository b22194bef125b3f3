"""The running tray program: its icon, its window, and what passes between them and the engine."""
