"""Who is tried: defendants read from the slot of an announcement that names them, with their roles.

The slot opens at "against", «в отношении», «Подсудимые:», or closes at «қатысты»; names anywhere else are not taken.
Knows neither charges nor allegations, only where in the slot a citation stands.
"""

from dataclasses import dataclass, field
from itertools import takewhile

from hearings.bulletin.text.tokens import Token
from hearings.bulletin.who.around import (
    FOR,
    behind_clause,
    beside_judge,
    counts_behind,
    defends,
    in_office,
    is_called,
    is_home,
    is_of_somebody,
    is_owned,
    joins_roles,
    of_kin,
    of_organisation,
    on_street,
    opens_again,
    opens_role,
    opens_with_client,
    owns_kin,
    place_perhaps,
    says_again,
    says_where,
    tells,
    titled,
)
from hearings.bulletin.who.beside import (
    Found,
    find_closings,
    read_lead,
    read_restraint,
    read_role,
    take_apposition,
    take_bracket,
)
from hearings.bulletin.who.counting import (
    called,
    count_before,
    counted_apart,
    counts_others,
    number_of,
    others_named,
    read_count,
)
from hearings.bulletin.who.names import (
    Run,
    clean,
    family_of_several,
    is_patronymic,
    is_surname,
    read_run,
    shared_family,
    split_name,
)
from hearings.bulletin.who.roles import FEMININE_ROLES, is_plural, singular

_OF_DISTRICTS = frozenset({"р", "r"})  # before a slash
_NEAR = 8  # words within which "who is under house arrest" says so


@dataclass(slots=True)
class Slot:
    """What was read: people, how many are only counted, what the group is called, and where reading ended."""

    people: list[Found] = field(default_factory=list)
    others: int = 0  # "and 10 others": besides those named
    total: int = 0  # "13 activists": all together
    group: str = ""
    end: int = 0

    @property
    def last(self) -> Found | None:
        """The person named last."""
        return self.people[-1] if self.people else None


def read_slot(
    text: str, tokens: list[Token], at: int, stop: int, *, free: bool = False, row: bool = False
) -> Slot:
    """Read the list of people between two tokens: role, name, (bracket), apposition, "and" the next.

    `free`: no word opened the slot, so that names of officials are among them and are left out. `row`: the slot
    opens a line of a calendar, so that a lawyer named first is tried and defends nobody.
    """
    slot = Slot()
    pending = at  # first token of the words since the last boundary
    shared = ""  # a plural role that stands for all that follow
    lead, behind = "", -1  # a role before a comma, and the token behind that comma
    closings: dict[int, int] | None = None
    counted = listed = 0  # behind the number of the others; how many all are, if those are named
    index = at
    while index < stop:
        token = tokens[index]
        if (
            not token.classes
            and token.low == token.text
            and token.word
            and not token.masked
            and not token.quoted
        ):
            index += 1  # a word in small letters that nobody knows: of a role, or of nothing
            continue
        run = read_run(tokens, index) if token.text[0].isupper() or token.text == "#" else None
        if run is not None and run.last < stop:
            opening = row and not slot.people and all(t.masked or not t.word for t in tokens[at:pending])
            if free and (
                (not opening and in_office(tokens, pending, run.first))
                or (not slot.people and beside_judge(tokens, run.first))
                or (not slot.people and is_of_somebody(tokens, at, pending))
                or (not run.capitals and is_owned(tokens, run.first))
                or (not slot.people and place_perhaps(tokens, run, pending))
            ):
                index = pending = run.last + 1
                continue
            _spread_role(slot)
            index, pending, shared = _person(
                text, tokens, slot, run, pending, shared, lead if pending == behind else ""
            )
            continue
        if slot.others and not listed and (first := others_named(tokens, counted, index)):
            listed, shared = slot.others + len(slot.people), called(text, tokens, counted, index)
            pending = index = first
            continue
        if token.text[0] == "(" and not slot.people and count_before(tokens, pending, index):
            shared = shared or _count(
                text, tokens, slot, pending, index
            )  # "2 activists (Ann SAMPLE, Ben CASE)"
            pending = index = index + 1
            continue
        if token.text[0] in "([":
            take_apposition(text, tokens, slot.last, pending, index)
            closings = find_closings(tokens, index, stop) if closings is None else closings
            index = take_bracket(text, tokens, slot.last, index, closings)
            pending = index if slot.people else pending
            continue
        if "third_party" in token.classes and (slot.people or not free):
            if slot.people and (comma := behind_clause(tokens, index, stop)):
                pending = index = comma
                continue
            break  # "following a complaint by the mayor, Carl Case": nobody who is tried comes any more
        counts = slot.people and (token.digits or "count" in token.classes)
        if counts and not token.masked and counts_others(tokens, index) and (number := number_of(token)):
            slot.others = number
            pending = index = counted = index + 1
            continue
        if token.masked or token.quoted or not token.word:
            if token.text[0] in ",;" or token.text[0] in "–—:|" or token.masked:
                take_apposition(text, tokens, slot.last, pending, index)
                if (
                    token.text == ","
                    and pending < index
                    and (not slot.people or tokens[pending - 1].has("and"))
                ):
                    before = lead if pending == behind else ""  # "an activist, a mother of three, Ann SAMPLE"
                    lead, behind = read_lead(text, tokens, pending, index), index + 1
                    lead = f"{before}, {lead}" if before and lead else lead
                    slot.total = slot.total or (0 if slot.people else count_before(tokens, pending, index))
                    if lead and is_plural(lead):  # or of one, «правозащитницы, матери пятерых детей Анны»
                        shared, behind = lead, behind if lead.endswith(FEMININE_ROLES) else -1
                if not slot.people and _opens_list(tokens, pending, index, free=free):
                    shared = shared or _count(text, tokens, slot, pending, index)
                pending = index + 1
            index += 1
            continue
        if "and" in token.classes and joins_roles(tokens, index, pending, stop):
            index += 1
            continue
        if "and" in token.classes:
            take_apposition(text, tokens, slot.last, pending, index)
            if not slot.people and not free and (number := counted_apart(tokens, pending, index)):
                slot.others, pending = number, index + 1  # "11 officials and the driver Ann Sample"
            elif slot.people or free or pending == index:
                pending = index + token.span
            index += token.span - 1
        elif slot.people and opens_again(tokens, index):
            pending = index = index + token.span
            continue
        elif "trigger" in token.classes and index > at and slot.people == []:
            end = index + token.has("label")  # "15 defendants, among them …"
            shared = shared or _count(text, tokens, slot, pending, end)
            index += token.span - 1
            pending = index + 1
        elif _stops(tokens, index, pending, slot):
            if slot.people and not slot.people[-1].restraint and pending <= index:
                slot.people[-1].restraint = read_restraint(tokens, index, min(stop, index + _NEAR))
            if slot.people and (comma := behind_clause(tokens, index, stop)):
                pending = index = comma
                continue
            if not free or slot.people:
                break
            pending = index + token.span
        index += 1
    take_apposition(text, tokens, slot.last, pending, index)
    _spread_role(slot)
    slot.others = max(0, listed - len(slot.people)) if listed else slot.others
    if not slot.people:
        _count(text, tokens, slot, at, min(index, stop))
    slot.end = index
    return slot


def _count(text: str, tokens: list[Token], slot: Slot, first: int, last: int) -> str:
    """Take in how many are counted between two tokens; what they are called."""
    total, group = read_count(text, tokens, first, last)
    slot.total, slot.group = total or slot.total, group or slot.group
    return group


def _spread_role(slot: Slot) -> None:
    """ "Ann SAMPLE, Ben SAMPLE (activists)": what the last is called in the plural all before are, who have no role."""
    last = slot.last
    if last is None or not (last.own_role and is_plural(last.role)):
        return
    last.role = singular(last.role)
    for person in takewhile(lambda person: not person.role, reversed(slot.people[:-1])):
        person.role = last.role


def _opens_list(tokens: list[Token], first: int, at: int, *, free: bool) -> bool:
    """ "Activists: Ann, Ben", "against two activists — Ann and Ben": does the sign set off what they are called?"""
    sign = tokens[at].text
    return sign[0] == ":" or (not free and sign in "–—" and count_before(tokens, first, at) > 0)


def _slashed(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == "/"


def _shares(tokens: list[Token], before: Found | None, first: int) -> bool:
    """Has the one before the comma no family name but that of the last in the row?"""
    return before is not None and not before.certain and before.end == tokens[first - 1].start


def _family_before(text: str, tokens: list[Token], before: Found | None, run: Run) -> str:
    """«ПРИМЕРОВЫХ Анны и Бориса»: the family name, in the plural, before the first of several given names."""
    beside = tokens[run.first - 1 : run.first] + tokens[run.last + 1 : run.last + 2]
    if before is None or not any(token.has("and") for token in beside):
        return ""
    written = text[before.start : before.end]
    again = before.given_name and " " not in written  # the one before took it, too
    return before.family_name if again else family_of_several(written)


def _stops(tokens: list[Token], index: int, pending: int, slot: Slot) -> bool:
    """Is this the end of the list? "from Talgar", "of the movement" belong to a role; a verb does not."""
    token = tokens[index]
    if token.has("future", "past", "prosecuted", "judge"):
        # "against detained activist Ann Sample"
        called = pending == index and "past" in token.classes and index + 1 < len(tokens)
        cited = (
            pending == index
            and token.has("prosecuted")
            and any(t.masked for t in tokens[index + 1 : index + 3])
        )
        return not (called and tokens[index + 1].has("role")) and not (cited and slot.people)
    if "stop" not in token.classes:
        return False
    if token.low == "that":
        return any(
            t.word for t in tokens[pending:index]
        )  # "journalists that were …", not "it ruled that Ann Sample …"
    follows_name = pending == index and bool(slot.people)
    if follows_name and token.low == "from" and is_home(tokens, index):
        return False
    if token.low in ("under", "по", "on", "with"):
        nearby = tokens[index + 1 : index + 4]
        return not any(t.masked for t in nearby)
    return follows_name or token.low in ("will", "is", "are", "was", "were", "at", "who", "which")


def _person(
    text: str, tokens: list[Token], slot: Slot, run: Run, pending: int, shared: str, lead: str
) -> tuple[int, int, str]:
    """Take one person in; returns where to go on, the next boundary and the role that others share."""
    if says_where(tokens, run, pending):
        run = read_run(tokens, run.first + 1) or run
        pending = run.first
    elif opens_with_client(tokens, run):
        run = read_run(tokens, run.first + 1) or run
    first = run.first
    words = run.words
    before = tokens[first - 1] if first else None
    if (
        before
        and before.has("preposition")
        and first - 1 >= pending
        and (before.low != "of" or (run.capitals and len(words) > 2 and not is_patronymic(words[1])))
        and len(words) > 1
    ):
        # "civil activist from Kaskelen Tursynbek ALDABERGEN": the place belongs to the role
        rest = read_run(tokens, first + 1)
        if not words[0].isupper() and rest is not None and (rest.capitals or len(rest.words) > 1):
            run, first = rest, rest.first
        elif not run.capitals and before.low != "by":
            return run.last + 1, pending, shared  # "from Yıldız Technical University": nobody
    elif before and before.low == "of" and number_of(tokens[pending]) and not run.capitals:
        return run.last + 1, pending, shared  # "five members of Sample House": who they are
    elif before and before.low in ("from", "из") and not run.capitals:
        return run.last + 1, pending, shared  # "from Talgar": nobody
    after = tokens[run.last + 1] if run.last + 1 < len(tokens) else None
    if (
        after
        and after.word
        and after.text[0].isupper()
        and after.has("no_name", "region_word")
        and (not run.capitals or (len(words) == 1 and after.text.isupper()))
    ):
        return run.last + 1, pending, shared  # "Kazan City", "Almaty University", "ACTION ALERT": nobody
    if after and after.has("court") and len(words) == 1 and not run.capitals:
        return run.last + 1, pending, shared  # «Әуезов соты»: nobody
    if not run.capitals and (
        is_called(tokens, first, run.last)
        or (slot.people and pending == first and opens_role(tokens, first, run.last))
    ):
        return run.last + 1, pending, shared
    if after and after.low in _OF_DISTRICTS and _slashed(tokens, run.last + 2):
        return run.last + 1, pending, shared  # «Есильский р/с», a district court: nobody
    organised = (not run.capitals or len(words) == 1) and of_organisation(tokens, run.last + 1)
    if organised or of_kin(tokens, pending, first) or owns_kin(tokens, first, run.last):
        return run.last + 1, max(pending, first - _NEAR), shared
    told = pending > 1 and tokens[pending - 2].span == 2 and tokens[pending - 2].has("said")  # «по словам …»
    if told or any(t.has("third_party", "said") and not t.quoted for t in tokens[pending:first]):
        return run.last + 1, run.last + 1, shared
    if text[tokens[first].start - 1 : tokens[first].start] == text[tokens[run.last].end :][:1] == "'":
        return run.last + 1, pending, shared  # 'Sample Herald': what something is called
    if on_street(tokens, first) or (slot.last and says_again(text, slot.last, tokens[first].start)):
        return run.last + 1, run.last + 1, shared
    if before and before.low in FOR and _is_named(slot, run):
        return run.last + 1, pending, shared  # "Part 1 for SAMPLE", who stands in the list
    counted = before and not run.capitals and not before.masked and number_of(before) > 1
    if counted and (is_plural(words[-1]) or counts_behind(tokens, run.last)):
        return run.last + 1, pending, shared  # "four Crimean Tatars", "47 Hong Kong activists"
    if defends(tokens, pending, first) or tells(tokens, run.last):
        return run.last + 1, run.last + 1, shared
    if len(run.words) == 1 and run.words[0].isascii() and not run.hashtag and _is_other(before):
        return run.last + 1, pending, shared  # «журналистов издания SAMPLE»: nobody
    name = split_name(run)
    lone = len(run.words) == 1 and not run.capitals and not run.hashtag
    kin = lone and any(token.has("kin") for token in tokens[pending:first])
    if (
        lone
        and (kin or pending == first or is_plural(read_role(text, tokens, pending, first)))
        and (
            family := shared_family(tokens, run, kin=kin or _shares(tokens, slot.last, first))
            or _family_before(text, tokens, slot.last, run)
        )
    ):
        role = read_role(text, tokens, pending, first)
        start, end = tokens[run.first].start, tokens[run.last].end
        own = singular(role or shared) if is_plural(role or shared) else role
        slot.people.append(Found(clean(run.words[0]), family, False, start, end, own, bool(role)))
        return run.last + 1, run.last + 1, role or shared
    if lone and slot.people and pending == first and _in_capitals(text, slot.people[-1]):
        return run.last + 1, pending, shared  # "Ann SAMPLE (…), Almaly r/s": the names here are in capitals
    if name is None or (lone and not (is_surname(run.words[0]) or titled(tokens, first))):
        return run.last + 1, pending, shared
    if len(run.words) == 1 and run.words[0].isupper() and len(run.words[0]) < 4:
        return run.last + 1, pending, shared
    start = tokens[run.first].start
    role = read_role(text, tokens, pending, first)
    role = ", ".join(filter(None, (lead, role))) if role or not is_plural(lead) else ""
    found = Found(name.given_name, name.family_name, name.certain, start, tokens[run.last].end)
    found.restraint = read_restraint(tokens, pending, first)
    found.tag = run.hashtag and len(run.words) == 1 and bool(slot.people) and pending == first
    if role:
        plural = is_plural(role)
        found.role, found.own_role = (singular(role), True)
        shared = role if plural else ""
    elif shared:
        found.role = singular(shared)
    slot.people.append(found)
    return run.last + 1, run.last + 1, shared


def _is_other(before: Token | None) -> bool:
    """Is it a word of another alphabet than ours, and no role?"""
    return before is not None and before.word and not before.text.isascii() and not before.classes


def _is_named(slot: Slot, run: Run) -> bool:
    family = run.words[0].casefold()
    return len(run.words) == 1 and any(found.family_name.casefold() == family for found in slot.people)


def _in_capitals(text: str, person: Found) -> bool:
    return any(word.isupper() and len(word) > 3 for word in text[person.start : person.end].split())
