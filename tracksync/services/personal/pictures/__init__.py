"""Pictures of the screen: taken, or missed."""
