"""What Microsoft's products say alike: their one sign-in. Knows none of them."""
