"""The whole record as one file that outlives this program: JSON lines, explained column by column in docs/record.md."""
