"""Names that would come onto the record in an oblique case, «Айгуль Образцовой», where nobody looks at the plan."""

from __future__ import annotations

from hearings.importer.declension import may_stand_in_a_case
from hearings.importer.plan import Doubt, Item, Plan, Verb


def doubt_declined(plan: Plan) -> Plan:
    """The plan with a doubt at each item that would call somebody new so.

    At the desk the name stands in an open box and an editor answers for it; a program has nobody who would.
    """
    for item in plan.items:
        if item.verb in (Verb.NEW, Verb.CHANGE) and _is_declined(item):
            item.doubts.append(Doubt.DECLINED)
            item.verb = Verb.DOUBT
    return plan


def _is_declined(item: Item) -> bool:
    new = [person.named for person in item.people if person.defendant is None]
    return any(may_stand_in_a_case(name, item.entry.marks) for name in new)
