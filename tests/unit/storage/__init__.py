"""The parts the stores are made of."""
