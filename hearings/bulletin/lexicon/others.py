"""Words of neighbouring languages that turn up in announcements: Turkish, Azerbaijani, Kyrgyz,
        Belarusian, Ukrainian.

Only data, and only what is needed to find dates, hours, sittings and people; bulletins are not written
        in them.
"""

MONTHS = (
    "ocak yanvar январь* январга студзеня студзень січня", "şubat fevral февраль* февралга лютага люты лютого",
    "mart mart март* сакавіка сакавік березня", "nisan aprel апрель* апрелге красавіка красавік квітня",
    "mayıs may май* мая траўня травня", "haziran iyun июнь* чэрвеня чэрвень червня",
    "temmuz iyul июль* ліпеня ліпень липня", "ağustos avqust август* жніўня жнівень серпня",
    "eylül sentyabr сентябрь* сентябрга верасня верасень вересня",
    "ekim oktyabr октябрь* октябрга кастрычніка кастрычнік жовтня",
    "kasım noyabr ноябрь* ноябрга лістапада лістапад листопада", "aralık dekabr декабрь* декабрга снежня снежань грудня",
)  # fmt: skip
WEEKDAYS = (
    "pazartesi панядзелак понеділок дүйшөмбү", "salı аўторак вівторок шейшемби",
    "çarşamba серада середа шаршемби",
    "perşembe чацвер четвер бейшемби", "cuma пятніца п’ятниця жума", "cumartesi субота ишемби",
    "pazar нядзеля неділя жекшемби",
)  # fmt: skip
WORDS = {
    "hearing": """duruşma duruşması duruşmaları dava davası davaları davalar yargılama yargılaması
        yargılanması yargılanıyor
        мehkeme iclası proses prosesi отурум* отуруму сот сотто соту засідання судовае паседжанне судовы
        працэс суд
        məhkəmə məhkəməsi məhkəməsində""",
    "court": """mahkemesi mahkemesi'nde mahkemesi’nde mahkemesinde mahkeme mahkemesi'nin məhkəməsi
        məhkəməsində сотунда соту""",
    "future": """görülecek yapılacak başlayacak edecek çıkacak görülür keçiriləcək olacaq başlayacaq
        davam болот өтөт
        башталат уланат белгиленди відбудеться адбудзецца пройдзе пачнецца karşısına hakim görülüyor; hakim karşısına;
        təyin edilib; təyin olunub""",
    "past": """görüldü yapıldı verildi болду болгон окуду өттү чыгарды edildi keçirilib olub відбулося
        адбыўся адбылося
        прайшоў""",
    "online": "çevrimiçi segbis onlayn анлайн",
    "postponed": "ertelendi жылды жылдырылды təxirə адкладзены відкладено",
    "moved": "жылдырды",
    "at": "saat saati саат а о",
    "trigger": "; обвинувачений",
    "trigger_after": "hakkında",
    "judge": "hâkim yargıç hakimi суддя суддзя suddzia судья",
    "official": "avukat avukatı savcı vəkil vəkili prokuror айыптоочу эксперт savunma адвокат* вакіл",
    "role": """gazeteci gazeteciler avukat avukatlar aktivist aktivistler yazar öğrenci öğrenciler
        akademisyen sanatçı
        milletvekili siyasetçi jurnalist fəal активист* журналист* aktivistka актывіст* активіст*
        yönetmen editör
        kişi eski imtiyaz sahibi yayın yönetmeni muhabiri yazarı üyesi müdürü müdür editörü temsilcisi genel sorumlu
        gazetesi başkanı vekili
        savunmanlığını üstlendiği kapatılan""",
    "and": "ve ile və жана і й та ды",
    "stop": "görülecek hakkında nedeniyle боюнча",
    "today": "bugün bu-gün бүгүн сёння сьогодні",
    "tomorrow": "yarın sabah эртең заўтра завтра",
    "region_word": "раёна раён горада вобласці району міста",
    "vague": "sabah akşam; öğleden sonra; öğleden önce; түштөн кийин",
    "ordinal": """ilk birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu
        onuncu биринчи экинчи""",
    "court_word": """asliye ağır ceza sulh bölge idare istanbul ankara anadolu bakırköy райондук
        шаардык районы""",
    "no_name": """ağır ceza asliye savunma duruşma ilk temmuz bu hafta dava takvimi davaları haftası
        özgürlüğü ifade
        mahkemesi mahkemesi'nde mahkemesi’nde yargıtay bozması ajansı ajans derneği vakfı partisi
        sendikası grubu kurulu mlsa yürüyüşü referandumu belediyesi valiliği mitingi yazı işleri
        мамлекеттик кылмыш-жаза ошондуктан""",
    "week": "hafta haftası hafta аптасы",
    "heading": "; dava takvimleri; dava takvimi; davaları takvimi; haftanın davaları",
    "house_arrest": "; ev hapsi",
    "custody": "tutuklu камакта; камакта",
}
