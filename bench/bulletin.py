"""How long a bulletin takes to read: 64 KB within 50 ms, twice the text within 2.5 times the time.

Prints one line for ordinary text and for each text made to be slow, and beside it the time for sentences as the process
has never met them. "No line twice" are texts with names that no line and no round before had. "House style" are nine
bulletins a language as one organisation writes them; the other ordinary rows are all announcements of the tests,
hundreds of ways to write one, and a new one makes them longer.
Run: python -m bench.bulletin
"""

import itertools
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hearings.bulletin.paragraphs.memory import MEMORY
from hearings.bulletin.parser import parse

SIZE = 64 * 1024
MOST_MS = 50.0
MOST_RATIO = 2.5
ROUNDS = 5
_CAPITALS = re.compile(r"\b[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{4,}\b")
_LAST_WORD = re.compile(r"(\w{5,})([;.]*)$")
TEXTS = Path(__file__).parents[1] / "tests" / "hearings" / "bulletin" / "texts"


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def ordinary(which: str) -> Callable[[int], str]:
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob(f"{which}.txt")))
    return repeated(whole + "\n\n")


def own(number: int) -> str:
    """Letters for a number."""
    return "".join("BDGKLMNRTZ"[int(digit)] for digit in str(number))


_COUNT = itertools.count(1000)


def fresh() -> str:
    """Letters that no text before had."""
    return own(next(_COUNT))


def varied(which: str) -> Callable[[int], str]:
    """Ordinary bulletins of which no two lines are alike, nor any two texts: every name and last word is its own."""

    def made(size: int) -> str:
        lines: list[str] = []
        length = 0
        # the same sentences in every length, or the ratio would tell how hard the further ones are
        for line in itertools.cycle(ordinary(which)(SIZE).splitlines()):
            if length > size:
                break
            letters = fresh()
            line = _CAPITALS.sub(lambda match, own=letters: match[0] + own, line)
            line = _LAST_WORD.sub(
                lambda match, own=letters: f"{match[1]} {own.lower()}{match[2]}", line, count=1
            )
            lines.append(line)
            length += len(line.encode()) + 1
        return "\n".join(lines).encode()[:size].decode("utf-8", "ignore")

    return made


CASES: dict[str, Callable[[int], str]] = {
    "English house style": varied("en-0?"),
    "Russian house style": varied("ru-0?"),
    "Kazakh house style": varied("kk-0?"),
    "English bulletins": ordinary("en-*"),
    "Russian bulletins": ordinary("ru-*"),
    "Kazakh bulletins": ordinary("kk-*"),
    "English, no line twice": varied("en-*"),
    "Russian, no line twice": varied("ru-*"),
    "Kazakh, no line twice": varied("kk-*"),
    "((((": repeated("("),
    "a…a!": lambda size: "a" * (size - 1) + "!",
    "digits": repeated("7"),
    "commas": repeated(","),
    "dots": repeated("."),
    "1.1.1.1": repeated("1."),
    "nested quotes": lambda size: "«" * (size // 4) + "»" * (size // 4),
    "open quotes": repeated("« "),
    "one-sided quotes": lambda size: "“ " * (size // 4 - 1) + "”",
    "date-like tokens": repeated("6 May 31.02.2026 "),
    "times": repeated("at 10:00 "),
    "articles": repeated("Article 405 Part 2 and "),
    "names": repeated("Aibek SABITOV and "),
    "against": repeated("against civil activist "),
    "courts": repeated("District Court of "),
    "items on lines": repeated(
        "1) At 09:15, a trial under Article 405 Part 2 against A B will take place.\n"
    ),
    "bullets on lines": repeated("— \n"),
    "items, no line twice": lambda size: "".join(
        f"{n % 900 + 1}) At {n % 24:02}:{n % 60:02}, "
        f"a trial under Article {n % 900 + 1} Part 2 against Aibek {fresh()}OV will take place.\n"
        for n in range(1, size // 75 + 1)
    )[:size],
    "one hearing, endless allegations": lambda size: (
        "1) At 09:15, a trial under Article 405 Part 2 against Aibek SABITOV will take place.\n\n"
        "Aibek SABITOV is being prosecuted for:\n" + "— Posts;\n" * (size // 10)
    ),
    "short wrapped lines": repeated("and\n"),
    "headings on lines": repeated("Political court hearings scheduled on 6 May 2021:\n"),
    "empty lines": repeated("\n"),
    "long lines": lambda size: "\n".join(
        ["At 10:00, a trial against " + "Aibek SABITOV, " * 500] * (size // 7526 + 1)
    )[:size],
    "brackets on long lines": lambda size: "\n".join(
        ["1) At 10:00, a trial against A B (" * 200] * (size // 6801 + 1)
    )[:size],
    "statements": repeated("We demand the release of all political prisoners\n\n"),
    "unfinished lines": repeated("We demand the release of all political prisoners and\n"),
    "prosecuted for": repeated("Aibek SABITOV is being prosecuted for: "),
    "labels": repeated("Court: \n"),
    "html": repeated("<p class=MsoNormal><b>"),
    "templates": repeated("{{ settings.SECRET_KEY }}{% debug %}"),
    "spaces": repeated(" \t"),
    "nul": repeated("\x00"),
    "bidi": repeated("\u202e"),
    "no-break spaces": repeated("\u00a0a"),
    "hyphens": repeated("a-"),
    "apostrophes": repeated("a’"),
}


def milliseconds(text: Callable[[int], str], size: int, *, new: bool = False) -> float:
    """CPU time of the best of a few rounds. `new`: of sentences as no text had them before."""
    best = float("inf")
    for _ in range(ROUNDS):
        written = text(size)
        if new:
            MEMORY.forget()
        begin = time.process_time()
        parse(written)
        best = min(best, time.process_time() - begin)
    return best * 1000


def main() -> int:
    slow = 0
    for name, text in CASES.items():
        new = milliseconds(text, SIZE, new=True)
        small, large = milliseconds(text, SIZE), milliseconds(text, 2 * SIZE)
        ratio = large / small
        bad = small > MOST_MS or (ratio > MOST_RATIO and large > 5)
        slow += bad
        print(
            f"{name:32} {small:6.1f} ms   new {new:6.1f} ms   128 KB {large:6.1f} ms   ratio {ratio:4.2f}"
            f"{'   too slow' if bad else ''}"
        )
    print("within the limits" if not slow else f"{slow} too slow")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
