"""What a sentence says happens: a sitting is announced, reported, put off, or is something else altogether."""
