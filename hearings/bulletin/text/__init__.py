"""The shape of a text: its lines and their marks, its rows and forms, its words and letters. Knows no sitting."""
