"""Given names common enough to tell "Reichert Roman" from "Roman Reichert". A hint for the order of a
name, no more."""

GIVEN_NAMES = frozenset(
    """
    Aida Aidar Aigul Aigerim Ainur Aibek Akmaral Aliya Alma Almas Amangeldy Anar Arman Asel Asem Askar
        Askhat Azamat
    Bauyrzhan Bekzat Berik Bolat Botagoz Dana Daniyar Darkhan Dastan Daulet Dauren Diana Didar Dinara
        Dulat Eldar Elena
    Erlan Galym Gulnara Gulzhan Ivan Kairat Kanat Kuat Laura Leila Madina Maksat Marat Maxim Mukhtar
        Murat Natalia
    Nurbek Nurgul Nurlan Nurzhan Oksana Oleg Olga Oral Rakhim Roman Ruslan Rustem Sabit Saltanat Samal
        Sanzhar Saule
    Serik Sergei Svetlana Talgat Temirlan Timur Togzhan Ulan Vadim Vladimir Yerbol Yerkin Yerkyn Yerlan
        Yermek Yernar
    Irina Marina Galina Polina Karina Alina Ekaterina Valentina Kristina Nina
    Zarina Zhanar Zhanat Zhanbolat Zhanna Zhasulan Zhenis Mehmet Ahmet Mustafa Ali Can Ahmad Maria Anna
        Alexander Alexei
    Andrei Dmitry Nikolai Pavel Pyotr Viktor Igor Yuri Mikhail Kazım Yusuf Selman Fatih
    Hüseyin Yasemin Nesrin Nermin Pelin Selin Ersin Emin Zerrin Perihan Ayten
    Айбек Айгуль Айгерим Айдар Айдос Айнур Александр Алексей Алия Алмас Анар Андрей Анна Арман Асель
        Аскар Асхат Айгүл
    Әсел Әсем Әлия Бауыржан Берик Берік Болат Ботагоз Виктор Владимир Гүлжан Дана Данияр Дархан Даулет
        Диана Дидар
    Динара Дмитрий Дулат Елена Ерлан Ержан Жанар Жанат Жанболат Жасулан Жанна Зарина Иван Игорь Кайрат
        Қайрат Канат
    Лаура Лейла Мадина Максат Марат Мария Михаил Мурат Мұрат Мухтар Наталья Николай Нурбек Нургуль
        Нурлан Нұрлан Олег
    Оксана Ольга Павел Роман Руслан Рустем Сабит Салтанат Самал Сауле Сәуле Серик Серік Сергей Светлана
        Талгат Талғат
    Тимур Улан Юрий Алина Алевтина Ангелина Арина Валентин Валентина Галина Георгина Екатерина Ирина Карина
        Константин Кристина Марина Мартин Нина Полина Регина Сабина Северин Фаина Эвелина Эльвина Янина Лев Илья
        Глеб Иван Пётр Петр Семён Фёдор Анастасия Татьяна Юлия Инна Жанна Вера Надежда Любовь Ксения Дарья Софья
    """.split()
)

_CASES = (
    ("я", "и ю ей ёй е"), ("а", "ы и у ой е"), ("й", "я ю ем е"), ("ь", "я ю ем е и"),
    ("", "а у ом е ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті"),
)  # fmt: skip
# In oblique cases, too: tells «Алии Ж.», whose family name is withheld, from "Sample Zh."
IN_CASES = GIVEN_NAMES.union(
    name.removesuffix(ending) + case
    for name in GIVEN_NAMES
    if not name.isascii()
    for ending, cases in _CASES
    if name.endswith(ending)
    for case in cases.split()
)
