"""What may happen to hearings and to the people tried in them; several rows change only here.

Each action is keyword-only but for what it is done to, takes `by=`, opens the door itself and is atomic.
"""

from hearings.actions.life import (
    adjourn,
    announce,
    cancel,
    confirm,
    go_online,
    move,
    not_held,
    postpone,
    record_outcome,
    set_again,
)
from hearings.actions.merging import merge, undo_merge
from hearings.actions.parting import join, sever, undo_parting
from hearings.actions.publishing import begin, look, make_ready, publish, take_back, why_not_publish, withdraw
from hearings.actions.rows import IllegalStep
from hearings.actions.undo import can_undo, last_step, undo

__all__ = [
    "IllegalStep",
    "adjourn",
    "announce",
    "begin",
    "can_undo",
    "cancel",
    "confirm",
    "go_online",
    "join",
    "last_step",
    "merge",
    "look",
    "make_ready",
    "move",
    "not_held",
    "postpone",
    "publish",
    "record_outcome",
    "set_again",
    "sever",
    "take_back",
    "undo",
    "undo_merge",
    "undo_parting",
    "why_not_publish",
    "withdraw",
]
