"""The Standup page: the card, its schedules, its templates, its past."""
