"""Every line of a text, and who claimed it: what nobody claims is blank, and nothing is lost.

Knows no grammar: the parser says what a line is, this keeps the account.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from hearings.bulletin.entries import Line, LineKind, Unparsed

_NOT_TAKEN = ("not understood", "noise")


class Claims(Sequence[Line]):
    """The lines of one text, made when they are asked for: there are more of them than anybody looks at."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._kinds: list[LineKind] = ["blank"] * len(written)
        self._owners: list[int | None] = [None] * len(written)
        self._reasons: dict[int, str] = {}

    def claim(self, numbers: Iterable[int], kind: LineKind, *, of: int | None = None, why: str = "") -> None:
        """Say what some lines, counted from 1, are. `of`: the hearing they belong to, counted from 0."""
        for number in numbers:
            self._kinds[number - 1] = kind
            self._owners[number - 1] = of
            if why or kind in _NOT_TAKEN:
                self._reasons[number] = why

    def keep(self, hearings: Mapping[int, Iterable[int]], *, why: str) -> None:
        """Take the lines of all other hearings for not understood, and count these, each with its lines, anew."""
        place = {of: at for at, of in enumerate(hearings)}
        shared = {number: of for of, numbers in hearings.items() for number in numbers}
        for number, of in enumerate(self._owners, 1):
            of = shared.get(number, of) if of is not None and of not in place else of
            if of in place:
                self._owners[number - 1] = place[of]
            elif of is not None:
                self.claim([number], "not understood", why=why)

    def unparsed(self) -> tuple[Unparsed, ...]:
        return tuple(
            Unparsed(number, self._written[number - 1].strip(), why)
            for number, why in sorted(self._reasons.items())
            if self._kinds[number - 1] in _NOT_TAKEN
        )

    def __len__(self) -> int:
        return len(self._written)

    def __iter__(self) -> Iterator[Line]:
        return map(Line, range(1, len(self) + 1), self._written, self._kinds, self._owners)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        return tuple(self)[at] if isinstance(at, slice) else self._line(range(len(self))[at])

    def _line(self, at: int) -> Line:
        return Line(at + 1, self._written[at], self._kinds[at], self._owners[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
