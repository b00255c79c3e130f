"""Values that break programs, and any others: as text, as bytes of an address, as headers."""

from __future__ import annotations

from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

NASTY = [
    "", " ", "0", "-1", "1", "1e9", "NaN", "Infinity", "٣", "²", "9" * 30,  "1.5", "0x10",
    "1_0", "None", "null",
    "true", "on", "\0", "a\0b", "\r\n", "a\r\nX-Evil: yes", "\n\n\n", "\t", "\x1b[2J", "\x7f", "\x85",
    "\u2028", "\u202e", "\u200b",
    "\ufeff", "\ufffd", "\uffff", "\ud800", "\udfff\ud800", "\U000e0041", "İ", "ß", "ﬁ", "й", "Ё", "Ң",
    "𝟘", "🙂" * 50,
    "e" + "\u0301" * 60, "'", '"', "\\", "`", "%", "%%", "%s%n", "%00", "{0.__class__}",
    "{{ settings.SECRET_KEY }}", "{% debug %}",
    "'\"><script>alert(1)</script>", "</script><!--", "&nbsp;", "]]>", "javascript:alert(1)",
    "//evil.example", "/\\evil.example",
    "https://evil.example/", "http://127.0.0.1/", "../" * 10 + "etc/passwd", "..", ".", "/", "//", "?",
    "#", ";", "=cmd|'x'!A0",
    "OR", "AND", "NOT", "NEAR(", "a*", ":*", "a OR", '"a', "a AND (", "<->", "!!", "&", "|", "(", ")", "_",
    "*", "^", "$gt", "[1]", '{"en": 5}', '{"1": {"en": []}}', '{"en": null}',
    "'; DROP TABLE hearings_hearing; --", "a" * 300, "т" * 300, "a " * 1000, "(" * 1000, "1." * 1000,
    
    "2026-11-23", "2026-02-30", "23.11.2026", "0001-01-01", "9999-12-31", "10000-01-01", "2026-11",
    "2026-W48", "-0001-01-01",
    "09:15", "24:00", "25:61", "09:15:00.000001", "2026-11-23T09:15", "2026-11-23T09:15:00+99:00",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00", "2026-10-25 02:30", "Asia/Almaty", "../../etc/localtime", "UTC+99",
    "00000000-0000-0000-0000-000000000000",
    "f" * 32, "405", "405 2", "Article 405 Part 2", "ст. 405 ч. 2", "405-бап", "kz-cc:405:2", "KZ-CC",
    "Sampleova", "Алматы", "Қалибекұлы",
]  # fmt: skip


def times(text: str, count: int) -> str:
    """The text so many times over."""
    return text * count


texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.text("0123456789-:./ \x00TWZ+", max_size=24),
    st.text("абвғқ'\"<>&%()[]{}|*\\,;=\u0301\u200d\n\r\t", max_size=60),
    st.integers().map(str),
    st.builds(
        times,
        st.sampled_from(["9", "a", "т", "(", "[", "1.", "a ", "%"]),
        st.sampled_from([300, 5000, 70_000]),
    ),
    st.builds(lambda a, b: a + b, st.sampled_from(NASTY), st.sampled_from(NASTY)),
)
raw = st.one_of(
    st.binary(max_size=24), st.sampled_from([b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5", b"\x80"])
)


def encoded(text: str) -> bytes:
    """UTF-8, broken where the text is."""
    return text.encode("utf-8", "surrogatepass")


segments = st.one_of(texts.map(encoded), raw).map(lambda data: data[:6000])
"""A part of a path, as it is after its percent signs were read."""


def _written(data: bytes) -> bytes:
    return quote_from_bytes(data, safe="").encode()


behind_equals = st.one_of(
    texts.map(encoded).map(_written),
    raw.map(_written),
    raw,
    st.sampled_from([b"%", b"%zz", b"%u0041", b"%e", b"+", b"%2", b"%25%32%35", b"=", b"&&", b"%f0%9f"]),
)
"""A value in a query: well written, of broken bytes, or written as no browser writes it."""

header_values = st.one_of(
    texts,
    st.just("x").map(lambda letter: letter * 8000),
    st.text(st.characters(max_codepoint=255), max_size=60),
    st.sampled_from(
        [
             "bytes=" + ",".join(["0-1"] * 1000), "bytes=5-2", "bytes=-0",
            "bytes=999999999999-", "bytes=a-b",
            ",".join(['"a"'] * 2000), 'W/"a', '"', "*", 'W/"', "Thu, 01 Jan 1970 00:00:00 GMT",
            "Mon, 32 Foo 99999 99:99:99 GMT",
            "Sun, 06 Nov 0094 08:49:37 GMT", "Wed, 31 Dec 9999 23:59:59 GMT",
            "Monday, 01-Jan-00 00:00:00 GMT", "Thu Jan  1 00:00:00 1970",
            "gzip;q=", "gzip;q=x", "gzip, deflate, br;q=1.0, *;q=0", ";,;,", "../../",
            "de-DE-1996,*;q=0.1", "zh-hans-" * 60, "kk;q=1e9",
            "127.0.0.1:99999", "127.0.0.1:", ":8000", "[::1", "[::1]:8000", "evil.example",
            "127.0.0.1:8000@evil", "127.0.0.1:8000/..",
            "text/html;q=0, */*", "multipart/form-data", "multipart/form-data; boundary=",
            'multipart/form-data; boundary="' + "x" * 300,
            "application/json; charset=utf-16", "text/plain; charset=\udc80",
            "application/x-www-form-urlencoded; charset=nonsense",
            "application/x-www-form-urlencoded; charset=utf-7", "99999999999999999999", "-5", "1e5",
            "chunked", "csrf=; session=../../",
            "session=" + "a" * 4000, 'a="b; c', "$Version=1; a", "null", "http://127.0.0.1:8000",
            "https://evil.example/a?b",
        ]
    ),
)  # fmt: skip
HEADERS = """
Accept Accept-Charset Accept-Encoding Accept-Language Authorization Cache-Control Connection Content-
Encoding Content-Length Content-Type Cookie Date DNT Expect Forwarded From Host If-Match If-Modified-Since
If-None-Match If-Range If-Unmodified-Since Origin Pragma Purpose Range Referer Sec-Fetch-Dest Sec-Fetch-Mode
TE Transfer-Encoding Upgrade User-Agent Via X-CSRFToken X-Forwarded-For X-Forwarded-Host X-Forwarded-Port
X-Forwarded-Proto X-HTTP-Method-Override X-Original-URL X-Real-IP X-Requested-With X-Rewrite-URL
""".split()
