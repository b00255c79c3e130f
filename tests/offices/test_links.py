"""A reader sees in a link where it leads: nobody's name before the host, no host that looks like another."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from offices.fields import validate_link
from offices.links import in_ascii, in_letters, is_deceiving, without_user


@pytest.mark.parametrize(
    "link",
    [
        "https://court.example/join?room=7#now",
        "http://court.example:8080/@channel",
        "https://t.me/s/court?at=user@court.example",
        "https://xn----7sbb.xn--80ao21a/",
        "https://сот.қаз/отырыс",
        "https://суд-2.рф/",
        "https://адилсоз.kz/",
        "https://bücher.example/",
        "https://東京タワー.example/",
        "https://192.0.2.7/",
        "https://[2001:db8::7]:8443/",
        "http://abcdefghijklmnop.onion/",
    ],
)
def test_a_plain_link_is_taken(link: str) -> None:
    validate_link(link)


@pytest.mark.parametrize(
    ("link", "user", "without"),
    [
        ("https://court.kz@evil.example/join", "court.kz", "https://evil.example/join"),
        ("https://me:secret@court.example", "me:secret", "https://court.example"),
        ("https://court.kz\\@evil.example", "court.kz\\", "https://evil.example"),
        ("https://court.kz%2Fjoin@evil.example", "court.kz%2Fjoin", "https://evil.example"),
        ("https://сот.қаз@evil.example/a@b", "сот.қаз", "https://evil.example/a@b"),
    ],
)
def test_a_name_before_the_host_is_refused_and_the_link_given_without(
    link: str, user: str, without: str
) -> None:
    assert without_user(link) == without
    (words,) = said(link, "en")
    assert f"“{user}@”" in words
    assert words.endswith(f"Write it without: {without}")


@pytest.mark.parametrize(
    "host",
    [
        "zo\u043em.us",  # a Cyrillic "о" in a Latin word
        "\u0441\u043e\u0440.kz",  # Cyrillic letters alone, that look like "cop"
        "\u0430\u0440\u0440\u04cf\u0435.com",
        "xn--80ak6aa92e.com",  # the same in punycode
        "court.k\u0437",
        "\u03bfkay.example",  # a Greek omicron
        "ｃｏｕｒｔ.example",
        "court\u3002evil.example",  # a full stop to browsers, a letter of the name to the eye
        "court\u2044join.evil.example",
    ],
)
def test_a_host_that_looks_like_another_is_refused_and_shown_in_plain_letters(host: str) -> None:
    assert is_deceiving(host)
    (words,) = said(f"https://{host}/join", "en")
    assert f"it is {in_ascii(host)}. Copy the link from the page that is meant" in words
    assert in_ascii(host).isascii()


def test_what_stands_in_punycode_is_read() -> None:
    assert in_letters("xn--80ak6aa92e.com") == "\u0430\u0440\u0440\u04cf\u0435.com"
    assert in_ascii(in_letters("xn--80ak6aa92e.com")) == "xn--80ak6aa92e.com"
    assert in_letters("xn--\u0430.com") == "xn--\u0430.com"


@pytest.mark.parametrize(
    "host",
    [
        "xn--ib9b.com",  # half a letter (U+D800), which nothing can show
        "xn--99999999999.com",
    ],
)
def test_what_only_looks_like_punycode_stays_as_it_is(host: str) -> None:
    assert in_letters(host) == host
    validate_link(f"https://{host}/")


def said(link: str, lang: str) -> list[str]:
    with override(lang):
        with pytest.raises(ValidationError) as refused:
            validate_link(link)
        return refused.value.messages


@pytest.mark.parametrize("link", ["https://me@court.example", "https://\u0441\u043e\u0440.kz"])
def test_editors_are_told_in_their_language(link: str) -> None:
    told = [said(link, lang) for lang in ("en", "ru", "kk")]

    assert len({words for (words,) in told}) == 3
