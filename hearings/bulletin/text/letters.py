"""Words typed in two alphabets at once, as phones and copied texts have them: «cyд» with a Latin c and y.

Only a word that mixes alphabets is touched, and only if every letter of the rarer one has a twin in the other: what is
meant is then beyond doubt. "ZOOMда" stays, and so does a whole word of twins.
"""

import re

_CYRILLIC_TWINS, _LATIN_TWINS = "АВЕІКМНОРСТУХасеһіорух", "ABEIKMHOPCTYXacehiopyx"
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_LATIN, _CYRILLIC = "A-Za-zÀ-ɏ", "Ѐ-ӿԚ-ԝ"
_MIXED = re.compile(
    f"(?<![{_LATIN}{_CYRILLIC}])(?:[{_LATIN}]++[{_CYRILLIC}]|[{_CYRILLIC}]++[{_LATIN}])[{_LATIN}{_CYRILLIC}]*"
)
_IS_LATIN, _IS_CYRILLIC = re.compile(f"[{_LATIN}]"), re.compile(f"[{_CYRILLIC}]")


def mend_letters(text: str) -> str:
    """The text with every mixed word in one alphabet, where that can be told."""
    if not (_IS_CYRILLIC.search(text) and _IS_LATIN.search(text)):
        return text
    return _MIXED.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match[0]
    latin = len(_IS_LATIN.findall(word))
    as_latin, as_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    if len(_IS_LATIN.findall(as_latin)) == len(word) and (
        2 * latin >= len(word) or _IS_LATIN.search(as_cyrillic)
    ):
        return as_latin
    return word if _IS_LATIN.search(as_cyrillic) else as_cyrillic
