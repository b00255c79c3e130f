"""Nobody gets further than their groups and offices by what they send: hidden fields, actions, choices, pop-ups."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from defendants.models import Defendant
from hearings import edition
from hearings.models import Bulletin, Hearing
from offices.models import Editor, Office
from tests import factories
from tests.config.reach import change, enter_as, listed, of, told
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.entry_form import filled_in

pytestmark = pytest.mark.django_db


# --- what a form does not show it does not take
def test_a_contributor_cannot_publish_by_a_hidden_field(client: Client, office: Office) -> None:
    enter_as(client, office, "contributor")
    draft = of(office, published=False)
    sent = {**fields_of(client.get(change(draft))), "_publish": "yes", "publication": "published"}

    client.post(
        change(draft), {**sent, "status": "cancelled", "ready_by": "1", "first_published_at": "2021-05-06"}
    )

    draft.refresh_from_db()
    assert (draft.publication, draft.status, draft.ready_by) == ("draft", "scheduled", None)


@pytest.mark.parametrize("button", ["publish", "ready"])
def test_a_contributors_entry_stays_a_draft_whatever_button_is_sent(
    client: Client, office: Office, button: str
) -> None:
    factories.article()
    enter_as(client, office, "contributor")

    client.post(reverse("admin:hearings_hearing_enter"), {**filled_in(office=str(office.pk)), button: "yes"})

    assert Hearing.objects.get().publication == "draft"


def test_an_entry_cannot_go_to_another_office(client: Client, office: Office, elsewhere: Office) -> None:
    factories.article()
    enter_as(client, office, "editor")

    response = client.post(reverse("admin:hearings_hearing_enter"), filled_in(office=str(elsewhere.pk)))

    assert "office" in response.context["form"].errors
    assert not Hearing.objects.exists()


def test_a_contributor_adds_nothing_to_what_is_public(client: Client, office: Office) -> None:
    hearing = listed(office, "Demova")
    enter_as(client, office, "contributor")
    address = reverse("admin:hearings_hearing_enter")
    person = str(hearing.prosecutions.get().defendant_id)
    said = {"given_name": "Aru", "family_name": "Demova", "same_as": person, "allegations": "Zq"}
    sent = filled_in(said, date="2021-05-20", office=str(office.pk), case=str(hearing.case_id))

    response = client.post(address, sent)

    assert "only an editor may add" in response.content.decode()
    assert Hearing.objects.get() == hearing


def test_a_case_does_not_change_its_office_to_one_of_others(
    client: Client, office: Office, elsewhere: Office
) -> None:
    enter_as(client, office, "editor")
    case = factories.case(office=office)
    sent = {**fields_of(client.get(change(case))), "office": str(elsewhere.pk)}

    response = client.post(change(case), sent)

    assert response.status_code == 200
    case.refresh_from_db()
    assert case.office == office


def test_people_of_another_office_are_not_drawn_into_a_case(
    client: Client, office: Office, elsewhere: Office
) -> None:
    theirs = listed(elsewhere, "Elsewhere", published=False).prosecutions.get().defendant
    enter_as(client, office, "editor")
    case = factories.case(office=office)
    sent = fields_of(client.get(change(case)))

    response = client.post(change(case), {**sent, "prosecutions-0-defendant": str(theirs.pk)})

    assert response.status_code == 200
    assert not case.prosecutions.exists()


# --- translators
def test_a_translator_writes_only_texts_of_their_own_languages(client: Client, office: Office) -> None:
    enter_as(client, office, "translator", translates=["kk"])
    hearing = of(office, outcome={"en": "Adjourned"}, status="held", source="Zqsource", judges="Judge")
    page = client.get(change(hearing))
    assert told(page) == []
    sent = {
        **fields_of(page),
        "outcome_kk": "Кейінге қалдырылды",
        "outcome_en": "Forged",
        "outcome_ru": "Подделано",
        "time_note_kk": "Ешкім айтпаған",
        "judges": "Forged",
        "source": "Forged",
        "date": "2021-06-06",
        "private_notes": "Forged",
    }

    response = client.post(change(hearing), sent)

    assert response.status_code == 302
    hearing.refresh_from_db()
    assert hearing.outcome == {"en": "Adjourned", "kk": "Кейінге қалдырылды"}
    assert hearing.time_note == {}  # nobody has said anything that could be translated
    assert (hearing.judges, hearing.source, str(hearing.date), hearing.private_notes) == (
        "Judge",
        "Zqsource",
        "2021-05-06",
        "",
    )


def test_what_a_translator_leaves_for_later_stays_as_it_is_in_other_languages(
    client: Client, office: Office
) -> None:
    enter_as(client, office, "translator", translates=["kk"])
    hearing = of(office, outcome={"en": "Adjourned"}, reason={"en": "The judge was ill"}, status="held")
    who = listed(office, "Demova").prosecutions.get()
    allegations = [each.text for each in who.allegations.all()]

    for row, text in ((hearing, {"outcome_kk": "Кейінге қалдырылды"}), (who, {"role_kk": "ақын"})):
        sent = {**fields_of(client.get(change(row))), **text}
        assert client.post(change(row), sent).status_code == 302
        row.refresh_from_db()

    assert hearing.outcome == {"en": "Adjourned", "kk": "Кейінге қалдырылды"}
    assert hearing.reason == {"en": "The judge was ill"}
    assert [each.text for each in who.allegations.all()] == allegations != []


def test_a_translator_translates_what_hangs_on_a_prosecution_and_adds_nothing(
    client: Client, office: Office
) -> None:
    enter_as(client, office, "translator", translates=["ru"])
    who = listed(office, "Demova").prosecutions.get()
    sent = fields_of(client.get(change(who)))
    texts = {
        "allegations-0-text_ru": "Участие в мирных протестах",
        "allegations-0-text_en": "Forged",
        "allegations-0-position": "7",
        "allegations-1-text_ru": "Ещё",
        "allegations-TOTAL_FORMS": "2",
        "role_ru": "активистка",
    }

    response = client.post(change(who), {**sent, **texts})

    assert response.status_code == 302
    assert [(each.text, each.position) for each in who.allegations.all()] == [
        ({"en": "Calls and participation in peaceful protests", "ru": "Участие в мирных протестах"}, 0)
    ]


def test_a_translator_sees_no_draft_and_no_name_that_is_withheld(client: Client, office: Office) -> None:
    listed(office, "Zqdraft", published=False)
    withheld = listed(office, "Zqwithheld")
    with edition.change(by=None):
        Defendant.objects.filter(prosecutions__hearings=withheld).update(shown_as="withheld")
    listed(office, "Shown")
    enter_as(client, office, "translator", translates=["kk"])

    for model in ("hearings_hearing", "defendants_defendant", "defendants_case", "defendants_prosecution"):
        page = client.get(reverse(f"admin:{model}_changelist"))
        assert "SHOWN" in page.content.decode()
        assert told(page) == [], model


# --- list actions
@pytest.mark.parametrize(
    ("group", "action", "done"),
    [
        ("contributor", "publish_chosen", False),
        ("contributor", "ready_chosen", False),
        ("translator", "publish_chosen", False),
        ("editor", "publish_chosen", False),
        ("editor", "ready_chosen", True),
        ("publisher", "publish_chosen", True),
        ("publisher", "ready_chosen", False),
        ("publisher", "delete_selected", False),
        ("contributor", "delete_selected", False),
    ],
)
def test_a_list_action_takes_the_right_for_it(
    client: Client, office: Office, group: str, action: str, done: bool
) -> None:
    draft = of(office, published=False)
    enter_as(client, office, group, translates=["kk"])
    sent = {"action": action, "_selected_action": [draft.pk], "post": "yes", "select_across": "1"}

    client.post(reverse("admin:hearings_hearing_changelist"), sent)

    assert (Hearing.objects.filter(publication="draft").count() == 0) is done


@pytest.mark.parametrize("action", ["publish_chosen", "withdraw_chosen", "ready_chosen", "delete_selected"])
def test_a_list_action_does_not_reach_another_office(
    client: Client, office: Office, elsewhere: Office, action: str
) -> None:
    rows = [of(elsewhere, published=False), of(elsewhere)]
    factories.editor(username="boss", groups=["editor", "publisher"], offices=[office])
    client.force_login(Editor.objects.get(username="boss"))
    sent = {
        "action": action,
        "_selected_action": [row.pk for row in rows],
        "post": "yes",
        "confirmed": "yes",
        "select_across": "1",
    }

    client.post(reverse("admin:hearings_hearing_changelist"), sent)

    assert sorted(Hearing.objects.values_list("publication", flat=True)) == ["draft", "published"]


# --- what is offered to choose
def test_an_autocomplete_offers_nobody_of_another_office(
    client: Client, office: Office, elsewhere: Office
) -> None:
    listed(elsewhere, "Zqtheirs", published=False)
    listed(office, "Ours", published=False)
    enter_as(client, office, "editor")
    asked = {"app_label": "defendants", "model_name": "prosecution", "field_name": "defendant", "term": ""}

    found = client.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert [row["text"] for row in found] == ["Aru OURS"]


@pytest.mark.parametrize(
    "query",
    [
        "_popup=1&_to_field=password",
        "_to_field=password",
        "e=1",
        "p=-1",
        "o=999.x",
        "offices__id__exact=1",
        "password__startswith=a",
        "case__office__editors__password__startswith=a",
        "all=",
        "q=%27;--",
    ],
)
@pytest.mark.parametrize("model", ["offices_editor", "hearings_hearing"])
def test_odd_questions_of_a_list_get_no_more_than_it_shows(
    client: Client, office: Office, elsewhere: Office, query: str, model: str
) -> None:
    listed(elsewhere, "Zqtheirs")
    factories.editor(username="zqstranger", is_superuser=False, offices=[elsewhere])
    enter_as(client, office, "editor", "publisher", "administrator")

    response = client.get(f"{reverse(f'admin:{model}_changelist')}?{query}")

    assert response.status_code in (200, 302, 400, 403)
    assert told(response) == []


def test_a_pop_up_shows_a_row_of_another_office_to_nobody(
    client: Client, office: Office, elsewhere: Office
) -> None:
    hearing = listed(elsewhere, "Zqtheirs")
    enter_as(client, office, "editor", "publisher")

    for row in (hearing, hearing.case, hearing.prosecutions.get(), hearing.prosecutions.get().defendant):
        for query in ("?_popup=1", "?_to_field=public_id", "?_changelist_filters=q%3Dzq"):
            response = client.get(change(row) + query)
            assert response.status_code in (302, 400)
            assert told(response) == []


def test_a_further_hearing_of_another_offices_case_opens_empty(
    client: Client, office: Office, elsewhere: Office
) -> None:
    theirs = listed(elsewhere, "Zqtheirs")
    enter_as(client, office, "editor")

    page = client.get(reverse("admin:hearings_hearing_enter"), {"case": str(theirs.case_id)})

    assert told(page) == []


def test_the_log_of_changes_tells_of_no_other_office(
    client: Client, office: Office, elsewhere: Office
) -> None:
    listed(elsewhere, "Theirs", judges="Zqjudge")
    mine = listed(office, "Ours")
    enter_as(client, office, "editor")

    page = client.get(reverse("admin:hearings_change_changelist"))

    assert {row.hearing_id for row in page.context["cl"].queryset if row.hearing_id} == {mine.pk}


def test_the_same_bulletin_is_each_offices_own(client: Client, office: Office, elsewhere: Office) -> None:
    text = "06.05.2021, 09:15. Demova Aru, art. 405 part 2"
    for where in (elsewhere, office):
        editor = factories.editor(username=where.slug, groups=["editor"], offices=[where])
        client.force_login(editor)
        client.post(reverse("admin:hearings_bulletin_paste"), {"text": text, "office": str(where.pk)})

    rows = Bulletin.objects.order_by("pk")
    assert [row.office for row in rows] == [elsewhere, office]
    assert client.get(reverse("admin:hearings_bulletin_plan", args=[rows[0].pk])).status_code == 404


def test_an_account_without_an_office_sees_and_enters_nothing(client: Client, office: Office) -> None:
    listed(office, "Zqtheirs")
    client.force_login(factories.editor(username="lost", groups=["editor", "publisher"]))

    assert told(client.get(reverse("admin:hearings_hearing_changelist"))) == []
    assert client.get(reverse("admin:hearings_hearing_enter")).headers["Location"] == "/admin/"
