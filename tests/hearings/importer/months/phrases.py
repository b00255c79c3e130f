"""Turns of phrase in which monitors announce a sitting, and tell that it was moved, put off or called off.

Blanks: {when} tomorrow and its day, or its day; {day}, {hour}; {was_day}, {was_hour} before a move; {court}, and
{inside} it; {cited}; {who} in the nominative, {over} and {whose} and {towards} as the sentence asks for.
"""

from __future__ import annotations

TITLES = {"en": "Political trials on {}", "ru": "Политические суды на {}", "kk": "Саяси соттар: {}"}
CHANGES = {"en": "Changes:", "ru": "Изменения:", "kk": "Өзгерістер:"}
ROWS = dict.fromkeys(("en", "ru", "kk"), "• {hour} – {court}{online} – {who} ({cited})")
ROW_ONLINE = {"en": "online", "ru": "онлайн", "kk": "онлайн"}
ROWS_OF_NEWS = {
    "moved": {
        "en": "❗️ Moved from {was_day}, {was_hour} to {day}, {hour}: {who}",
        "ru": "❗️ Перенесено с {was_day}, {was_hour} на {day}, {hour}: {who}",
        "kk": "❗️ {was_day}, {was_hour} күнгі сот {day}, {hour} күніне ауыстырылды: {who}",
    },
    "postponed": {
        "en": "❗️ Postponed, the new date is not known ({day}, {hour}): {who}",
        "ru": "❗️ Отложено, новая дата неизвестна ({day}, {hour}): {who}",
        "kk": "❗️ Кейінге қалдырылды, жаңа күні белгісіз ({day}, {hour}): {who}",
    },
    "cancelled": {
        "en": "❗️ Cancelled ({day}, {hour}): {who}",
        "ru": "❗️ Отменено ({day}, {hour}): {who}",
        "kk": "❗️ Болмайды ({day}, {hour}): {who}",
    },
}
TOMORROW = {"en": "tomorrow, {day},", "ru": "завтра, {day},", "kk": "ертең, {day} күні"}
ON = {"en": "on {day},", "ru": "{day}", "kk": "{day} күні"}
OPENINGS = {
    "en": ("Dear friends!", "Court news of the day", "⚡️ Important!"),
    "ru": ("Друзья!", "Новости судов за день", "⚡️ Важно!"),
    "kk": ("Достар!", "Бүгінгі сот жаңалықтары", "⚡️ Маңызды!"),
}
CLOSINGS = {
    "en": (
        "https://example.org/courts",
        "Photo: archive",
        "Subscribe: t.me/example_courts",
    ),
    "ru": (
        "https://example.org/courts",
        "Фото: архив",
        "Подписывайтесь: t.me/example_courts",
    ),
    "kk": (
        "https://example.org/courts",
        "Сурет: мұрағат",
        "Жазылыңыз: t.me/example_courts",
    ),
}
CHARGED = {
    "en": (
        "Prosecuted for:",
        ("Taking part in a peaceful rally;", "A post about prices of 1 May 2026;", "Reposting a video."),
    ),
    "ru": (
        "Преследуется за:",
        ("участие в мирном митинге;", "пост о ценах от 1 мая 2026 года;", "репост видео."),
    ),
    "kk": (
        "Мыналар үшін қудаланып отыр:",
        ("бейбіт шеруге қатысқаны;", "2026 жылғы 1 мамырдағы жазбасы;", "бейнені бөліскені."),
    ),
}
"""The line over a list of what somebody is said to have done, of one person, and the list."""
ONLINE = {
    "en": "The hearing will be held online.",
    "ru": "Заседание пройдёт онлайн.",
    "kk": "Отырыс онлайн өтеді.",
}
DAYS = {
    "en": ("{written}", "{written} {year}", "{weekday}, {written}", "{day:02}.{month:02}.{year}"),
    "ru": ("{written}", "{written} {year} года", "{written} ({weekday})", "{day:02}.{month:02}.{year}"),
    "kk": ("{written}", "{year} жылғы {written}", "{day:02}.{month:02}.{year}"),
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
}
REASONS = {
    "en": ("The judge is ill.", "Reason: the lawyer could not come.", "No reason was given."),
    "ru": ("Судья заболел.", "Причина: неявка адвоката.", "Причины не названы."),
    "kk": ("Судья ауырып қалды.", "Себебі: адвокат келмеді."),
}
_ROLES = {
    ("en", "who"): "civil activist",
    ("ru", "who"): "гражданский активист",
    ("ru", "over"): "гражданским активистом",
    ("ru", "whose"): "гражданского активиста",
    ("kk", "who"): "азаматтық белсенді",
}
_ROLES_OF_WOMEN = {
    "who": "гражданская активистка",
    "over": "гражданской активисткой",
    "whose": "гражданской активистки",
}
SITTINGS = {
    "en": (
        "{when} at {hour}, the trial of {who} under {cited} continues in the {court}.",
        "{when} {hour}: trial of {who} ({cited}), {court}.",
        "the next hearing in the case of {who} ({cited}) will be held on {day} at {hour} in the {court}.",
        "{when} at {hour}, {who} will be tried under {cited} at the {court}.",
        "the {court} will hear the case of {who} on {day} at {hour} ({cited}).",
        "{court}, {day}, {hour}. {who}, {cited}.",
        "a hearing in the case against {who} is scheduled for {day}, {hour}, at the {court} ({cited}).",
    ),
    "ru": (
        "{when} в {hour} в {inside} продолжится суд над {over} ({cited}).",
        "{day}, {hour}, {court}: суд над {over} ({cited}).",
        "{when} в {hour} состоится очередное заседание по делу {whose} ({cited}). Место: {court}.",
        "следующее заседание по делу {whose} назначено на {day}, {hour}, {court}.",
        "{court} рассмотрит дело {whose} ({cited}) {day} в {hour}.",
        "{when} в {hour} в {inside} слушается дело {whose} ({cited}).",
        "{day} в {hour} – очередной суд над {over} ({cited}), {court}.",
    ),
    "kk": (
        "{when} сағат {hour}-де {inside} {towards} қатысты сот жалғасады ({cited}).",
        "{day}, {hour}, {court}: {whose} соты ({cited}).",
        "{when} сағат {hour}-де {inside} {whose} ісі бойынша сот отырысы өтеді ({cited}).",
        "{whose} келесі сот отырысы {day} күні сағат {hour}-де өтеді. Орны: {court}.",
        "{when} сағат {hour}-ге {towards} қатысты сот отырысы тағайындалды, {court} ({cited}).",
    ),
}
SITTINGS_OF_DAY = {
    "en": (
        "at {hour}, the trial of {who} under {cited} continues in the {court}.",
        "{hour} – {who}, {cited}, {court}.",
        "{hour}, {court}: trial of {who} ({cited}).",
        "{court}, {hour}: {who} ({cited}).",
        "{who} ({cited}), {hour}, {court}.",
    ),
    "ru": (
        "в {hour} в {inside} продолжится суд над {over} ({cited}).",
        "{hour} – {who}, {cited}, {court}.",
        "{hour}, {court}: суд над {over} ({cited}).",
        "{court}, {hour}: {who} ({cited}).",
        "{who} ({cited}), {hour}, {court}.",
    ),
    "kk": (
        "сағат {hour}-де {inside} {towards} қатысты сот жалғасады ({cited}).",
        "{hour} – {who}, {cited}, {court}.",
        "{court}, {hour}: {who} ({cited}).",
    ),
}
NEWS = {
    "moved": {
        "en": (
            "the trial of {who} has been moved from {was_day}, {was_hour} to {day} at {hour}.",
            "{who}: hearing moved to {day}, {hour} (was {was_day}, {was_hour}).",
            "the hearing of {who} scheduled for {was_day} at {was_hour} will now take place on {day} at {hour}.",
            "the court rescheduled the trial of {who} from {was_day} to {day}, {hour}.",
            "new date in the case of {who}: {day}, {hour} instead of {was_day}, {was_hour}.",
            "the trial of {who}, originally set for {was_day}, has been put off until {day}, {hour}.",
            "the hearing in the case of {who} will take place on {day} at {hour}, not on {was_day}.",
        ),
        "ru": (
            "заседание по делу {whose}, назначенное на {was_day} в {was_hour}, перенесли на {day} в {hour}.",
            "суд над {over} перенесён с {was_day} на {day}, {hour}.",
            "{who}: заседание перенесено на {day}, {hour} (было {was_day}, {was_hour}).",
            "заседание по делу {whose} пройдёт не {was_day}, а {day} в {hour}.",
            "новая дата по делу {whose}: {day}, {hour} (вместо {was_day}).",
            "суд отложил рассмотрение дела {whose} с {was_day} на {day} в {hour}.",
        ),
        "kk": (
            "{whose} {was_day} күні сағат {was_hour}-де өтуі тиіс соты {day} күні сағат {hour}-ге ауыстырылды.",
            "{whose} соты {was_day} күнінен {day} күніне ауыстырылды, сағат {hour}.",
            "{who}: отырыс {day} күніне ауыстырылды, сағат {hour} (бұрын {was_day}, {was_hour}).",
            "{whose} соты {was_day} емес, {day} күні сағат {hour}-де өтеді.",
        ),
    },
    "postponed": {
        "en": (
            "the hearing of {who} on {day} at {hour} has been postponed, a new date has not been set.",
            "{who}: hearing on {day} postponed, new date to be announced.",
            "the trial of {who} scheduled for {day} at {hour} has been postponed indefinitely.",
            "the {court} has adjourned the hearing of {who} due on {day} until further notice.",
        ),
        "ru": (
            "заседание по делу {whose}, назначенное на {day} в {hour}, отложено на неопределённый срок.",
            "заседание по делу {whose} {day} отложено, новая дата пока неизвестна.",
            "{who}: заседание {day} отложено, дата уточняется.",
            "суд над {over}, который должен был пройти {day}, отложен на неопределённый срок.",
        ),
        "kk": (
            "{whose} {day} күні сағат {hour}-де өтуі тиіс соты кейінге қалдырылды, жаңа күні белгісіз.",
            "{whose} {day} күнгі соты кейінге қалдырылды.",
            "{who}: {day} күнгі отырыс кейінге қалдырылды, жаңа күні хабарланады.",
        ),
    },
    "cancelled": {
        "en": (
            "the hearing of {who} on {day} at {hour} has been cancelled.",
            "{who} – hearing on {day} cancelled.",
            "there will be no hearing in the case of {who} on {day}.",
            "cancelled: trial of {who}, {day}, {hour}.",
        ),
        "ru": (
            "заседание по делу {whose}, назначенное на {day} в {hour}, отменено.",
            "заседание по делу {whose} {day} отменено.",
            "суда над {over} {day} не будет.",
            "отменено: {who}, {day}, {hour}.",
        ),
        "kk": (
            "{whose} {day} күні сағат {hour}-де өтуі тиіс соты болмайды.",
            "{whose} {day} күнгі соты өтпейді.",
            "{who}: {day} күнгі отырыс болмайды.",
        ),
    },
}


def cited(article: str, part: str, lang: str) -> str:
    """An article and its part as such texts cite them."""
    if lang == "en":
        return f"Article {article} Part {part}" if part else f"Article {article}"
    if lang == "ru":
        return f"ч. {part} ст. {article} УК РК" if part else f"ст. {article} УК РК"
    return f"ҚК {article}-бабы {part}-бөлігі" if part else f"ҚК {article}-бабы"


def role(lang: str, form: str, *, is_woman: bool) -> str:
    """What somebody is, in the case of the name behind it."""
    if lang == "ru" and is_woman:
        return _ROLES_OF_WOMEN.get(form, "")
    return _ROLES.get((lang, form), _ROLES[lang, "who"])
