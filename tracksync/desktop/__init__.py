"""The Qt desktop; nothing outside this room imports Qt."""
