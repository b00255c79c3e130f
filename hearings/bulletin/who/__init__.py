"""People: their names, what stands beside and around a name, how many are counted, and what they are charged with."""
