"""The house rules that a command can see: small files with a purpose, plain names, nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def tracked(*patterns: str) -> list[Path]:
    """The repository's files; where there is no git, those of the folder."""
    git = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True)
    if git.returncode == 0:
        return [ROOT / name for name in git.stdout.split("\0") if name and (ROOT / name).exists()]
    made_here = {".venv", "var", "__pycache__"}
    found = [path for path in ROOT.rglob("*") if path.is_file()]
    return [
        path
        for path in found
        if not made_here & set(path.relative_to(ROOT).parts)
        # A star stands for slashes too, as git has it.
        and any(fnmatch(named(path), pattern) for pattern in patterns or ("*",))
    ]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def source() -> list[Path]:
    """Python that people wrote: migrations are written by Django."""
    return [path for path in tracked("*.py") if "migrations" not in path.parts]


def words() -> list[tuple[Path, str]]:
    """Every tracked file that holds text, with its text."""
    texts = []
    for path in tracked():
        try:
            texts.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return texts


def lines_with(pattern: str, *, python_only: bool = False) -> list[str]:
    """`file:line` of every line that matches, but for this file, which holds the patterns."""
    seen, ours = re.compile(pattern), source()
    return [
        f"{named(path)}:{number}"
        for path, text in words()
        if path != Path(__file__) and (path in ours or not python_only)
        for number, line in enumerate(text.splitlines(), 1)
        if seen.search(line)
    ]


def test_every_module_says_what_it_is_for() -> None:
    silent = [named(path) for path in source() if path.read_text().strip() and not _docstring(path)]

    assert silent == []


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text()))


def test_no_file_is_longer_than_400_lines() -> None:
    long = {named(path): lines for path in source() if (lines := len(path.read_text().splitlines())) > 400}

    assert long == {}


def test_no_file_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common"}

    assert [named(path) for path in source() if path.stem in drawers or path.parent.name in drawers] == []


def test_datetime_is_imported_in_one_way() -> None:
    assert lines_with(r"^\s*(from datetime import|import datetime$)", python_only=True) == []


def test_every_silenced_warning_has_a_code_and_a_reason() -> None:
    assert lines_with(r"#\s*(noqa|type:\s*ignore)(?!(:\s*[A-Z]+\d+|\[[\w-]+\]).{10,})") == []


def test_every_unfinished_thing_names_its_issue() -> None:
    assert lines_with(r"\b(TODO|FIXME|XXX)\b(?!.*\bissue \d+)") == []


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in tracked("tests/**/*.py", "tests/*.py")}

    assert [named(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    assert lines_with(r"(?<![\w.}$)])/(home/\w|root/|Users/\w|work/|tmp/\w+_jobs)") == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_has_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pins = re.findall(r"^([a-z0-9-]+)==\S+(.*)\\$", text, re.MULTILINE)
    unhashed = re.findall(r"^[a-z0-9-]+==(?:(?!\\$).)*$\n(?!    --hash=sha256:)", text, re.MULTILINE)

    assert len(pins) > 15
    assert unhashed == []
    assert re.findall(r"https?:|//|--index|--find-links|\b\w+\.(?:org|com|net|io)\b", text) == []


def test_the_locks_hold_every_dependency_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run, dev = pins_of("requirements.txt"), pins_of("requirements-dev.txt")

    assert names_of(project["project"]["dependencies"]) - run.keys() == set()
    assert names_of(project["dependency-groups"]["dev"]) - dev.keys() == set()
    assert {name: dev.get(name) for name in run} == run


def pins_of(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=\[ ]", name)[0].lower() for name in requirements}


def test_every_setting_is_explained_where_an_operator_looks() -> None:
    read = re.findall(
        r'environment\.\w+\(\s*"([A-Z_]+)"', "".join(path.read_text() for path in tracked("config/*.py"))
    )
    guide = (ROOT / "docs" / "deploy.md").read_text()

    assert len(read) > 5
    assert [name for name in read if f"`{name}`" not in guide] == []


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    readme = (ROOT / "README.md").read_text().lower()
    asked_for = names_of(project["project"]["dependencies"] + project["dependency-groups"]["dev"])

    assert [name for name in sorted(asked_for) if f"**{name}**" not in readme] == []
