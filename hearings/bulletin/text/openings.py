"""How the lines of rows open that carry no marker: with a label, a day, an hour, a place and an hour, a name.

Knows one line and no words but those beside an hour.
"""

import re

_LABEL = re.compile(r"^[^\W\d_][\w ,/-]{1,40}(?: \([\w ]{1,20}\))?:\s+\S")
HOUR_FIRST = re.compile(
    r"(?:(?:At|From|В|На|С|Сағат)\s)?\d{1,2}"
    r"(?:[:.]\d\d(?!\d|[.]\d)|h\d\d\b|\. \d\d(?= [-–—])|-[0-5]\d(?= [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]))"
    r"|(?:at|в|на|сағат|[Сс]ағ\.?)\s\d{1,2}[:.]\d\d(?:-\w\w)?\s?[–—-]\s|(?:[Aa]t\s)?\d{1,2}\s?[ap]\.?m\.?\s?[–—-]\s"
    r"|[MmAaEeNnУуДдВвПпТтКк](?:orning|fternoon|vening|oon|тром|н[её]м|ечером|осле обеда|о обеда|аңертең|ешке"
    r"|үстен кейін)\s?[–—-]\s|TB[ACD] [–—:-] "
    r"|(?:[Оо]т(?:ложен|менен)[оа]?|[Пп]еренес[её]н[оа]?|[Кк]ейінге қалдырылды|[Бб]олмайды)\s?[–—:-]\s"
    r"|(?:[Tt]ime|[Hh]our|[Вв]ремя|[Уу]ақыты)\s[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s?[–—:-]\s"
    r"|[(\[]?(?:[Oo]nline|ONLINE|[Oo]ffline|[Оо]нлайн|ОНЛАЙН|Zoom|ZOOM)[)\]]?[,:]? \d{1,2}[:.]\d\d"
    r"|(?:T(?:oday|omorrow)|TODAY|TOMORROW|Сегодня|СЕГОДНЯ|Завтра|ЗАВТРА|Бүгін|БҮГІН|Ертең|ЕРТЕҢ)[,:]? "
    r"(?:at |в |сағат )?\d{1,2}[:.]\d\d"
    r"|[A-Za-z]+ (?:o[’']?clock|past \w+|[ap]\.?m)\b[\w .]{0,24} [–—-] "
)
_DAY_FIRST = re.compile(
    r"(?:\d{4} ж\w* )?\d{1,4}(?:[./-]\d{1,2}(?:[./-]\d{2,4})?| [^\W\d_]{3,12})[\s,.:|–—-].{0,14}?"
    r"\d{1,2}(?:[:.h-]\d\d(?!\d)| ?[ap]\.?m\b)"
)
# "5 October – Ann Sample, …", "Tue, 11 May, 10:00 – …", "Oral, 3 May: …"
_DAY_THEN = re.compile(r"\d{1,2} [^\W\d_]{3,12}(?:,? [–—-] \D|, (?:time|время|уақыты) )")
_WEEKDAY_FIRST = re.compile(
    r"[^\W\d_]{2,20}, (?:[^\W\d_]{3,10}, )?\d{1,2} [^\W\d_]{3,12}: "
    r"|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?,? (?:at )?\d{1,2}(?:[:.]\d\d| ?[ap]\.?m\b)"
    r"|[^\W\d_]{2,11}[.,]{0,2} \d{1,2}(?:\.\d{2}| [^\W\d_]{3,12})(?:,? .{0,8}?\d{1,2}[:.]\d\d(?!\d)"
    r"|,? .{0,8}?\d{1,2} ?[ap]\.?m\b|,? [–—-] |, (?:time|время|уақыты) )"
)
# "Ann Sample, Art. 5 – …" behind another such line
NAMED_ROW = re.compile(r"\w+(?: [^\W\d_]+){1,4}(?:,| \() ?(?:art|ст|\d{2,3}-б\w*)\b", re.IGNORECASE)
_ROW = re.compile(r"[^\W\d_]+ (?:[^\W\d_]\. ?){1,2}[ ,–—-]{0,3}(?:ч|ст|art|p)\b", re.IGNORECASE)
# "Almaty 09:15 Ann SAMPLE", "Almaty, 09:15. Ann SAMPLE"
_PLACE_FIRST = re.compile(r"[^\W\d_]{3,20},? \d{1,2}[:.]\d\d[.,:]? [^\W\d_]+ [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3}")


# "Ann SAMPLE – 10:00 (Demo court)", «Анна ПРИМЕРОВА, 10:00»
NAME_WITH_HOUR = re.compile(
    r"(?:[^\W\d_]{2,20} ){1,2}[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,}(?:,|:| [–—-]| (?=\()) ?"
    r"\(?(?:(?:at|в|сағат) )?\d{1,2}[:.]\d\d(?!\d|\.\d)"
)


def opening(text: str) -> tuple[bool, bool, bool]:
    """Does a line open with a label, or as a row of a timetable, "Surname A.B. art. 5 …"; with a day; with an hour?"""
    row = text[0].isupper() and bool(
        (":" in text and _LABEL.match(text)) or _ROW.match(text) or NAME_WITH_HOUR.match(text)
    )
    if text[0].isdigit():
        day = bool(_DAY_FIRST.match(text) or _DAY_THEN.match(text))
    else:
        end = text.find(" ")
        day = (
            1 < end < 22
            and (text[end - 1] == "," or text[end + 1].isdecimal())
            and bool(_WEEKDAY_FIRST.match(text))
        )
    return row, day, bool(HOUR_FIRST.match(text) or _PLACE_FIRST.match(text))
