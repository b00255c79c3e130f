"""What a line with a label gives the hearing above it: "Court: …", "Stage: appeal", "Place: Demo, City Court"."""

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.stages import read_stage
from hearings.bulletin.text.labels import split_value
from hearings.bulletin.text.tokens import Text, tokenize
from hearings.bulletin.where.access import access_of
from hearings.bulletin.where.modes import mode_of
from hearings.bulletin.where.places import read_court
from hearings.bulletin.where.rooms import split_room

_FOLLOWED = frozenset(
    {"court", "city", "room", "place", "judges", "mode"}
)  # labels behind which others may stand on one line


def take_label(draft: Draft, name: str, value: str) -> bool:
    """ "Court: …": the value as it stands, and further labels behind it."""
    if name in _FOLLOWED:
        value, further = split_value(value)
        for label in further:
            take_label(draft, *label)
    if name == "judges":
        draft.judges = tuple(judge.strip() for judge in value.split(";") if judge.strip())
    elif name == "number" and value.isdecimal() and len(value) < 4:
        draft.number = int(value)
    elif name == "court":
        draft.court, room = split_room(value)
        draft.courtroom = room or draft.courtroom
    elif name == "room":
        draft.courtroom = value
    elif name == "city":
        draft.city = value
    elif name == "place":
        return _take_place(draft, value)
    elif name == "reason":
        draft.reason = value
    elif name == "stage":
        draft.stage = read_stage(value)
        return bool(draft.stage) or "hearing" in tokenize(value).seen
    elif name == "mode":
        draft.mode = mode_of(tokenize(value))
    else:
        # Of what the renderer says for those who come only this is a field of an announcement.
        draft.access = access_of(value) or draft.access
        return name == "known"
    return True


def _take_place(draft: Draft, value: str) -> bool:
    """ "Place: Demo, City Court No. 2, hall 4" names a court, "Place: Demo" a city; an address alone is not taken."""
    value, room = split_room(value)
    draft.courtroom = room or draft.courtroom
    places = read_court(Text(value))
    if places is not None:
        draft.court, draft.city = places.court, places.city or draft.city
    elif not value[0].isupper():
        return False  # "Place: same court, hall 7"
    elif "court" in tokenize(value).seen:
        draft.court = value
    elif value.replace("-", "").replace(" ", "").isalpha():
        draft.city = value
    else:
        return False
    return True
