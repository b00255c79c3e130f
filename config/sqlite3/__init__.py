"""SQLite as Django knows it, but for dates and hours that nobody can read: `base`."""
