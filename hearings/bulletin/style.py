"""How a publisher words its bulletin, language by language. The parser reads every wording the renderer writes.

An office with other wording hands in its own `Style`; nothing here belongs to one country. In Russian and Kazakh the
people stand behind a label, in a slot that needs no case, because names are never inflected by code.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of a language. {date}, {time}, {trial}, {case}, {charges}, {people}, {name}, {was} are filled in;
    {part} is one of `parts`, which stand for an hour that is only roughly known."""

    heading_one: str
    heading_many: str
    heading_undated: str
    trial: str
    trial_online: str
    trial_hybrid: str
    political: str  # before the kind of case
    criminal: str
    administrative: str
    civil: str
    item: str  # with an hour
    item_vague: str  # with a part of the day
    item_untimed: str
    called_off: str  # an item that will not be, after "Cancelled." or "Postponed"
    called_off_vague: str
    called_off_untimed: str
    under: str  # around charges
    against: str  # around people
    group_of: str  # a counted group: {n}
    other: str  # one more at the end of named people: {n}
    others: str
    intro_one: str
    intro_all: str
    intro_named: str
    moved_from: str
    moved: str
    moved_to: str
    postponed: str
    cancelled: str
    held: str
    held_untimed: str
    not_held: str  # its day is over, and it was not held
    not_held_untimed: str
    outcome: str
    court: str
    room: str
    city: str
    stage: str
    judges: str
    number: str
    reason: str
    known: str
    closed: str
    no_article: str
    conjunction: str
    again: str  # between charges with different wordings, with its spaces and commas
    statement: str
    statements: str
    restraints: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    own_charges: str = "{charges}"  # in the brackets behind one of several people
    months: tuple[str, ...] = ()
    months_heading: tuple[str, ...] = ()
    date: str = "{day} {month} {year}"


_EN_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_RU_MONTHS = tuple(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
)
_KK_MONTHS = tuple(
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
)
_KK_DATIVE = tuple(
    "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға".split()
)

WORDINGS: dict[str, Wording] = {
    "en": Wording(
        heading_one="Political court hearing scheduled on {date}:",
        heading_many="Political court hearings scheduled on {date}:",
        heading_undated="Political court hearings, date not yet announced:",
        trial="a trial",
        trial_online="an online trial",
        trial_hybrid="a trial in person and online",
        political="politically motivated ",
        criminal="criminal case",
        administrative="administrative case",
        civil="civil case",
        item="At {time}, {trial} on the {case}{charges}{people} will take place.",
        item_vague="{part}, {trial} on the {case}{charges}{people} will take place.",
        item_untimed="At a time not yet announced, {trial} on the {case}{charges}{people} will take place.",
        called_off="At {time}, {trial} on the {case}{charges}{people}.",
        called_off_vague="{part}, {trial} on the {case}{charges}{people}.",
        called_off_untimed="At a time not yet announced, {trial} on the {case}{charges}{people}.",
        under=" under {charges}",
        against=" against {people}",
        group_of="{n} {group}",
        other="{n} other",
        others="{n} others",
        intro_one="{name} is being prosecuted for:",
        intro_all="They are being prosecuted for:",
        intro_named="{name} is being prosecuted for:",
        moved_from="Moved from {was}.",
        moved="Moved.",
        moved_to="Moved to {was}.",
        postponed="Postponed, no new date.",
        cancelled="Cancelled.",
        held="Already held at {time}: {trial}{charges}{people}.",
        held_untimed="Already held: {trial}{charges}{people}.",
        not_held="Not held at {time}: {trial}{charges}{people}.",
        not_held_untimed="Not held: {trial}{charges}{people}.",
        outcome="Outcome",
        court="Court",
        room="Courtroom",
        city="City",
        stage="Stage",
        judges="Judge",
        number="Hearing of the case, number",
        reason="Reason",
        known="Good to know",
        closed="Closed to the public",
        no_article="article not announced",
        conjunction="and",
        again=" as well as ",
        statement="Statement of the publisher:",
        statements="Statement of the publisher, {n} paragraphs:",
        restraints={
            "custody": "in custody",
            "house_arrest": "under house arrest",
            "recognizance": "under recognizance not to leave",
        },
        parts={"morning": "in the morning", "afternoon": "in the afternoon", "evening": "in the evening"},
        stages={
            "restraint": "Measure of restraint",
            "preparatory": "Preparatory hearing",
            "sentencing": "Sentencing",
            "appeal": "Appeal",
            "cassation": "Cassation",
            "retrial": "Retrial",
            "execution": "After the sentence",
        },
        months=_EN_MONTHS,
        months_heading=_EN_MONTHS,
    ),
    "ru": Wording(
        heading_one="Политический суд, назначенный на {date}:",
        heading_many="Политические суды, назначенные на {date}:",
        heading_undated="Политические суды, дата пока неизвестна:",
        trial="суд",
        trial_online="онлайн-суд",
        trial_hybrid="суд (очно и онлайн)",
        political="политически мотивированному ",
        criminal="уголовному делу",
        administrative="административному делу",
        civil="гражданскому делу",
        item="В {time} состоится {trial} по {case}{charges}.{people}",
        item_vague="{part} состоится {trial} по {case}{charges}.{people}",
        item_untimed="Время не объявлено. Состоится {trial} по {case}{charges}.{people}",
        called_off="В {time} — {trial} по {case}{charges}.{people}",
        called_off_vague="{part} — {trial} по {case}{charges}.{people}",
        called_off_untimed="Время не объявлено. Это {trial} по {case}{charges}.{people}",
        under=" по {charges}",
        against=" На скамье подсудимых: {people}.",
        group_of="{n} {group}",
        other="ещё {n}",
        others="ещё {n}",
        intro_one="Поводы для преследования:",
        intro_all="Поводы для преследования:",
        intro_named="{name} — поводы для преследования:",
        moved_from="Перенесено, было {was}.",
        moved="Перенесено.",
        moved_to="Перенесено, теперь {was}.",
        postponed="Отложено, новой даты нет.",
        cancelled="Отменено.",
        held="Уже состоялось в {time}: {trial}{charges}.{people}",
        held_untimed="Уже состоялось: {trial}{charges}.{people}",
        not_held="Заседания не было в {time}: {trial}{charges}.{people}",
        not_held_untimed="Заседания не было: {trial}{charges}.{people}",
        outcome="Итог",
        court="Суд",
        room="Зал",
        city="Город",
        stage="Стадия",
        judges="Судья",
        number="Заседание по делу, номер",
        reason="Причина",
        known="Важно знать",
        closed="Закрытое заседание",
        no_article="статья не объявлена",
        conjunction="и",
        again=", а также ",
        statement="Заявление организации:",
        statements="Заявление организации, абзацев {n}:",
        restraints={
            "custody": "под стражей",
            "house_arrest": "под домашним арестом",
            "recognizance": "под подпиской о невыезде",
        },
        parts={"morning": "утром", "afternoon": "во второй половине дня", "evening": "вечером"},
        own_charges="по {charges}",
        stages={
            "restraint": "Мера пресечения",
            "preparatory": "Предварительное слушание",
            "sentencing": "Оглашение приговора",
            "appeal": "Апелляция",
            "cassation": "Кассация",
            "retrial": "Новое рассмотрение",
            "execution": "После приговора",
        },
        months=_RU_MONTHS,
        months_heading=_RU_MONTHS,
        date="{day} {month} {year} года",
    ),
    "kk": Wording(
        heading_one="{date} тағайындалған саяси сот:",
        heading_many="{date} тағайындалған саяси соттар:",
        heading_undated="Саяси соттар, күні хабарланбаған:",
        trial="сот отырысы",
        trial_online="онлайн сот отырысы",
        trial_hybrid="сот отырысы (сот залында және онлайн)",
        political="саяси астары бар ",
        criminal="қылмыстық іс",
        administrative="әкімшілік іс",
        civil="азаматтық іс",
        item="Сағат {time}{charges} {case} жөнінде {trial} өтеді.{people}",
        item_vague="{part}{charges} {case} жөнінде {trial} өтеді.{people}",
        item_untimed="Уақыты хабарланбаған.|{charges} {case} жөнінде {trial} өтеді.{people}",
        called_off="Сағат {time}{charges} {case} жөнінде {trial}.{people}",
        called_off_vague="{part}{charges} {case} жөнінде {trial}.{people}",
        called_off_untimed="Уақыты хабарланбаған.|{charges} {case} жөнінде {trial}.{people}",
        under=" {charges} бойынша",
        against=" Сотталушы: {people}.",
        group_of="{n} {group}",
        other="тағы {n}",
        others="тағы {n}",
        intro_one="Қудалау себебі:",
        intro_all="Қудалау себебі:",
        intro_named="{name} — қудалау себебі:",
        moved_from="Ауыстырылды, бұрын {was}.",
        moved="Ауыстырылды.",
        moved_to="Ауыстырылды, енді {was}.",
        postponed="Кейінге қалдырылды, жаңа күні белгісіз.",
        cancelled="Өткізілмейді.",
        held="Өтіп кетті, сағат {time}:{charges} {trial}.{people}",
        held_untimed="Өтіп кетті:{charges} {trial}.{people}",
        not_held="Отырыс болмады, сағат {time}:{charges} {trial}.{people}",
        not_held_untimed="Отырыс болмады:{charges} {trial}.{people}",
        outcome="Нәтижесі",
        court="Сот",
        room="Зал",
        city="Қала",
        stage="Кезең",
        judges="Судья",
        number="Іс бойынша отырыс, нөмірі",
        reason="Себебі",
        known="Білген жөн",
        closed="Жабық отырыс",
        no_article="бабы хабарланбаған",
        conjunction="және",
        again=", сондай-ақ ",
        statement="Ұйымның мәлімдемесі:",
        statements="Ұйымның мәлімдемесі, {n} абзац:",
        restraints={
            "custody": "қамауда",
            "house_arrest": "үйқамақта",
            "recognizance": "ешқайда кетпеу туралы қолхатпен",
        },
        parts={"morning": "таңертең", "afternoon": "түстен кейін", "evening": "кешке"},
        stages={
            "restraint": "Бұлтартпау шарасы",
            "preparatory": "Алдын ала тыңдау",
            "sentencing": "Үкім жариялау",
            "appeal": "Апелляция",
            "cassation": "Кассация",
            "retrial": "Қайта қарау",
            "execution": "Үкімнен кейін",
        },
        months=_KK_MONTHS,
        months_heading=_KK_DATIVE,
        date="{year} жылғы {day} {month}",
    ),
}


@dataclass(frozen=True, slots=True)
class Style:
    """An office's way: the names it gives to codes of law other than its own, and its own wordings, if any."""

    code_names: Mapping[str, str] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    def wording(self, lang: str) -> Wording:
        """The wording of a language; English for one that has none."""
        return self.wordings.get(lang) or WORDINGS.get(lang) or WORDINGS["en"]


# What the last number spoken asks for in Kazakh: «15-те», «30-да», «00-де».
_LOCATIVE = {
    **dict.fromkeys((1, 2, 7, 8), "де"),
    **dict.fromkeys((3, 4, 5), "те"),
    **dict.fromkeys((6, 9), "да"),
    **dict.fromkeys((10, 20, 30), "да"),
    40: "та",
    50: "де",
    0: "де",
}


def write_date(day: dt.date, wording: Wording, *, heading: bool = False) -> str:
    """A date as the language writes it inside a sentence, or in a heading."""
    months = wording.months_heading if heading else wording.months
    return wording.date.format(day=day.day, month=months[day.month - 1], year=day.year)


def write_time(time: dt.time, lang: str, *, at: bool = False) -> str:
    """An hour; `at`: with the ending that Kazakh gives it for "at"."""
    text = f"{time:%H:%M}"
    if at and lang == "kk":
        last = time.minute % 10 or time.minute
        text += f"-{_LOCATIVE[last]}"
    return text
