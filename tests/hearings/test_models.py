"""Each rule the database holds, tested by trying to break it past the forms."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from hearings import edition
from hearings.models import Bulletin, Change, Edition, Hearing, Rendering
from tests import factories

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)


def refused(name: str, queryset, /, **values) -> None:
    """An UPDATE past every form and receiver is refused by the named rule."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        queryset.update(**values)


BREAKS = [
    ("hearing_status_is_known", {"status": "adjourned"}),
    ("hearing_once_published_stays_known", {"publication": "secret", "first_published_at": None}),
    ("hearing_mode_is_known", {"mode": "zoom"}),
    ("hearing_access_is_known", {"access": ""}),
    ("hearing_stage_is_known", {"stage": ""}),
    ("hearing_confidence_is_known", {"confidence": ""}),
    ("hearing_source_kind_is_known", {"source_kind": "rumour"}),
    ("hearing_was_open_is_known", {"was_open": "perhaps"}),
    ("hearing_observers_is_known", {"observers": "many"}),
    ("hearing_link_given_is_known", {"link_given": "lost"}),
    ("hearing_date_is_in_range", {"date": dt.date(1989, 12, 31)}),
    ("hearing_date_is_in_range", {"date": dt.date(2101, 1, 1)}),
    ("hearing_instant_goes_with_its_hour", {"time": None}),
    ("hearing_instant_goes_with_its_hour", {"starts_at": None}),
    ("hearing_ends_after_it_starts", {"ends_at": dt.datetime(2021, 5, 6, 3, 15, tzinfo=dt.UTC)}),
    ("hearing_end_needs_an_hour", {"time": None, "starts_at": None, "end_time": dt.time(10)}),
    ("hearing_part_of_day_without_hour", {"part_of_day": "morning"}),
    ("hearing_part_of_day_is_known", {"time": None, "starts_at": None, "part_of_day": "night"}),
    ("hearing_fold_is_0_or_1", {"fold": 2}),
    ("hearing_fold_is_0_or_1", {"fold": 0, "time": None, "starts_at": None}),
    ("hearing_once_published_stays_known", {"publication": "draft"}),
    ("hearing_once_published_stays_known", {"first_published_at": None}),
    ("hearing_withdrawn_has_its_moment", {"publication": "withdrawn"}),
    ("hearing_withdrawn_has_its_moment", {"withdrawn_at": NOW}),
    ("hearing_number_counts_from_one", {"number": 0}),
    ("hearing_has_a_zone", {"zone": ""}),
]
"""Rules of a hearing, and columns that break them."""


@pytest.mark.parametrize(("rule", "values"), BREAKS)
def test_a_hearing_refuses(rule, values):
    hearing = factories.hearing(time=dt.time(9, 15))

    refused(rule, Hearing.objects.filter(pk=hearing.pk), **values)


@pytest.mark.parametrize(("rule", "values"), BREAKS)
def test_an_editor_is_told_which_rule_is_broken(rule, values):
    hearing = factories.hearing(time=dt.time(9, 15))
    for column, value in values.items():
        setattr(hearing, column, value)

    with pytest.raises(ValidationError) as error:
        hearing.validate_constraints()

    message = {each.name: each.get_violation_error_message() for each in Hearing._meta.constraints}[rule]
    assert message in error.value.messages


def test_a_rule_about_a_column_that_is_left_out_is_not_asked():
    hearing = factories.hearing(time=dt.time(9, 15))
    hearing.zone, hearing.number = "", 0

    hearing.validate_constraints(exclude=["zone", "number"])


def test_twenty_rules_are_asked_in_one_question(django_assert_num_queries):
    hearing = factories.hearing()

    with django_assert_num_queries(3):  # a savepoint, the question, the savepoint's end
        hearing.validate_constraints()


def test_a_hearing_refuses_a_city_beside_its_court():
    hearing = factories.hearing(court=factories.court())

    refused("hearing_city_only_without_court", Hearing.objects.filter(pk=hearing.pk), city=factories.city())


def test_a_hearing_refuses_to_continue_itself():
    hearing = factories.hearing()

    refused("hearing_does_not_continue_itself", Hearing.objects.filter(pk=hearing.pk), adjourned_from=hearing)


def test_only_one_hearing_continues_another():
    first = factories.hearing()
    factories.hearing(case=first.case, adjourned_from=first)

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.hearing(case=first.case, adjourned_from=first)


def bulletin() -> Bulletin:
    return Bulletin.objects.create(office=factories.office(), text="Tomorrow at 09:15", sha256="0" * 64)


@pytest.mark.parametrize(
    ("rule", "row", "values"),
    [
        ("city_has_a_name", factories.city, {"name": {}}),
        ("city_has_a_zone", factories.city, {"zone": ""}),
        ("court_has_a_name", factories.court, {"name": {}}),
        ("court_has_a_zone", factories.court, {"zone": ""}),
        ("court_place_is_whole", factories.court, {"latitude": 43}),
        ("court_place_is_whole", factories.court, {"latitude": 91, "longitude": 77}),
        ("bulletin_has_a_text", bulletin, {"text": ""}),
        ("bulletin_state_is_known", bulletin, {"state": "lost"}),
        ("statement_has_a_text", factories.statement, {"text": {}}),
        ("statement_ends_after_it_begins", factories.statement, {"until_date": dt.date(2000, 1, 1)}),
        ("office_has_a_name", factories.office, {"name": {}}),
        ("legalcode_has_a_name", factories.legal_code, {"name": {}}),
        ("article_has_a_number", factories.article, {"number": ""}),
        ("defendant_has_a_family_name", factories.defendant, {"family_name": {}}),
        ("defendant_shown_as_is_known", factories.defendant, {"shown_as": "hidden"}),
        ("case_kind_is_known", factories.case, {"kind": "political"}),
        ("prosecution_verdict_is_known", factories.prosecution, {"verdict": "guilty"}),
        (
            "prosecution_verdict_date_has_a_verdict",
            factories.prosecution,
            {"verdict_date": dt.date(2021, 5, 6)},
        ),
        (
            "charge_ends_after_it_begins",
            factories.charge,
            {"from_date": dt.date(2021, 5, 6), "until_date": dt.date(2021, 5, 5)},
        ),
        ("allegation_has_a_text", factories.allegation, {"text": {}}),
        ("restraint_kind_is_known", factories.restraint, {"kind": "jail"}),
        (
            "restraint_ends_after_it_begins",
            factories.restraint,
            {"from_date": dt.date(2021, 5, 6), "until_date": dt.date(2021, 5, 5)},
        ),
    ],
)
def test_a_row_refuses(rule, row, values):
    row = row()

    refused(rule, type(row)._default_manager.filter(pk=row.pk), **values)


def test_a_defendant_is_not_merged_into_itself():
    row = factories.defendant()

    refused("defendant_not_merged_into_itself", type(row).objects.filter(pk=row.pk), merged_into=row)


def test_a_prosecution_is_not_severed_from_itself():
    row = factories.prosecution()

    refused("prosecution_not_severed_from_itself", type(row).objects.filter(pk=row.pk), severed_from=row)


def test_a_defendant_stands_once_in_a_case():
    row = factories.prosecution()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.prosecution(case=row.case, defendant=row.defendant)


def test_a_charge_stands_once_while_it_lasts():
    charge = factories.charge(part="2")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.charge(prosecution=charge.prosecution, part="2")

    with edition.change(by=None):
        charge.until_date = dt.date(2021, 5, 6)
        charge.save()
    factories.charge(prosecution=charge.prosecution, part="2")


def test_the_state_of_a_prosecution_is_one_a_day():
    who = factories.prosecution()
    day = dt.date(2021, 5, 6)
    with edition.change(by=None):
        who.states.create(state="going_on", from_date=day)

    with pytest.raises(IntegrityError), transaction.atomic(), edition.change(by=None):
        who.states.create(state="died", from_date=day)
    with pytest.raises(IntegrityError, match="state_is_known"), transaction.atomic():
        who.states.update(state="ended")


def test_the_record_refuses_rows_that_say_nothing():
    factories.hearing()

    refused("change_kind_is_known", Change.objects.all(), kind="vanished")
    refused("change_has_a_digest", Change.objects.all(), digest="")
    refused("change_has_a_before_or_an_after", Change.objects.all(), before=None, after=None)
    refused("rendering_sequence_fits_ical", Rendering.objects.all(), sequence=2**31)
    with pytest.raises(IntegrityError, match="edition_is_one_row"), transaction.atomic():
        Edition.objects.create(pk=2, at=NOW)


# --- what is derived, refused and asked
def test_the_wall_clock_is_kept_and_the_instant_derived():
    before, after = (
        factories.hearing(date=dt.date(year, 5, 6), time=dt.time(9, 15), court=factories.court())
        for year in (2021, 2025)
    )

    assert before.starts_at == dt.datetime(2021, 5, 6, 3, 15, tzinfo=dt.UTC)
    assert after.starts_at == dt.datetime(2025, 5, 6, 4, 15, tzinfo=dt.UTC)


def test_a_hearing_lasts_until_its_courts_midnight_unless_an_end_is_announced():
    open_ended = factories.hearing(time=dt.time(9, 15))
    until_noon = factories.hearing(time=dt.time(9, 15), end_time=dt.time(12))

    assert open_ended.ends_at == dt.datetime(2021, 5, 6, 18, tzinfo=dt.UTC)
    assert until_noon.ends_at == dt.datetime(2021, 5, 6, 6, tzinfo=dt.UTC)


def test_the_zone_is_the_courts_else_the_citys_else_the_offices():
    minsk = factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk")
    court = factories.court(slug="leninski", name="Leninski", city=minsk)

    assert [
        factories.hearing(court=court).zone,
        factories.hearing(court=None, city=minsk).zone,
        factories.hearing(court=None).zone,
    ] == ["Europe/Minsk", "Europe/Minsk", "Asia/Almaty"]


def berlin(**values) -> Hearing:
    city = factories.city(slug="berlin", name="Berlin", zone="Europe/Berlin")
    return Hearing(case=factories.case(), city=city, zone="Europe/Berlin", ends_at=timezone.now(), **values)


def test_an_hour_the_clocks_jump_over_is_refused_with_its_reason():
    with pytest.raises(ValidationError) as error:
        berlin(date=dt.date(2026, 3, 29), time=dt.time(2, 30)).full_clean()

    assert list(error.value.message_dict) == ["time"]


def test_an_hour_that_happens_twice_asks_which_one():
    hearing = berlin(date=dt.date(2026, 10, 25), time=dt.time(2, 30))
    with pytest.raises(ValidationError) as error:
        hearing.full_clean()
    assert list(error.value.message_dict) == ["fold"]

    hearing.fold = 1
    hearing.full_clean()
    with edition.change(by=None):
        hearing.save()
    assert hearing.starts_at == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)


def test_an_end_the_clocks_jump_over_is_refused_with_its_reason():
    with pytest.raises(ValidationError) as error:
        berlin(date=dt.date(2026, 3, 29), time=dt.time(1, 30), end_time=dt.time(2, 30)).full_clean()

    assert list(error.value.message_dict) == ["end_time"]


def test_an_end_is_in_the_same_run_of_the_doubled_hour_as_the_beginning():
    hearing = berlin(date=dt.date(2026, 10, 25), time=dt.time(2, 15), end_time=dt.time(2, 45), fold=1)

    hearing.full_clean()

    assert hearing.ends_at - hearing.starts_at == dt.timedelta(minutes=30)


def test_a_fold_without_need_is_forgotten():
    hearing = berlin(date=dt.date(2026, 6, 1), time=dt.time(2, 30), fold=1)

    hearing.full_clean()

    assert hearing.fold is None


def test_a_release_is_a_quarter_hour():
    hearing = berlin(date=dt.date(2026, 6, 1), release_at=dt.datetime(2026, 5, 1, 9, 7, tzinfo=dt.UTC))

    with pytest.raises(ValidationError, match="quarter-hour"):
        hearing.full_clean()
    with pytest.raises(ValueError, match="quarter-hour"), edition.change(by=None):
        hearing.save()


def test_two_people_of_one_name_have_two_addresses():
    slugs = [factories.defendant(given_name="Aru", family_name="Demova").slug for _ in range(3)]

    assert slugs == ["aru-demova", "aru-demova-2", "aru-demova-3"]


def test_a_minors_name_is_withheld_unless_an_editor_says_otherwise():
    row = type(factories.defendant())(family_name={"en": "Demova"}, minor=True)

    row.full_clean(exclude=["slug"])

    assert row.shown_as == "withheld"


def test_a_name_that_is_not_shown_is_not_in_the_address():
    row = factories.defendant(shown_as="withheld")

    assert "demova" not in row.address_key


def test_a_long_statement_is_called_by_its_beginning_and_shows_that_there_is_more() -> None:
    assert str(factories.statement(text="We call for all. " * 9)).endswith("…")
