"""The words the specificity coach knows, in both languages; its rules are in specificity.py.

Lists, not intelligence: whoever wonders why a hint is given finds the word here.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

# say that something is to be good, not what is to be different
_VAGUE = """
better best good great more less improve improved improving improvement develop developed
developing development grow growing growth evolve progress strengthen enhance learn learning
become becoming happy happier happiness satisfied balance balanced success successful
meaningful confident confidence somehow something things stuff nice well-being wellbeing
bättre bäst bra mer mera mindre förbättra förbättrad utveckla utvecklas utvecklad utveckling
växa växer framsteg stärka stärkas stark starkare lära lärande bli blir nöjd nöjdare lycklig
lyckligare lycka balans balanserad framgång framgångsrik meningsfull meningsfullt trygg
tryggare trygghet självförtroende självkänsla något någonting saker grejer lagom må mår
leadership skills skill competence role potential future direction forward career find
ledarskap ledarskapet kompetens kompetenser roll rollen potential framtid framtiden riktning
framåt väg vägen karriär karriären hitta
"""
VAGUE = frozenset(_VAGUE.split())

BECOMING = frozenset(("become", "becoming", "bli", "blir"))  # what one becomes may tell enough

# carry no meaning of their own here
_FILLERS = """
a an the and or but of to in on at for with by as from into about my me i myself mine own we us
our it its this that these those be am is are was were been being have has had do does did get
gets getting go going want wants wish would will can could should may might not no so very
really much many some any all how what who when where than then there time work life year
person people way lot between without working
en ett den det de dem och eller men av till i på vid för med om som från mot min mitt mina mig
jag själv sig sin sitt sina vi oss vår vårt våra är var vara varit ha har haft göra gör gjort få
får fått gå går vill önskar skulle ska skall kan kunde borde inte nej så väldigt mycket många
några någon alla allt hur vad vem när där än då här tid jobb jobbet arbete arbetet liv livet år
året människa människor sätt egen eget egna att mellan utan arbetslivet yrkeslivet
"""
FILLERS = frozenset(_FILLERS.split())

# a time by which: "within a week", "before the summer", "om ett år", "i maj"
_ENGLISH_TIME = r"""
    \b(?:within|by|before|until|in)\s+
      (?:(?:an?|one|two|three|four|five|six|\d+|the|my|next|this|a\s+few)\s+)?(?:end\s+of\s+)?
      (?:(?:the|my|next|this)\s+)?
      (?:days?|weeks?|months?|quarters?|years?|spring|summer|autumn|fall|winter|christmas|easter
      |march|may|holidays?|vacation|birthday)\b
    | \b(?:next|this|every|each)\s+
      (?:day|week|month|quarter|year|spring|summer|autumn|fall|winter)\b
    | \b(?:by|on|before|until|every|each|next|this)\s+
      (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b
    | \bweek\s+\d{1,2}\b
    | \b(?:january|february|april|june|july|august|september|october|november|december)\b
"""
_SWEDISH_TIME = r"""
    \b(?:inom|om|före|innan|senast|till|i|efter)\s+
      (?:(?:en|ett|två|tre|fyra|fem|sex|\d+|nästa|min)\s+)?(?:slutet\s+av\s+)?
      (?:dag(?:ar)?|veck(?:a|or|an)|månad(?:er|en)?|kvartal(?:et)?|halvår(?:et)?|termin(?:en)?
      |år(?:et)?|årsskiftet|vår(?:en)?|sommar(?:en)?|höst(?:en)?|vinter(?:n)?|jul(?:en)?
      |påsk(?:en)?|semester(?:n)?|födelsedag(?:en)?)\b
    | \b(?:nästa|varje|denna|detta)\s+
      (?:dag|vecka|månad|kvartal|halvår|termin|år|vår|sommar|höst|vinter)\b
    | \b(?:på|till|före|innan|senast|varje|nästa|om)\s+
      (?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)(?:en|ar)?\b
    | \bvecka\s+\d{1,2}\b
    | \b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b
"""
TIME = re.compile(
    rf"\b(?:19|20)\d\d\b | {_ENGLISH_TIME} | {_SWEDISH_TIME}", re.IGNORECASE | re.VERBOSE
)

# where one stands now
TODAY = re.compile(
    r"\b(?:today|now|currently|at\s+present|so\s+far|i\s+dag|idag|nu|för\s+närvarande|hittills"
    r"|i\s+dagsläget)\b",
    re.IGNORECASE,
)

_I = re.compile(r"\bI\b")
_SWEDISH = re.compile(
    r"[åäö]|\b(?:och|att|som|inte|min|mitt|mina|en|ett|med|till)\b", re.IGNORECASE
)
_JAG = re.compile(r"\bjag\b", re.IGNORECASE)

# somebody else's decision rather than one's own doing
_ENGLISH_OTHERS = r"""
    \b(?:my|the|our)\s+(?:boss|manager|company|employer|team|colleagues?|partner|family|board)\s+
      (?:should|must|will|has\s+to|have\s+to|needs?\s+to|stops?|starts?|gives?|understands?)\b
    | \b(?:they|others|everyone|everybody|people)\s+
      (?:should|must|will|have\s+to|need\s+to|stop|start)\b
    | \b(?:get|be|being|getting)\s+(?:promoted|chosen|picked|offered|appreciated|noticed|recognised
      |recognized|headhunted|appointed|elected)\b
"""
_SWEDISH_OTHERS = r"""
    \b(?:min|vår)\s+(?:chef|arbetsgivare|partner|familj|ledning|grupp|styrelse)\s+
      (?:ska|måste|borde|behöver|slutar|börjar|ger|förstår)\b
    | \b(?:de|andra|alla|folk|kollegorna|ledningen|chefen|företaget)\s+
      (?:ska|måste|borde|behöver|slutar|börjar)\b
    | \b(?:bli|blir)\s+(?:befordrad|vald|utvald|erbjuden|uppskattad|sedd|uppmärksammad|headhuntad
      |utsedd|tillfrågad|erkänd)\b
"""
OTHERS = re.compile(rf"{_ENGLISH_OTHERS} | {_SWEDISH_OTHERS}", re.IGNORECASE | re.VERBOSE)

FIRST_STEP_HEADINGS = ("first step", "första steg")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


def first_person(text: str) -> bool:
    """True if it says "jag", or "I" where that is no Swedish "in"."""
    return bool(_JAG.search(text) or (_I.search(text) and not _SWEDISH.search(text)))


def telling_words(text: str) -> list[str]:
    """The words that say what: neither vague ones nor fillers."""
    return [word for word in words_of(text) if word not in VAGUE and word not in FILLERS]


def vague_words(text: str) -> tuple[str, ...]:
    """The vague words of a text, each once, in order."""
    return tuple(dict.fromkeys(word for word in words_of(text) if word in VAGUE))
