"""Months of trials that never were, the bulletins about them, and an editor who brings them in."""
