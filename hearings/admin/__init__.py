"""The desk's pages of hearings, courts and the record, a file a noun; people and law stand in defendants/admin.py."""

from hearings.admin import bulletins, courts, hearings, people, record, statements

__all__ = ["bulletins", "courts", "hearings", "people", "record", "statements"]
