"""Citations written out: merged, in a language, with spaces that do not break inside "Article 405"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from defendants.citations.citation import Citation
from defendants.citations.words import FULL, RUNNING, SHORT, Forms

_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Merged:
    """Articles of one code that are written together: several without parts, or one with all its parts."""

    code: str
    articles: tuple[str, ...]
    parts: tuple[str, ...]


def merge(citations: Iterable[Citation]) -> list[Merged]:
    """Neighbours that share an article, or name only articles, joined; the order stays as announced."""
    merged: list[Merged] = []
    for citation in dict.fromkeys(citations):
        last = merged[-1] if merged else None
        if last and last.code == citation.code:
            if citation.part and last.parts and last.articles == (citation.article,):
                merged[-1] = Merged(last.code, last.articles, (*last.parts, citation.part))
                continue
            if not citation.part and not last.parts:
                merged[-1] = Merged(last.code, (*last.articles, citation.article), ())
                continue
        merged.append(Merged(citation.code, (citation.article,), (citation.part,) if citation.part else ()))
    return merged


def write_citations(
    citations: Sequence[Citation], lang: str, *, code_names: Mapping[str, str] | None = None
) -> str:
    """As pages print it: "Article 405 Parts 1 and 2", "CAO Article 488 Part 6".

    `code_names` gives the name shown for a code; a code without one is shown as it is. The default code "" is
    named only if `code_names` names it.
    """
    return _write(citations, FULL.get(lang, FULL["en"]), code_names)


def write_running(
    citations: Sequence[Citation], lang: str, *, code_names: Mapping[str, str] | None = None
) -> str:
    """Inside a sentence, behind "under", «по», «по» and before «бойынша»."""
    return _write(citations, RUNNING.get(lang, RUNNING["en"]), code_names)


def write_short(
    citations: Sequence[Citation], lang: str, *, code_names: Mapping[str, str] | None = None
) -> str:
    """Where there is little room: "405 p. 2", «405 ч. 2», «405-бап 2-бөл.»."""
    return _write(citations, SHORT.get(lang, SHORT["en"]), code_names)


def _write(citations: Sequence[Citation], forms: Forms, code_names: Mapping[str, str] | None) -> str:
    names = code_names or {}
    groups = merge(citations)
    one_code = len({group.code for group in groups}) == 1
    written: list[str] = []
    for group in groups:
        name = names.get(group.code, group.code).replace(" ", _NO_BREAK)
        text = _group(group, forms)
        named = bool(name) and (forms.code_first or not one_code)
        if written or (named and not forms.code_first):
            text = text if text[:2].isupper() or forms.code_first else text[0].lower() + text[1:]
        written.append(f"{name} {text}" if named else text)
    joined = _listed(written, forms.conjunction)
    if groups and one_code and not forms.code_first and (name := names.get(groups[0].code, groups[0].code)):
        joined = f"{joined} {name}"
    return joined


def _group(group: Merged, forms: Forms) -> str:
    several = len(group.articles) > 1
    pattern = forms.articles if several else forms.article
    if not group.parts and not several and forms.article_alone:
        pattern = forms.article_alone
    text = _fill(pattern, group.articles, forms)
    if group.parts:
        text += forms.joint + _fill(forms.parts if len(group.parts) > 1 else forms.part, group.parts, forms)
    return text


def _fill(pattern: str, numbers: Sequence[str], forms: Forms) -> str:
    return pattern.replace("~", _NO_BREAK).replace("{n}", _listed(numbers, forms.conjunction))


def _listed(items: Sequence[str], conjunction: str) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"
