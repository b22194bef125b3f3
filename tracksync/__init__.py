"""TrackSync: a tray time tracker that keeps a true account of a working day."""

__version__ = "0.1.0"
