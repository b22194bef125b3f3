"""What integrations translate, without a network."""
