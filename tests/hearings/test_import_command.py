"""`manage.py import_bulletin`: what other programs and the console use."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from defendants.models import Defendant
from hearings import edition
from hearings.models import Bulletin, Hearing
from tests import factories
from tests.hearings.admin.test_importing import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    factories.legal_code()
    return factories.office()


@pytest.fixture
def bulletin(tmp_path) -> Path:
    path = tmp_path / "bulletin.txt"
    path.write_text(TEXT)
    return path


def run(*words: object, **options: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_bulletin", *map(str, words), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_it_prints_the_contract_and_saves_nothing_on_a_dry_run(bulletin):
    out, _err = run(bulletin, "--dry-run", "--json")

    said = json.loads(out)
    assert [(row["date"], row["time"], row["mode"]) for row in said["hearings"]] == [
        ("2021-05-06", "09:15", "in_person"),
        ("2021-05-06", "14:30", "online"),
    ]
    person = said["hearings"][0]["defendants"][0]
    assert (person["given_name"], person["family_name"], person["role"]) == (
        "Aru",
        "Demova",
        "civil activist",
    )
    assert [(c["article"], c["part"]) for c in person["charges"]] == [("405", "2")]
    assert person["allegations"] == ["A single picket", "A post"]
    assert said["statements"] == ["We call for the release of all."]
    assert said["unparsed"] == []
    assert not Hearing.objects.exists()


def test_it_brings_a_bulletin_in_once(office, bulletin):
    out, _err = run(bulletin)
    assert "2 new, 0 changed, 0 as they were, 1 new statements; 0 lines not understood." in out
    before = edition.current().number

    out, _err = run(bulletin)

    assert "0 new, 0 changed, 2 as they were" in out
    assert (edition.current().number, Hearing.objects.count(), Bulletin.objects.get().state) == (
        before,
        2,
        "imported",
    )


def test_a_doubt_stops_the_file_and_names_line_and_remedy(office, bulletin):
    for _ in range(2):
        factories.defendant(given_name="Aru", family_name="Demova")

    with pytest.raises(CommandError):
        run(bulletin)
    _out, err = failing(bulletin)

    assert "Doubtful: line 3 (who is meant)" in err
    assert "--leave-doubtful" in err
    assert not Hearing.objects.exists()


def failing(*words: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError):
        call_command("import_bulletin", *map(str, words), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_rest_of_a_doubtful_file_comes_in_when_asked(office, bulletin):
    for _ in range(2):
        factories.defendant(given_name="Aru", family_name="Demova")

    run(bulletin, "--leave-doubtful")

    assert [str(row.prosecutions.get().defendant) for row in Hearing.objects.all()] == ["Berik PRIMEROV"]


def test_of_several_files_each_is_whole_or_not_at_all(office, bulletin, tmp_path):
    binary = tmp_path / "scan.pdf"
    binary.write_bytes(b"%PDF-1.7")

    _out, err = failing(binary, bulletin)

    assert f"{binary}: This is a file of another kind (PDF), not text." in err
    assert Hearing.objects.count() == 2


def test_a_missing_day_and_a_missing_file_are_named_with_what_to_do(office, tmp_path):
    undated = tmp_path / "undated.txt"
    undated.write_text("1) At 09:00, a trial under Article 405 Part 2 against Aru DEMOVA will take place.")

    _out, err = failing(undated, tmp_path / "none.txt")

    assert "line 1 (no date). Nothing was saved. Name the day with --date YYYY-MM-DD" in err
    assert "none.txt: This cannot be read: No such file or directory." in err
    run(undated, "--date", "2031-06-02")
    assert Hearing.objects.count() == 1


def test_drafts_are_kept_from_readers(office, bulletin):
    run(bulletin, "--draft")

    assert {row.publication for row in Hearing.objects.all()} == {"draft"}


def test_without_an_office_it_says_what_to_do(bulletin):
    _out, err = failing(bulletin)

    assert "There is no office yet: run load_seed, or add one." in err
    assert not Defendant.objects.exists()


@pytest.mark.parametrize(
    ("code", "told"),
    [("XX-CC", "No legal code is called XX-CC."), ("", "The office has no usual legal code.")],
)
def test_a_code_that_is_not_there_is_told(bulletin, code, told):
    factories.office(code=code)
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("import_bulletin", str(bulletin), stderr=err)

    assert told in err.getvalue()
    assert not Hearing.objects.exists()


def test_a_wrong_date_is_named(bulletin):
    with pytest.raises(CommandError, match="write it like 2021-05-06"):
        run(bulletin, "--date", "6.5.2021")


DECLINED = (
    "Суды на 6 мая 2021 года:\n\n1) В 10:00 состоится суд по ч. 2 ст. 405 в отношении Айгуль ПРИМЕРОВОЙ.\n"
)


def test_nobody_new_comes_onto_the_record_in_an_oblique_case(office, tmp_path):
    post = tmp_path / "post.txt"
    post.write_text(DECLINED)

    _out, err = failing(post)

    assert "Doubtful: line 3 (a name that may stand in an oblique case)" in err
    assert not Defendant.objects.exists()


def test_who_is_named_in_the_nominative_below_comes_in(office, tmp_path):
    post = tmp_path / "post.txt"
    post.write_text(f"{DECLINED}\nАйгуль ПРИМЕРОВА преследуется за:\n— пикет.\n")

    run(post)

    assert [str(row) for row in Defendant.objects.all()] == ["Айгуль ПРИМЕРОВА"]
