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
    publish,
    record_outcome,
    set_again,
    withdraw,
)
from hearings.actions.parting import join, sever, undo_parting
from hearings.actions.rows import IllegalStep
from hearings.actions.undo import last_step, undo

__all__ = [
    "IllegalStep",
    "adjourn",
    "announce",
    "cancel",
    "confirm",
    "go_online",
    "join",
    "last_step",
    "move",
    "not_held",
    "postpone",
    "publish",
    "record_outcome",
    "set_again",
    "sever",
    "undo",
    "undo_parting",
    "withdraw",
]
