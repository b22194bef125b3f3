"""Saying no, in the words of OAuth."""

from __future__ import annotations


class Refused(Exception):
    """
    A request that is not done.

    Args:
        status: It goes with.
        error: OAuth's word for it.
        said: A sentence more.
        wait: Seconds to wait before the next try; 0 for none.
    """

    def __init__(self, status: int, error: str, said: str = "", *, wait: int = 0) -> None:
        super().__init__(error)
        self.status = status
        self.body = {"error": error} | ({"error_description": said} if said else {})
        self.wait = wait
