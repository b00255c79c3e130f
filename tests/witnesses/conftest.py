"""Every test in this folder is a witness's; those of witnesses that are not installed are left out, not skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.witnesses.tools import missing


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    absent = set(missing())
    here, elsewhere = [], []
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("witness")
            callspec = getattr(item, "callspec", None)
            if callspec and callspec.params.get("witness") in absent:
                elsewhere.append(item)
                continue
        here.append(item)
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = here
