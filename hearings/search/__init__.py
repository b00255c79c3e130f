"""Finding: an index of folded words, the same on every database, and what readers may ask of it."""
