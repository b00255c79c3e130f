"""What editors fill in at the desk. Knows rows and their rules, and nothing of pages."""
