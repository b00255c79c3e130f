"""Places: the city, the court and its room, whether a sitting is on a screen, and whether the public may come."""
