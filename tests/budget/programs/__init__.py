"""Small programs to measure beside ours, and the hands that move the mouse."""
