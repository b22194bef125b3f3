"""Pictures of the screen: when one is due, what is known of it, who may open it."""
