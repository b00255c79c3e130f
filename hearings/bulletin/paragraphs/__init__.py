"""A text paragraph by paragraph: headings, intros and lists, labels, and what completes the hearing above."""
