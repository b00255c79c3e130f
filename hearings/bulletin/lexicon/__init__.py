"""The words announcements are made of, in every language at once, because texts mix them.

A class of words ("hearing", "future", "judge") is a line of words in each language's module: "*" ends a stem, ";" sets
off phrases of several words. Knows words, not sentences: what a sentence announces is decided elsewhere.
"""

from hearings.bulletin.lexicon import en, kk, others, ru

LANGUAGES = (en, ru, kk, others)
_LONGEST_REMEMBERED = 48
_MOST_REMEMBERED = 30_000
LEAD = 2  # letters by which stems are found


def _entries(listed: str) -> list[str]:
    """Words and phrases of one line of a table. Without ";" every word stands alone."""
    head, *phrases = listed.split(";")
    return head.split() + [" ".join(phrase.split()) for phrase in phrases if phrase.strip()]


class Lexicon:
    """Which classes a word belongs to, and which phrases begin with it. Small letters in, sets of names out."""

    def __init__(self) -> None:
        self.whole: dict[str, set[str]] = {}
        # by their first letters
        self.stems: dict[str, list[tuple[str, str]]] = {}
        # by the first word, then by the second: what remains of the phrase, and its class
        self.phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        self.of_phrases: set[str] = set()
        self.remembered: dict[str, frozenset[str]] = {}
        self.nothing: frozenset[str] = frozenset()
        for language in LANGUAGES:
            for name, listed in language.WORDS.items():
                for entry in _entries(listed):
                    self._add(name, entry)
            for number, names in enumerate(language.MONTHS, 1):
                for entry in names.split():
                    self._add(f"month{number}", entry)
            for number, names in enumerate(language.WEEKDAYS):
                for entry in names.split():
                    self._add(f"weekday{number}", entry)

    def _add(self, name: str, entry: str) -> None:
        words = tuple(entry.split())
        if len(words) > 1:
            self.of_phrases.update(words)
            self.phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], name))
        elif entry.endswith("*"):
            self.stems.setdefault(entry[:LEAD], []).append((entry[:-1], name))
        else:
            self.whole.setdefault(entry, set()).add(name)

    def classes(self, word: str) -> frozenset[str]:
        """Every class of a word in small letters."""
        known = self.remembered.get(word)
        if known is not None:
            return known
        found = [name for stem, name in self.stems.get(word[:LEAD], ()) if word.startswith(stem)]
        whole = self.whole.get(word, ())
        answer = self.nothing.union(found, whole) if found or whole else self.nothing
        if len(self.remembered) < _MOST_REMEMBERED and len(word) < _LONGEST_REMEMBERED:
            self.remembered[word] = answer
        return answer


LEXICON = Lexicon()
