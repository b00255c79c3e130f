"""What an editor may write for "Article 405 Part 2", and what a reader gets to see of it."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defendants.citations import (
    Citation,
    CitationError,
    find_citations,
    natural_key,
    read_citations,
    write_citations,
    write_running,
    write_short,
)

PART_2 = [Citation("405", "2")]
BOTH_PARTS = [Citation("405", "1"), Citation("405", "2")]


@pytest.mark.parametrize(
    "text",
    [
        "405 p. 2",
        "405 p.2",
        "Article 405 Part 2",
        "the Article 405, Part 2",
        "Article: 405, Part 2",
        "article 405 part two",
        "Art. 405 Par. 2",
        "Par. 2 Art. 405",
        "Part 2 of Article 405",
        "part two of article 405",
        "the second part of Article 405",
        "Article 405 § 2",
        "405 (2)",
        "405/2",
        "Article 405 (Part 2)",
        "ст. 405 ч. 2",
        "ч.2 ст.405",
        "Ч. 2 СТ. 405",
        "статья 405, часть 2",
        "части 2 статьи 405",
        "часть 2-ю статьи 405",
        "часть вторая статьи 405",
        "по второй части статьи 405",
        "по второй части 405-й статьи",
        "по 405 статье части 2",
        "405 ст. 2 ч.",
        "по 2 части 405 статьи",
        "по статье 405 части 2",
        "арт. 405 ч. 2",
        "частка 2 артыкула 405",
        "405-бап 2-бөлік",
        "405-бап, 2-бөлік",
        "405-баптың 2-бөлігі бойынша",
        "405 бабының 2 бөлігі",
        "405-бап 2-бөл.",
        "405-баптың екінші бөлігі",
        "405-ші баптың 2-ші бөлігі",
        "405-бабтың 2-бөлігі",
        "405-берененин 2-бөлүгү",
        "Article\u00a0405 Part\u00a02",
        "  Article 405\tPart 2. ",
    ],
)
def test_one_part_of_one_article_is_read_in_every_wording(text: str) -> None:
    assert read_citations(text) == PART_2


@pytest.mark.parametrize(
    "text",
    [
        "405 parts 1 and 2",
        "405 1/2",
        "Article 405 Part 1/2",
        "Article 405 Part 1 and Part 2",
        "Article 405 Parts 1-2",
        "the Article 405 Part 1 and 2",
        "Parts 1 and 2 of Article 405",
        "Part 1 and Part 2 of Article 405",
        "ст. 405 ч. 1 и 2",
        "ст. 405 чч. 1, 2",
        "части 1 и 2 статьи 405",
        "по первой и второй частям статьи 405",
        "405-баптың 1 және 2-бөліктері",
        "405-баптың бірінші және екінші бөліктері",
        "405-бап, 1 және 2-бөліктер",
        "арт. 405 ч. 1 і 2",
        "ст. 405 ч. 1–2",
        "ст. 405 ч.ч. 1-2",
        "405-баптың 1-2-бөліктері",
        "405-баптың 1–2-бөліктері",
        "Article 405 Part 1-2",
        "ст. 405 ч. 1-2",
        "по ч. 1-2 ст. 405",
        "405-бап 1-2-бөлік",
        "обеим частям статьи 405",
        "ст. 405, обе части",
        "both parts of Article 405",
        "405-баптың екі бөлігі",
    ],
)
def test_two_parts_of_one_article_are_read_in_every_wording(text: str) -> None:
    assert read_citations(text) == BOTH_PARTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("182 p.2 + 405 p.2", [Citation("182", "2"), Citation("405", "2")]),
        ("405 p. 2, 174 p. 1", [Citation("405", "2"), Citation("174", "1")]),
        ("Part 4 of Article 228", [Citation("228", "4")]),
        ("Part 2 of Article 405 and Part 1 of Article 174", [Citation("405", "2"), Citation("174", "1")]),
        ("Articles 158, 147 and 202", [Citation("158"), Citation("147"), Citation("202")]),
        ("Articles 405 (Part 1) and 174", [Citation("405", "1"), Citation("174")]),
        ("Articles 405 (Parts 2) and 174 (Part 1)", [Citation("405", "2"), Citation("174", "1")]),
        ("Articles 405 (2), 174 (1)", [Citation("405", "2"), Citation("174", "1")]),
        ("Articles 189 (part 4), 258", [Citation("189", "4"), Citation("258")]),
        ("статьи 405 (части 2) и 174 (часть 1)", [Citation("405", "2"), Citation("174", "1")]),
        ("405-баптың 2-бөлігі, 174-баптың 1-бөлігі", [Citation("405", "2"), Citation("174", "1")]),
        ("206.3.2", [Citation("206.3.2")]),
        ("Article 193-1.3", [Citation("193-1.3")]),
        ("Article 131 Part 2.1", [Citation("131", "2.1")]),
        ("ст. 405 ч. 1-3", [Citation("405", "1"), Citation("405", "2"), Citation("405", "3")]),
        ("ст. 405 ч. 2-1", [Citation("405", "2-1")]),
        ("Article 405 Part 1-1", [Citation("405", "1-1")]),
        ("405-2-бап 1-бөлік", [Citation("405-2", "1")]),
        ("Article 405-2", [Citation("405-2")]),
        ("Article 405 and Article 405 Part 2", [Citation("405"), Citation("405", "2")]),
        ("405 p. 2, 405 p. 2", PART_2),
    ],
)
def test_several_articles_keep_their_own_parts_and_their_order(text: str, expected: list[Citation]) -> None:
    assert read_citations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAO 488 part 6", Citation("488", "6", "KZ-CAO")),
        ("Article 488 Part 6 of the CAO", Citation("488", "6", "KZ-CAO")),
        ("ч.5 ст.20.2 КоАП", Citation("20.2", "5", "КоАП")),
        ("ст. 405 ч. 2 УК РК", Citation("405", "2", "KZ-CC")),
        ("Belarus CC Article 342 Part 1", Citation("342", "1", "Belarus CC")),
        ("TCK 314/2", Citation("314", "2", "TCK")),
        ("Article 411 of the Criminal Code of Kazakhstan", Citation("411", "", "KZ-CC")),
    ],
)
def test_a_code_is_the_one_the_caller_knows_or_else_the_name_as_written(
    text: str, expected: Citation
) -> None:
    codes = {"cao": "KZ-CAO", "УК РК": "KZ-CC", "Criminal Code of Kazakhstan": "KZ-CC"}
    assert read_citations(text, codes=codes) == [expected]


def test_a_code_behind_a_list_is_the_code_of_the_whole_list() -> None:
    assert read_citations("ст. 405 ч. 2, ст. 174 УК") == [
        Citation("405", "2", "УК"),
        Citation("174", "", "УК"),
    ]


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("", "Expected an article, for example “405 p. 2”.", 0),
        ("mass riots", "Expected an article or a part here, not “mass”.", 0),
        ("405 xx 2", "Expected an article or a part here, not “xx”.", 4),
        ("Article", "The number of an article is missing here.", 0),
        ("Article 405 Part", "The number of a part is missing here.", 12),
        ("Part 2", "A part stands here without its article.", 6),
        ("5" * 40, f"Expected an article or a part here, not “{'5' * 40}”.", 0),
    ],
)
def test_what_is_no_citation_is_refused_with_the_place_and_what_was_expected(
    text: str, message: str, position: int
) -> None:
    with pytest.raises(CitationError) as caught:
        read_citations(text)
    assert (caught.value.message, caught.value.position, caught.value.text) == (message, position, text)


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "Article~405 Parts~1 and 2"),
        ("ru", "Ст.~405 ч.~1 и 2"),
        ("kk", "405-бап, 1 және 2-бөліктер"),
        ("be", "Арт.~405 ч.~1 і 2"),
        ("tr", "Article~405 Parts~1 and 2"),
    ],
)
def test_parts_of_one_article_are_written_together(lang: str, written: str) -> None:
    assert write_citations(BOTH_PARTS, lang) == written.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "Articles~158, 147 and 202"),
        ("ru", "Ст.~158, 147 и 202"),
        ("kk", "158, 147 және 202-баптар"),
        ("be", "Арт.~158, 147 і 202"),
    ],
)
def test_articles_without_parts_are_written_as_one_list(lang: str, written: str) -> None:
    listed = [Citation("158"), Citation("147"), Citation("202")]
    assert write_citations(listed, lang) == written.replace("~", "\u00a0")


def test_different_articles_are_joined_and_capitals_stand_only_at_the_start() -> None:
    two = [Citation("405", "2"), Citation("174", "1")]
    assert write_citations(two, "en") == "Article\u00a0405 Part\u00a02 and Article\u00a0174 Part\u00a01"
    assert write_citations(two, "ru") == "Ст.\u00a0405 ч.\u00a02 и ст.\u00a0174 ч.\u00a01"
    assert write_citations(two, "kk") == "405-бап, 2-бөлік және 174-бап, 1-бөлік"


def test_a_code_is_named_by_the_name_given_for_it_and_the_default_code_is_not() -> None:
    names = {"KZ-CAO": "CAO", "BY-CC": "Belarus CC"}
    assert (
        write_citations([Citation("488", "6", "KZ-CAO")], "en", code_names=names)
        == "CAO Article\u00a0488 Part\u00a06"
    )
    written = write_citations([Citation("342", "1", "BY-CC")], "en", code_names=names)
    assert written == "Belarus\u00a0CC Article\u00a0342 Part\u00a01"
    assert write_citations([Citation("488", "6", "КоАП")], "ru") == "Ст.\u00a0488 ч.\u00a06 КоАП"
    mixed = [Citation("405", "2"), Citation("488", "6", "КоАП")]
    assert write_citations(mixed, "ru") == "Ст.\u00a0405 ч.\u00a02 и КоАП ст.\u00a0488 ч.\u00a06"


def test_in_a_sentence_russian_and_kazakh_take_the_endings_of_their_fixed_phrases() -> None:
    assert write_running(BOTH_PARTS, "ru") == "статье\u00a0405 частям\u00a01 и 2"
    assert write_running(BOTH_PARTS, "kk") == "405-баптың 1 және 2-бөліктері"
    assert write_running([Citation("405")], "kk") == "405-бап"


def test_the_short_form_names_no_article() -> None:
    assert write_short(PART_2, "en") == "405 p.\u00a02"
    assert write_short(PART_2, "ru") == "405 ч.\u00a02"
    assert write_short(PART_2, "kk") == "405-бап 2-бөл."
    assert write_short([], "en") == ""


def test_articles_sort_as_people_count() -> None:
    listed = ["405", "20.10", "193-1.3", "20.2", "193", "193-1", "20", "1000"]
    expected = ["20", "20.2", "20.10", "193", "193-1", "193-1.3", "405", "1000"]
    assert sorted(listed, key=natural_key) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At 9 p.m. on 6 May, a trial under Article 405 Part 2, 13 activists", ["Article 405 Part 2"]),
        ("в 10 ч. 30 мин. суд по ст. 405 ч. 2 и 13 активистов", ["ст. 405 ч. 2"]),
        ("under Article 405, 6 May 2021", ["Article 405"]),
        ("Article 405 Part 2, 06.05.2021, 10:00", ["Article 405 Part 2"]),
        ("Article 405 Part 2, 2021-05-06, 10:00", ["Article 405 Part 2"]),
        ("Article 405 Part 2 and 300 people in the hall", ["Article 405 Part 2"]),
        ("under Articles 361-4 Part 1 and 369 against", ["Articles 361-4 Part 1 and 369"]),
        ("under Article 405 Part 2 and 174 against", ["Article 405 Part 2 and 174"]),
        ("Ann Sample, 361-4, part 2", ["361-4, part 2"]),
        ("on 10 May 2021, part 2 of the trial", []),
        (
            "Article 378, Part 1 (“insult”) and Article 380, Part 1 (“force”)",
            ["Article 378, Part 1", "Article 380, Part 1"],
        ),
        ("Мошников А.А. ч.5 ст.20.2 дело № 5–260/2016 31.08.2016 10:00", ["ч.5 ст.20.2"]),
        ("part 2 of the trial of 13 activists, 14 May", []),
        ("the second part of the trial, under part two of Article 405", ["part two of Article 405"]),
        ("no number at all", []),
        ("10:00, 405-бап 2-бөлік", ["405-бап 2-бөлік"]),
        ("Выдумкин Иван, 11-30, 405 ч. 1 и 2, Алмалинский", ["405 ч. 1 и 2"]),
        ("в зале 305 статья 405 часть 2", ["статья 405 часть 2"]),
    ],
)
def test_in_running_text_dates_hours_and_counts_are_no_citations(text: str, found: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_citations(text)] == found


numbers = st.from_regex(r"[1-9][0-9]{1,2}(-[1-9])?(\.[1-9])?", fullmatch=True)
parts = st.one_of(st.just(""), st.from_regex(r"[1-9][0-9]?(\.[1-9])?", fullmatch=True))
codes = st.sampled_from(["", "CAO", "КоАП"])
citations = st.lists(st.builds(Citation, numbers, parts, codes), min_size=1, max_size=6, unique=True)


@given(citations, st.sampled_from(["en", "ru", "kk", "be"]))
def test_what_is_written_reads_back_as_it_was(listed: list[Citation], lang: str) -> None:
    assert read_citations(write_citations(listed, lang)) == listed
    mentioned = find_citations(write_running(listed, lang))
    assert [citation for mention in mentioned for citation in mention.citations] == listed


@given(st.text())
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    find_citations(text)
    position, found = 0, []
    try:
        found = read_citations(text)
    except CitationError as error:
        position = error.position
    assert 0 <= position <= len(text)
    assert all(citation.article for citation in found)


@pytest.mark.parametrize("piece", ["1, ", "405 ", "Article ", "(", "p. ", "1.", "9", "Part 2 of "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        find_citations(text)
        return time.process_time() - begin

    seconds(1000)
    small = min(seconds(16_000) for _ in range(3))
    large = min(seconds(64_000) for _ in range(3))
    assert large < 4 * 2 * small + 0.02


LEADS = ["", "under ", "по ", "Ann SAMPLE (", "в отношении Анны, ", "Part of ", "also ", "second "]
TAILS = """
 against Ann|, will take place.|) and Ben| («participation»)|. Tomorrow| of the Criminal Code| УК РК| and part three
|, one| бойынша сот| – КоАП|/3|-ю| (3)|, 4-бөлік| or Article 6| а также часть 1| § one|.5|a| on 10 May|. 174 (1)
""".replace("\n", "").split("|")  # fmt: skip


@pytest.mark.parametrize(
    "cited",
    [
        "Article 405 Part 2", "art. 405, p. 2", "ст.405 ч.2", "статье 405 части 2", "405-баптың 2-бөлігі",
        "405-бап, 2-бөлік",
    ],
)  # fmt: skip
def test_a_citation_read_at_a_glance_is_the_one_read_word_by_word(cited: str) -> None:
    for lead, tail in product(LEADS, TAILS):
        text = lead + cited + tail
        # where the caller knows names of codes, whatever they are, every word is looked at
        assert find_citations(text) == find_citations(text, codes={"Code of Nobody": "X"})
