"""Use cases: core and ports, nothing else."""
