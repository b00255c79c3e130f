"""English words of announcements. Only data; how the table is read stands in `lexicon/__init__.py`."""

MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_DAYS = ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
    "sunday sun")  # fmt: skip
WEEKDAYS = tuple(f"{day} {day.split()[0]}'s {day.split()[0]}’s" for day in _DAYS)
WORDS = {
    "hearing": """hearing hearings trial trials session sessions sitting sittings sentencing retrial
        proceedings; be considered; be heard; be examined; be tried; be retried; be sentenced; be arraigned;
        sentence will be;
        verdict will be; judgment will be; ruling will be; status conference; case management conference;
        pre-trial conference; pretrial conference; next court date; next meeting;
        judgment day; judgement day; verdict day""",
    "court": "court courts tribunal dc",
    "future": """will scheduled upcoming resumes begins continues starts opens appears appear shall; go on
        trial; goes on trial;
        is set; are set; is due; are due; takes place; take place; coming up; next hearing; next court
        hearing; next session; for the court hearing; for the hearing; to be held; faces trial; face trial;
        is expected; are expected; returns to court; return to court;
        is back in court; be back in court; stands trial; stand trial; to take place; to be considered; to be heard;
        is listed; in the dock; set for; trial goes on; hearing goes on; case goes on;
        court sits;
        has set; gets under way; gets underway; is to announce; is to hear; is to consider; is to examine; is to
        deliver; is to begin; is to start; is to open; is to resume; is to continue; is to take; is to be; is to go;
        is to appear; is to stand; are to begin; are to start; are to resume; are to continue; are to take; are to be;
        are to go; are to appear; are to stand; is to conduct; is to hold; is to rule; is to pronounce; is slated;
        are slated; set to begin; set to start; set to open; set to resume; set to continue; set to go; set to stand;
        set to appear; has listed; have listed; has fixed; for the next hearing; for the next hearings;
        for the next session; next court date; next meeting; set the next; set the first;
        is likely; are likely; decided to hold; decided to hear;
        set the date; set the hearing; set the trial; set the appeal; set a hearing; set a date""",
    "sets": "set fixed",
    "left": "remanded",
    "past": """took began opened sentenced convicted acquitted fined upheld lasted rejected ended passed
        ruled imposed
        found refused heard stood handed received dismissed was were had did released detained arrested
        continued
        started resumed concluded finished read delivered ordered remanded extended granted denied declared overturned
        quashed interrogated searched raided pleaded testified demanded requested asked""",
    "unless": """; was originally; were originally; was initially; were initially; was previously;
        was scheduled; were scheduled; had been scheduled; was set; was due; was to be; were to be;
        was to take; were to take; was to begin; was to start; was to continue; was to resume; was planned;
        did not take place; did not begin; did not start; been set; originally set; previously set; initially set""",
    "online": """online on-line remote remotely zoom videoconference video-conference videolink
        video-link skype teams
        webex trueconf videoconferencing; video link; video conference; video call; video conferencing;
        remote hearing; remote format""",
    "hybrid": "hybrid; in person and online; online and in person",
    "broadcast": "broadcast* livestream* streamed streaming televised",
    "in_person": "in-person offline; in person",
    "trigger": """against; in the case of; in the matter of; trial of; trials of; hearing of; hearings of; session of;
        sentencing of;
        retrial of; prosecutor v; prosecution v; state v; republic v; people v;
        case of; appeal of; appeals of; appearance of; defendants; defendant; accused; trial
        for;
        hearing for; one of them; among them; including; appeal by;
        trial where; case where; hearing where; trial in which; case in which;
        hearing in which; case involving; trial involving; dates of; to try; will try;
        early release of; parole of; extension of the arrest of; extension of arrest of;
        extension of the detention of; extension of detention of; extension of the pre-trial detention of""",
    "judge": "judge judges justice justices bench magistrate presiding chaired",
    "official": """prosecutor prosecutors lawyer lawyers attorney attorneys investigator investigators
        advocate advocates
        expert experts witness witnesses minister president secretary observer observers counsel
        defended
        head commissioner spokesperson""",
    "role": """activist activists journalist journalists lawyer lawyers blogger bloggers prisoner
        prisoners defender
        defenders politician politicians artist artists academic academics student students director
        directors editor
        editors writer writers poet poets reporter reporters publisher publishers mp lawmaker teacher
        teachers worker
        workers member members leader leaders founder founders chairman chief managing
        responsible veteran veterans singer actor
        actress
        photographer columnist correspondent correspondents citizen citizens resident pensioner mother
        father wife pastor
        employee employees doctor doctors engineer protester protesters demonstrator demonstrators
        residents villager villagers inhabitants
        people persons husband son daughter sister brother widow chair chairwoman chairperson councillor housewife
        retiree driver musician comedian translator programmer farmer nurse
        author authors filmmaker cartoonist entrepreneur businessman lawyer advocate mr mrs ms messrs dr phd
        former imam professor prof reverend rev sheikh colonel captain lieutenant
        civil political human rights environmental ex-prisoner women men youth""",
    "and": "and & or along alongside together plus; as well as; together with; along with",
    "stop": """that will is are was were at in on by via because for who which under starting scheduled takes
        take begins
        resumes continues due to with over before after from and-others as has have face faces facing""",
    "prosecuted": """prosecuted prosecutes persecuted accused charged indicted tried imputed
        incriminated blamed suspected allegations
        accusations; faces charges; face charges; facing charges; faces up to; face up to; facing up to;
        stands accused; is guilty of; are guilty of; reasons for prosecution; reason for prosecution; basis for
        prosecution; grounds of prosecution; grounds for
        prosecution""",
    "cause": """indictment
        allegation allegations alleged acts accusation accusations reason reasons ground grounds charge charges
        episode episodes basis; what for""",
    "pronoun": "they he she both all these the them everyone each his her their it",
    "today": "today tonight today's today’s",
    "tomorrow": "tomorrow tomorrow's tomorrow’s",
    "after_tomorrow": "; day after tomorrow",
    "yesterday": "yesterday",
    "daily": "daily; each day; every day",
    "vague": """morning afternoon evening;
        before noon; after lunch; before lunch; first half of the day; second half of the
        day; during the day; time unknown; end of the day; not yet known; time to be announced; time not announced;
        time to be confirmed; time to be specified; time to be determined; time not known; time not specified; time
        is unknown; time is not known; hour unknown; hour not known; time tbd; tbd; time not yet announced; time
        tbc; time tba; tbc; tba""",
    "morning": "morning; before noon; before lunch; first half of the day",
    "afternoon": "afternoon; after lunch; second half of the day",
    "evening": "evening",
    "noon": "noon midday; 12 noon",
    "at": "at from @ time",
    "about": "about around approximately circa ca",
    "postponed": """postponed adjourned deferred delayed; put off; break until; break till; recess until;
        recess till""",
    "moved": """moved rescheduled transferred; now be held; now be heard; now take place; now begin; now start;
        now be read; now be announced; now be delivered;
        brought forward; put back; pushed back""",
    "new_date": "; new :; new date; new time; new hearing date",
    "ours": "we join contact contacts",
    "gathering": """gather gathers gathering assemble; meet at; meet us; meeting at; meeting point; doors open; doors;
        entry from; entry at; entrance from; admission from""",
    "possible": "; may be; might be; could be; can be",
    "cancelled": "cancelled canceled; called off",
    "off": "off",
    "none": "; be no; is no",
    "marks": "marks sees brings",
    "not_held": """; not take place; not be held; not go ahead; not start; not begin; not resume; not open; not happen;
        won't take place; won’t take place; won't be held; won’t be held; won't go ahead; won’t go ahead;
        won't happen; won’t happen; won't start; won’t start""",
    "failed": """; did not take place; did not begin; did not start; did not go ahead; was not held; did not happen""",
    "last_time": """; last time; last hearing; last session; last sitting; last trial; previous hearing;
        previous session; previous sitting; previous trial""",
    "earlier": "previously earlier twice repeatedly; two times; three times; several times; many times",
    "reason": "reason; because of; due to; owing to; because",
    "no_date": """; next hearing is unknown; next hearing is not known; next hearing has not been set;
        next week; next month; coming weeks; coming days;
        no new date; without a new date; to be determined; date unknown; new date is not known; new date is unknown;
        new date not known; indefinitely;
        later date;
        date to be announced; until further notice; new date has not been set; date not yet announced;
        new date has not been named; new date has not been announced; new date was not named; new date was not announced;
        new date not named; new date not set; new date not announced; new date is not named; new date will be announced;
        new date will be set; new date will follow; new date to be announced; new date to be set; new date to follow""",
    "custody": """; in custody; under arrest; in detention; in pre-trial detention; behind bars;
        under detention""",
    "house_arrest": "; under house arrest; house arrest",
    "recognizance": """; recognizance not to leave; recognisance not to leave; ban not to leave; ban on
        leaving; on bail;
        released on bail; travel ban; undertaking not to leave""",
    "ordinal": """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""",
    "court_word": """district city regional criminal supreme high appeal appeals appellate cassation
        military garrison
        investigative specialised specialized inter-district interdistrict administrative juvenile municipal
        constitutional first instance magistrates crown county assize assizes federal central economic
        penal civil
        district's of the for no instance town serious crimes commercial""",
    "region_word": "city region district village town province oblast area republic county",
    "no_name": """urgent reminder attention important alert announcement
        article part articles parts the a an at on in of under at political politically
        criminal civil code
        judge court district city region republic kazakhstan republic zoom online time date place today
        tomorrow week
        facebook telegram instagram youtube whatsapp twitter tiktok usa eu uk russia turkey belarus
        ukraine china
        european parliament union university high first instance police department national security
        committee
        committee ministry office general party movement association update reason new next defended closed
        charge charges agency unit association council commission foundation newspaper press centre center
        institute society federation network channel television radio company hospital prison platform initiative
        board chamber directorate bureau vigil observatory coalition alliance league congress courthouse
        street avenue boulevard square road st officer consultant deputy public
        news times tribune herald gazette room courtroom
        mlsa appeal supreme no yes january this we our you and for with against from to by both they he she mr mrs ms
        messrs dr phd""",
    "preposition": "from of in at near by",
    "heading": """agenda; changes for; changes to the schedule; schedule changes;
        court hearing; court hearings; political trial; political trials; calendar of
        trials; court calendar;
        hearings scheduled; hearing scheduled; trials scheduled; trial scheduled; court sessions;
        schedule of hearings;
        timetable of hearings; hearings today; trials today; upcoming trials; upcoming hearings; coming
        trial;
        court monitoring; court watch; trial monitoring; trial watch; court diary; court agenda; court news; court
        digest; monitoring of trials;
        timetable for; schedule for; court timetable; court schedule; list of hearings; list of trials;
        in courts; in the courts""",
    "week": "week weekly month monthly between upcoming",
    "no_hearing": """rally rallies protest march picket meeting demonstration conference concert
        refusal refusals refused""",
    "event": """webinar webinars seminar briefing briefings screening lecture workshop exhibition concert vigil;
        press conference; news conference; round table; book launch; public discussion; film about; film on; documentary
        about; documentary on; podcast about; podcast on; stream about; book about; play about; discussion about;
        debate about; interview about; we will talk; we will discuss; we talk about; we discuss; talk about""",
    "outcome": """verdicts sentences results outcomes outcome refusals passed sentenced convictions
        arrests detentions
        fines summary""",
    "update": "update updated correction corrected breaking",
    "changes": "changes amendments rescheduling",
    "was": "not; instead of; earlier; previously; originally",
    "room": "room courtroom hall building floor",
    "statement": "; statement of the publisher; statement; our statement; statements; our statements; public statement",
    "no_hour": "; at a time not yet announced",
    "access": "closed open",
    "granted": "granted grants allowed allows agreed agrees approved",
    "programme": """opening break lunch pleadings debate debates arguments statement statements speech speeches testimony
        deliberations""",
    "tells": "said says told tells announced confirmed reported reports added wrote writes",
    "wished": """promised asked asks requested petitioned petitions demanded demands wants wanted urged urges;
        is asking; are asking;
        filed a motion; filed a petition; filed a request; submitted a request; submitted a motion;
        submitted a petition""",
    "attending": "participate* participati* join* attend* connect*; take part; takes part; taking part",
    "label": "defendants defendant accused",
    "others": "others other more",
    "no_article": "; article not announced; no article announced; article unknown; article not known",
    "held": "; already held; not held at; not held :",
    "nothing": """; no hearings; no trials; no court hearings; no hearing is; no political hearings; no political trials;
        no political trial; no political court""",
    "aside": "link broadcast livestream day",
    "shut": """; court will be closed; courts will be closed; court is closed; courts are closed; court will not work;
        courts will not work; court does not work; courts do not work; court is not working; courts are not working;
        day off; public holiday""",
    "also": "also; as well as; in addition",
    "decision": "verdict verdicts sentence ruling decision",
    "many": "many several numerous",
    "count": "one two three four five six seven eight nine ten eleven twelve twenty thirty dozens",
    "stage": """; early release; measure of restraint; preventive measure; extension of arrest; extension of detention;
        extension of the arrest; extension of the detention; extension of pre-trial detention;
        extension of the pre-trial detention; extension of their arrest; extension of their detention;
        extension of custody; extension of her;
        extension of his; preliminary hearing; preparatory hearing; appeal hearing; verdict hearing; announcement of;
        closing arguments; final arguments; continuation; arrest of; detention of; request of; petition of; complaint of;
        motion of""",
    "kin": """wife husband spouses brothers sisters siblings twins
        mother father sister brother son daughter widow spouse partner relative relatives parents
        friend friends associate associates co-defendant co-defendants co-accused colleague colleagues
        supporter supporters""",
    "partly": "including; one of them; among them",
    "third_party": """; following a complaint; following the complaint; following complaints; upon complaint;
        upon a complaint; upon the complaint; on the complaint; on a complaint; based on a complaint; after a complaint;
        complaint filed; lawsuit filed; suit filed; case filed by; murder of; killing of; assassination of; death of;
        insulting; represented by; suffered by;
        questioning of; testimony of; interrogation of; examination of""",
}
# Lines of the form "Court: …" below an announcement; what follows the colon is taken as it stands.
LABELS = {
    "court": "court",
    "room": "courtroom|room|hall",
    "city": "city",
    "place": "place|venue|location|where",
    "stage": "stage",
    "judges": "judge|judges",
    "number": "hearing of the case, number|number of the hearing",
    "reason": "reason",
    "outcome": "outcome",
    "mode": "format|mode|form of the hearing",
    "known": "good to know",
}
