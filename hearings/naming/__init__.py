"""Where a name that must go can still be found, and how it is taken out there on purpose."""
