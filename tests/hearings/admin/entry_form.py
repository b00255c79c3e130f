"""The entry form filled in as a browser would send it, and what it answers."""

from __future__ import annotations

from typing import Any

from django.test import Client

from offices.models import Office

ADDRESS = "/admin/hearings/hearing/enter/"
AINUR = {
    "given_name": "Ainur",
    "family_name": "MYRZALIYEVA",
    "role": "civil activist",
    "charges": (
        "Article 405 Parts 1 and 2 («organization and participation in the activities of an extremist organization»)"
    ),
    "allegations": (
        "— Calls and participation in peaceful protests;\n"
        "— The fact that she called people to come to Dulat AGADIL’S As (memorial service) in Talapker village;\n"
        "— Reposted publications by Mukhtar ABLYAZOV;\n"
        "— Sending an audio message to Telegram on how to contact Mukhtar ABLYAZOV via ZOOM."
    ),
}
"""The seed's third hearing."""


def filled_in(*people: dict[str, str], **fields: Any) -> dict[str, Any]:
    """All the form sends; `people` each give their boxes, AINUR when there is none."""
    people = people or (AINUR,)
    sent = {
        "date": "2021-05-06",
        "time": "15:00",
        "part_of_day": "",
        "mode": "online",
        "court": "",
        "city": "",
        "courtroom": "",
        "stage": "trial",
        "number": "",
        "lang": "en",
        "case_kind": "criminal",
        "case_number": "",
        "political": "on",
        "others": "",
        "judges": "",
        "link": "",
        "access": "unknown",
        "confidence": "reported",
        "source_kind": "",
        "source": "",
        "people-TOTAL_FORMS": str(len(people)),
        "people-INITIAL_FORMS": "0",
        "people-MIN_NUM_FORMS": "1",
        "people-MAX_NUM_FORMS": "60",
        **fields,
    }
    empty = dict.fromkeys(("given_name", "family_name", "role", "charges", "allegations"), "")
    for place, person in enumerate(people):
        sent |= {f"people-{place}-{name}": value for name, value in {**empty, **person}.items()}
    return sent


def send(desk: Client, law: Office, *people: dict[str, str], button: str = "publish", **fields: Any) -> Any:
    return desk.post(ADDRESS, {**filled_in(*people, office=law.pk, **fields), button: "yes"}, follow=True)


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def errors(response: Any) -> list[str]:
    forms = [response.context["form"], *response.context["people"].forms]
    return [error for form in forms for listed in form.errors.values() for error in listed]
