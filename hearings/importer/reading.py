"""From bytes or pasted text to what a bulletin says: decoded, measured, parsed with the office's own codes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db.models.fields.json import KT
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from defendants.models import LegalCode, Prosecution
from hearings.bulletin.decoding import CHECK_LETTERS, UnreadableText, decode
from hearings.bulletin.entries import Entry, Parsed, Person
from hearings.bulletin.parser import parse
from hearings.importer import roles as roles_of
from hearings.importer.people import case_stems
from offices.texts import script_of

_SAID = (
    gettext_noop(
        "This is a file of another kind (%(what)s), not text. "
        "Open it, copy the text and paste it, or save it as plain text."
    ),
    gettext_noop("This is no text. Open it, copy the text and paste it, or save it as plain text."),
    gettext_noop(
        "This says it is %(what)s and is not. Open it, copy the text and paste it, or save it as plain text."
    ),
    gettext_noop("The encoding of this text is not known. Save it as UTF-8, or copy the text and paste it."),
    gettext_noop("The text was in %(what)s; check the letters before you go on."),
)
"""What decoding says, which knows no catalogues; a test holds them together."""
LARGEST = 256 * 1024
"""Bytes of a bulletin in UTF-8; a month of them is a tenth of that."""


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file and what was noted while reading it. Raises UnreadableText in words an editor understands."""
    if not data.strip():
        raise UnreadableText(_("This is empty. Paste the bulletin's text."))
    if len(data) > LARGEST * 2:
        raise too_long(len(data))
    try:
        decoded = decode(data)
    except UnreadableText as error:
        raise UnreadableText(_(error.why), error.what) from error
    refuse_odd(decoded.text)
    note = _(CHECK_LETTERS) % {"what": decoded.encoding}
    return decoded.text, (note,) if decoded.notes else ()


def refuse_odd(text: str) -> None:
    """Raises UnreadableText for a text of which nothing can be kept, or one longer than LARGEST."""
    if not storable(text).strip():
        raise UnreadableText(_("This is empty. Paste the bulletin's text."))
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise too_long(len(text.encode("utf-8", "replace")))


def storable(text: str) -> str:
    """The text without what no database can hold and what is no letter: NUL bytes and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def too_long(size: int) -> UnreadableText:
    return UnreadableText(
        _("This has %(size)d KB; a bulletin has at most %(most)d KB. Bring it in in parts.")
        % {"size": size // 1024, "most": LARGEST // 1024}
    )


def read(
    text: str, *, date: dt.date | None = None, notes: tuple[str, ...] = (), country: str = ""
) -> tuple[Parsed, str]:
    """What the text says, and the language it is written in. `date` supplies a missing year or day.

    `country` is the office's: «УК» is its own criminal code, whatever others are known.
    """
    parsed = parse(text, date=date, codes=LegalCode.objects.written_names(country))
    return replace(parsed, notes=(*notes, *parsed.notes)), language_of(text)


def in_nominative(parsed: Parsed, lang: str) -> Parsed:
    """The same with people called as the lines over their allegations call them, where the text has that form itself.

    And with their roles in `lang` as the record has them, or else in the nominative: «гражданского активиста» is a
    «гражданский активист».
    For the record and the editor; the contract of the command keeps names as the announcement writes them.
    """
    said = {
        (person.given_name, person.family_name): person.nominative
        for entry in parsed.hearings
        for person in entry.defendants
        if person.nominative
    }

    written = {person.role for entry in parsed.hearings for person in entry.defendants}
    roles = {role: told for role in written if (told := roles_of.in_nominative(role, lang)) != role}
    roles |= _known_roles(written, lang)

    def called(person: Person) -> Person:
        given, family = said.get(
            (person.given_name, person.family_name), (person.given_name, person.family_name)
        )
        return replace(person, given_name=given, family_name=family, role=roles.get(person.role, person.role))

    def clear(entry: Entry) -> Entry:
        settled = {f"{given} {family}: " for given, family in said}
        marks = (
            mark for mark in entry.marks if not (mark.name == "name" and mark.why.startswith(tuple(settled)))
        )
        return replace(entry, defendants=tuple(map(called, entry.defendants)), marks=tuple(marks))

    return replace(parsed, hearings=tuple(map(clear, parsed.hearings))) if said or roles else parsed


def _known_roles(written: set[str], lang: str) -> dict[str, str]:
    """Of the roles in another case than the record's the one that is meant, where there is only one; one query."""
    if not any(written):
        return {}
    rows = Prosecution.objects.filter(role__has_key=lang).order_by()
    known = set(rows.values_list(KT(f"role__{lang}"), flat=True).distinct())
    begun: dict[str, set[str]] = {}
    for role in filter(str.strip, known):
        for key in case_stems(role.split()[0]):
            begun.setdefault(key, set()).add(role)
    meant = {}
    for role in filter(str.strip, written - known):
        near = set().union(*(begun.get(key, ()) for key in case_stems(role.split()[0])))
        found = [each for each in near if _is_same(role, each)]
        meant |= {role: found[0]} if len(found) == 1 else {}
    return meant


def _is_same(role: str, known: str) -> bool:
    """Whether each word of the one may be a case of the other's."""
    one, other = role.split(), known.split()
    return len(one) == len(other) and all(
        case_stems(word) & case_stems(kept) for word, kept in zip(one, other, strict=True)
    )


def language_of(text: str) -> str:
    """The language of most of the text's lines: Kazakh letters in a Cyrillic text tell it from Russian."""
    votes = [script_of(line) for line in text.splitlines() if any(letter.isalpha() for letter in line)]
    cyrillic = [vote for vote in votes if vote != "en"]
    if len(cyrillic) * 2 <= len(votes):
        return "en"
    # A Russian text may hold Kazakh names; a Kazakh one has Kazakh letters in nearly every line.
    return "kk" if cyrillic.count("kk") * 2 > len(cyrillic) else "ru"
