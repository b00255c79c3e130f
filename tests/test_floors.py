"""The floors of pyproject.toml hold, and the tool that holds them does see an import that goes up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("config", "hearings", "defendants", "offices")
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over a copy of the house."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"}
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def copy_of_the_house(folder: Path) -> Path:
    """The code and its contracts, to be spoilt."""
    for app in APPS:
        shutil.copytree(ROOT / app, folder / app, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_module_stands_on_its_floor() -> None:
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout


def test_an_import_from_a_higher_app_is_seen(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "offices" / "choices.py").write_text("import hearings.times\n")

    done = lint(house)

    assert done.returncode == 1
    assert "offices.choices -> hearings.times" in done.stdout


def test_a_framework_in_a_pure_module_is_seen(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "offices" / "texts.py").write_text("import django\n")

    done = lint(house)

    assert done.returncode == 1
    assert "offices.texts -> django" in done.stdout


def test_a_module_without_a_floor_is_seen(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "hearings" / "attic.py").write_text("")

    done = lint(house)

    assert done.returncode == 1
    assert "- hearings.attic" in done.stdout
