"""What is written as a content line is read back as it was, and nothing gets out of its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vText
from icalendar.parser import Contentline

from hearings.formats.lines import fold, parameter, prop, text, texts, uri


def unfold(octets: str) -> str:
    assert octets.endswith("\r\n")
    return octets.replace("\r\n ", "").removesuffix("\r\n")


def test_the_four_special_characters_are_escaped() -> None:
    assert text('a\\b; c, d\ne: "f"') == 'a\\\\b\\; c\\, d\\ne: "f"'


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_becomes_an_escaped_one(line_break: str) -> None:
    assert text(f"x{line_break}ATTENDEE:mailto:e@vil.example") == "x\\nATTENDEE:mailto:e@vil.example"


def test_control_characters_and_broken_code_points_are_dropped() -> None:
    assert text("a\x00b\x1bc\x7fd\x9fe\ud800f\ufffeg\ufeffh") == "abcdefgh"


def test_a_tab_becomes_a_blank() -> None:
    assert text("Art.\t405") == "Art. 405"


@pytest.mark.parametrize("letter", ["a", "ж", "қ", "—", "€", "😀"])
@pytest.mark.parametrize("shift", range(4))
def test_long_lines_are_cut_at_75_octets_and_never_inside_a_character(letter: str, shift: int) -> None:
    line = "X" * shift + ":" + letter * 5000

    folded = fold(line)

    pieces = folded.encode().split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert min(len(piece) for piece in pieces[:-2]) >= 72  # no piece is shorter than it must be
    assert [piece.decode() for piece in pieces[1:-1]] == [" " + piece[1:].decode() for piece in pieces[1:-1]]
    assert unfold(folded) == line


@pytest.mark.parametrize(("length", "lines"), [(74, 1), (75, 1), (76, 2), (149, 2), (150, 3)])
def test_a_line_of_exactly_75_octets_is_not_cut(length: int, lines: int) -> None:
    assert fold("x" * length).count("\r\n") == lines


def test_parameters_are_quoted_only_when_they_must_be() -> None:
    assert prop("CONFERENCE", "https://e.org/", VALUE="URI", LABEL="Court, hall: 7", X_NOTE=None) == (
        'CONFERENCE;VALUE=URI;LABEL="Court, hall: 7":https://e.org/\r\n'
    )


def test_a_parameter_cannot_break_out_of_its_quotes() -> None:
    assert parameter('a"b\r\nc;X=1\x07') == '"ab  c;X=1 "'


def test_a_parameter_name_may_hold_a_hyphen() -> None:
    assert (
        prop("X-APPLE-STRUCTURED-LOCATION", "geo:1", X_TITLE="a")
        == "X-APPLE-STRUCTURED-LOCATION;X-TITLE=a:geo:1\r\n"
    )


@pytest.mark.parametrize("bad", ["a\nb", "a\rb", "a\x00b", "a\u2028b", "a\ud800b"])
def test_a_value_that_nobody_encoded_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="SUMMARY"):
        prop("SUMMARY", bad)


def test_several_texts_share_a_line() -> None:
    assert texts(["Trial, first", "Online"]) == "Trial\\, first,Online"


def test_addresses_are_ascii() -> None:
    assert uri("https://суд.example/зал 7?a=%20b\r\nX:1") == (
        "https://%D1%81%D1%83%D0%B4.example/%D0%B7%D0%B0%D0%BB%207?a=%20b%0D%0AX:1"
    )


@given(st.text(max_size=400))
def test_any_text_comes_back_through_an_independent_parser(value: str) -> None:
    line = unfold(prop("DESCRIPTION", text(value)))

    name, params, raw = Contentline(line).parts()

    assert (name, len(params)) == ("DESCRIPTION", 0)
    assert text(str(vText.from_ical(raw))) == text(value)
