"""Bulletins as people write them, each with its right answer: NN.txt and, in the contract of the command, NN.json."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from hearings.bulletin.contract import contract
from hearings.bulletin.decoding import decode
from hearings.bulletin.parser import parse

TEXTS = sorted(Path(__file__).with_name("texts").glob("*.txt"))
HEARING = ("date", "time", "mode", "status", "others")
PERSON = ("given_name", "family_name", "role", "allegations")


def agreed(data: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Only what the contract promises, and the status and the unnamed where the answer gives them."""
    hearings = []
    for index, hearing in enumerate(data["hearings"]):
        answer = wanted["hearings"][index] if index < len(wanted["hearings"]) else hearing
        row = {name: hearing.get(name) for name in HEARING if name in answer}
        row["defendants"] = [
            {name: person[name] for name in PERSON}
            | {"charges": [(charge["article"], charge["part"]) for charge in person["charges"]]}
            for person in hearing["defendants"]
        ]
        hearings.append(row)
    return {"hearings": hearings, "statements": data["statements"], "unparsed": data["unparsed"]}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_bulletin_is_understood(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    date = wanted.get("_fallback_date")
    parsed = parse(decode(path.read_bytes()).text, date=dt.date.fromisoformat(date) if date else None)
    assert agreed(contract(parsed), wanted) == agreed(wanted, wanted)


def test_there_are_texts_in_three_languages() -> None:
    assert {path.stem[:2] for path in TEXTS} == {"en", "ru", "kk"}
    assert len(TEXTS) >= 30
