"""Proofs that take their time; `make prove` runs them."""
