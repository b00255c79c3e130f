"""Who publishes, who may log in, and what keeps strangers out: the tables of this app."""

from offices.models.freeze import Freeze
from offices.models.office import Editor, Office, OfficeQuerySet, default_zone
from offices.models.session import DeskSession
from offices.models.tally import Tally

__all__ = ["DeskSession", "Editor", "Freeze", "Office", "OfficeQuerySet", "Tally", "default_zone"]
