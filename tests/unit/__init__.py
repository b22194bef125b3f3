"""Core and services: no Qt, network, disk, sleep or real clock."""
