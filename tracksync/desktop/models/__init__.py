"""What each screen shows, as frozen values, and the sentences its view understands. No Qt."""
