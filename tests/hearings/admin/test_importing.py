"""A bulletin pasted at the desk: read, shown beside its text, corrected in place, brought in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from defendants.models import Defendant
from hearings import edition
from hearings.models import Bulletin, Hearing
from tests import factories
from tests.hearings.admin.plan_form import fields_of

pytestmark = pytest.mark.django_db

TEXT = """Political court hearings scheduled on 6 May 2021:

1) At 09:15, a trial on the politically motivated criminal case under Article 405 Part 2 («participation») against \
civil activist Aru DEMOVA will take place.

Aru DEMOVA is being prosecuted for:

— A single picket;

— A post.

2) At 14:30, an online trial on the politically motivated criminal case under Article 405 Parts 1 and 2 against \
journalist Berik PRIMEROV will take place.

We call for the release of all.
"""


@pytest.fixture
def desk(desk):
    factories.legal_code()
    factories.office()
    return desk


@pytest.fixture
def paste() -> str:
    return reverse("admin:hearings_bulletin_paste")


def office_key() -> int:
    return factories.office().pk


def plan_address() -> str:
    return reverse("admin:hearings_bulletin_plan", args=[Bulletin.objects.get().pk])


def test_a_clean_bulletin_is_in_after_two_pages(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    assert shown.status_code == 200
    before = edition.current().number

    done = desk.post(plan_address(), {**fields_of(shown), "confirm": "yes"})

    assert done.status_code == 302
    assert [(f"{row.time:%H:%M}", row.mode, row.publication) for row in Hearing.objects.in_order()] == [
        ("09:15", "in_person", "published"),
        ("14:30", "online", "published"),
    ]
    assert edition.current().number == before + 1
    assert (Bulletin.objects.get().state, Bulletin.objects.get().text) == ("imported", TEXT)


def test_what_was_understood_stands_beside_its_lines(desk, paste):
    page = desk.post(paste, {"text": TEXT, "office": office_key()}).content.decode()

    assert 'value="2021-05-06"' in page
    assert '<li value="3">1) At 09:15, a trial' in page
    assert "A single picket" in page


def test_the_same_text_again_changes_nothing(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), {**fields_of(shown), "confirm": "yes"})
    before = edition.current().number

    again = desk.post(paste, {"text": TEXT, "office": office_key()})
    assert "confirming would change nothing" in again.content.decode()
    desk.post(plan_address(), {**fields_of(again), "confirm": "yes"})

    assert (edition.current().number, Hearing.objects.count(), Bulletin.objects.count()) == (before, 2, 1)


def test_an_editor_corrects_in_place(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    data = fields_of(shown) | {
        "i0-time": "1015",
        "i0-p0-family_name": "DEMOVSKAYA",
        "i0-p0-charges": "174 part 1",
        "i1-skip": "on",
        "confirm": "yes",
    }

    desk.post(plan_address(), data)

    hearing = Hearing.objects.get()
    who = hearing.prosecutions.get()
    assert (f"{hearing.time:%H:%M}", who.defendant.family_name, str(who.charges.get())) == (
        "10:15",
        {"en": "Demovskaya"},
        "KZ-CC 174 1",
    )


def test_what_is_wrong_is_named_and_nothing_typed_is_lost(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})

    page = desk.post(
        plan_address(), fields_of(shown) | {"i0-time": "25:61", "i1-p0-role": "poet", "confirm": "yes"}
    )

    assert page.status_code == 200
    assert "This is no hour" in page.content.decode()
    assert 'value="25:61"' in page.content.decode()
    assert 'value="poet"' in page.content.decode()
    assert not Hearing.objects.exists()


def test_what_was_typed_is_kept_on_the_server_between_steps(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"i0-p0-role": "poet", "keep": "yes"})

    later = desk.get(plan_address()).content.decode()

    assert 'value="poet"' in later
    assert not Hearing.objects.exists()


def test_a_log_in_that_ends_in_the_middle_of_the_plan_loses_nothing_typed(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    typed = fields_of(shown) | {"i0-p0-role": "poet", "keep": "yes"}
    editor = shown.wsgi_request.user
    desk.logout()

    asked = desk.post(plan_address(), typed)
    again = desk.post(
        reverse("admin:login"),
        {"username": editor.username, "password": factories.PASSWORD, "kept": asked.context["sealed"]},
    )
    kept = again.context["kept"]
    later = desk.post(kept.path, dict(kept.fields))

    assert asked.status_code == 403
    assert kept.path == plan_address()
    assert 'value="poet"' in later.content.decode()
    assert 'value="poet"' in desk.get(plan_address()).content.decode()


def test_how_sure_the_reading_is_stands_there_in_the_editors_language(desk, paste):
    desk.force_login(factories.editor(language="ru", username="redaktor"))

    page = desk.post(paste, {"text": TEXT.replace("6 May 2021", "5/6/2021"), "office": office_key()})

    assert "Возможно, день и месяц стоят наоборот: 2021-06-05 / 2021-05-06" in page.content.decode()


def test_no_count_governs_the_ending_of_a_word(desk, paste):
    desk.force_login(factories.editor(language="ru", username="redaktor"))

    page = desk.post(paste, {"text": TEXT, "office": office_key()})

    assert "<li>Новое: <b>2</b></li>" in page.content.decode()


def test_an_item_that_changes_nothing_is_folded(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"confirm": "yes"})

    again = desk.post(paste, {"text": TEXT + "\n", "office": office_key()}).content.decode()

    assert again.count('<details class="quiet">') == 2


def test_a_known_name_twice_asks_who_is_meant_and_takes_the_answer(desk, paste):
    for _ in range(2):
        factories.defendant(given_name="Aru", family_name="Demova")
    chosen = Defendant.objects.last()
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    assert "Say who is meant" in shown.content.decode()

    asked = desk.post(plan_address(), fields_of(shown) | {"confirm": "yes"})
    assert (asked.status_code, Hearing.objects.count()) == (200, 0)
    desk.post(plan_address(), fields_of(shown) | {"i0-p0-who": str(chosen.pk), "confirm": "yes"})

    assert Hearing.objects.in_order().first().prosecutions.get().defendant == chosen


def test_one_line_sets_the_court_for_all_items(desk, paste):
    court = factories.court()
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})

    desk.post(plan_address(), fields_of(shown) | {"court": str(court.pk), "confirm": "yes"})

    assert {row.court for row in Hearing.objects.all()} == {court}


def test_drafts_stay_with_the_editors(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})

    desk.post(plan_address(), fields_of(shown) | {"publish": "drafts", "confirm": "yes"})

    assert {row.publication for row in Hearing.objects.all()} == {"draft"}


def test_an_office_without_a_usual_legal_code_is_told_so(desk, paste):
    office = factories.office(slug="new", code="")
    shown = desk.post(paste, {"text": TEXT, "office": office.pk})

    page = desk.post(plan_address(), {**fields_of(shown), "confirm": "yes"}).content.decode()

    assert "The office has no usual legal code" in page
    assert not Hearing.objects.exists()


def test_lines_that_were_not_understood_are_shown(desk, paste):
    page = desk.post(paste, {"text": "Ask Dana about the dog\n\n" + TEXT, "office": office_key()})

    assert "Ask Dana about the dog" in page.content.decode()


def test_only_those_who_may_enter_hearings_come_in(client, paste):
    client.force_login(factories.editor(username="reader", is_superuser=False))

    assert client.get(paste).status_code == 403


def test_a_text_is_never_run_as_a_template(desk, paste):
    page = desk.post(
        paste,
        {
            "text": TEXT + "\n{{ settings.SECRET_KEY }} {% debug %} <script>alert(1)</script>",
            "office": office_key(),
        },
    )

    assert "&lt;script&gt;alert(1)" in page.content.decode()
    assert "{{ settings.SECRET_KEY }}" in page.content.decode()


RUSSIAN = """Политические суды, назначенные на 6 мая 2031 года:

1) В 09:15 состоится суд по статье 405 части 2 в отношении гражданского активиста Тимура ДЕМОВА.

Тимур ДЕМОВ преследуется за:

— интервью.

2) В 11:00 состоится суд по статье 405 части 2 в отношении Марата ПРИМЕРОВА.

3) В 12:00 состоится суд по статье 174 части 1 в отношении Тимура ДЕМОВА.
"""


def test_a_russian_name_is_on_record_as_the_text_itself_has_it_in_the_nominative(desk, paste):
    shown = desk.post(paste, {"text": RUSSIAN, "office": office_key()})
    page = shown.content.decode()
    assert "“Марата Примерова” may stand in an oblique case" in page
    assert "“Тимура Демова” may stand" not in page

    (asked,) = [row for row in shown.context["forms"].rows if row.has_declined_name]
    mended = {
        asked.people[0].add_prefix("given_name"): "Марат",
        asked.people[0].add_prefix("family_name"): "Примеров",
    }
    desk.post(plan_address(), {**fields_of(shown), **mended, "confirm": "yes"})

    assert sorted(row.family_name["ru"] for row in Defendant.objects.all()) == ["Демов", "Примеров"]
    again = desk.post(paste, {"text": RUSSIAN, "office": office_key()})
    assert again.context["plan"].count()["new"] == 0


def test_of_people_who_are_only_counted_one_can_be_filled_in(desk, paste):
    text = TEXT.partition("\n\n")[0] + "\n\n1) At 09:15, a trial against 13 activists will take place."
    shown = desk.post(paste, {"text": text, "office": office_key()})
    assert "Nobody is named" in shown.content.decode()

    typed = {**fields_of(shown), "i0-p0-given_name": "Aru", "i0-p0-family_name": "Demova"}
    done = desk.post(plan_address(), {**typed, "confirm": "yes"})

    assert done.status_code == 302
    (row,) = Hearing.objects.all()
    assert (row.others, [each.defendant.family_name for each in row.prosecutions.all()]) == (
        12,
        [{"en": "Demova"}],
    )


def test_an_item_without_a_question_is_told_in_words_and_its_boxes_are_folded(desk, paste):
    page = desk.post(paste, {"text": TEXT, "office": office_key()}).content.decode().replace("\xa0", " ")
    assert "<strong>Thursday 6 May 2021, 09:15</strong>" in page
    assert "<strong>Aru DEMOVA</strong>; civil activist; Article" in page
    assert "2 allegations" in page
    assert page.count('<details class="quiet">') == 2
    assert page.index("What becomes public") < page.index('id="item-1"')


def test_the_court_that_was_understood_is_told_by_its_whole_name(desk, paste):
    """Its first letter stood there, and no editor could have seen that another court had been taken."""
    factories.court()
    text = TEXT.replace("DEMOVA will take place.", "DEMOVA will take place at Almaty City Court.", 1)

    shown = desk.post(paste, {"text": text, "office": office_key()})

    (first, second) = shown.context["forms"].rows
    assert first.understood["where"] == ["Almaty City Court", "In person"]
    assert second.understood["where"] == ["Online"]
    assert "Almaty City Court, In person" in " ".join(shown.content.decode().split())


def test_the_hour_of_publication_is_that_of_the_offices_clocks(desk, paste):
    shown = desk.post(paste, {"text": TEXT.replace("2021", "2031"), "office": office_key()})
    assert "By the clocks of Asia/Almaty." in shown.content.decode()
    typed = {**fields_of(shown), "publish": "at", "release_at": "2031-05-05T23:30", "confirm": "yes"}

    desk.post(plan_address(), typed)

    assert {f"{row.release_at:%H:%M}" for row in Hearing.objects.all()} == {"18:30"}


def announced(people: int) -> str:
    """A hearing of so many people."""
    sounds = [f"{first}{second}" for first in "bdgkm" for second in ("al", "en", "or")]
    names = [f"Aru {sound.upper()}OVA" for sound in sounds[:people]]
    against = f"activists {', '.join(names[:-1])} and {names[-1]}" if people > 1 else f"activist {names[0]}"
    return (
        "Political court hearings scheduled on 6 May 2021:\n\n1) At 09:15, a trial on the politically motivated "
        f"criminal case under Article 405 Part 2 against civil {against} will take place.\n"
    )


def test_known_people_cost_no_query_each(desk, paste):
    shown = desk.post(paste, {"text": announced(13), "office": office_key()})
    desk.post(plan_address(), {**fields_of(shown), "confirm": "yes"})
    assert Hearing.objects.get().prosecutions.count() == 13

    costs = {}
    for people in (1, 13):
        with CaptureQueriesContext(connection) as asked:
            shown = desk.post(paste, {"text": announced(people) + "\n", "office": office_key()})
        assert [len(item.people) for item in shown.context["plan"].items] == [people]
        costs[people] = len(asked)

    assert costs[13] == costs[1]


def test_of_somebody_known_only_the_offices_own_cases_are_told(desk, paste):
    person = factories.defendant(given_name="Aru", family_name="Demova")
    for slug, role in (("demo", "our own word"), ("other", "a word of theirs")):
        factories.prosecution(
            case=factories.case(office=factories.office(slug=slug)), defendant=person, role=role
        )

    page = desk.post(paste, {"text": TEXT, "office": office_key()}).content.decode()

    assert "our own word" in page
    assert "a word of theirs" not in page


def test_a_name_that_is_not_in_one_alphabet_is_marked_and_typed_anew(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    data = fields_of(shown) | {"i0-p0-family_name": "D\u0435mova", "confirm": "yes"}

    asked = desk.post(plan_address(), data)
    page = asked.content.decode()
    assert (
        "“D\u0435mova” is not in one alphabet: D[\u0435]mova. Out of place: Cyrillic \u0435. Type it anew."
        in page
    )
    assert "Type it anew below, or tick" in page
    assert "i0-checked" in page
    assert not Hearing.objects.exists()

    done = desk.post(plan_address(), data | {"i0-p0-family_name": "Demova"})
    assert done.status_code == 302
    assert {row.family_name["en"] for row in Defendant.objects.all()} == {"Demova", "Primerov"}


def test_a_name_that_is_really_written_so_is_kept_on_purpose(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    data = fields_of(shown) | {"i0-p0-family_name": "D\u0435mova", "i0-checked": "on", "confirm": "yes"}

    assert desk.post(plan_address(), data).status_code == 302
    assert Defendant.objects.filter(family_name__en="D\u0435mova").exists()
