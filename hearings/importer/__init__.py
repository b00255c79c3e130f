"""From what a bulletin says to what the record should hold: read (pure, `bulletin/`), plan, confirm, apply."""
