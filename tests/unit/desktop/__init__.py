"""Tests of the desktop's presenters: no Qt, no threads of their own."""
