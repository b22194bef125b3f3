"""
Puts the product together: the only room that knows everybody.

Imports are lazy and say what they cost: what a command does not need, it does not load. `start`,
`stop` and `status` load neither Qt nor HTTP; the tray shows its icon before the engine (60 ms).
"""
