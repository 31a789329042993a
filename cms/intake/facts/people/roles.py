"""What a person did at an event: sat on the jury, trained, spoke, won, answered for it, or was there.

Told by the words of the sentences in which the person is named (without what is quoted in them), by the label
of the list they stand in ("Jury:", «Победители:»), and by the office. Of several, the first of that list.
"""

import re
from collections.abc import Sequence

from cms.intake.facts.found import Role
from cms.intake.facts.people.labels import labels_of
from cms.intake.facts.people.mentions import Mention
from cms.intake.reading import Reading, Sentence

_TRAINER = re.compile(r"\b(?:trainer|тренер)")
_JURY = re.compile(r"\bjur(?:y|ies)\b|\bjudg(?:es?|ed)\b|\bжюри\b|\bсудейск|\bқазы(?:лар)?\b|\bалқа(?:ның|ны|сы\w*|да)?\b|\bqazylar")
# The jury does something to somebody: he is none of it.
_JURY_ACTS = re.compile(
    r"jury\W+(?:\w+\W+)?(?:awarded|named|gave|chose|praised|noted|recogni|decided|announced|commended|selected|presented)"
    r"|жюри\W+(?:\w+\W+)?(?:присуд|отмет|реши|назва|определ|призна|выбра|награ|вручи|высоко)"
    r"|алқасы(?:ның)?\W+(?:\w+\W+){0,4}(?:берді|таны|марапатта|лайық|шешімі|бағалады)|(?:решени|decision|шешім)\w* (?:of the )?(?:жюри|jury)"
)
_LEADS_IT = re.compile(r"^(?:его|её|ее|возглав|председат|в него|в неё|в нее|it was|its |оны|оған|төраға|құрамын|members|the chair|also)")
_WINNER = re.compile(
    r"\b(?:winner|won|wins|runner|laureate|prize|awarded|honoured with|honored with)|\b(?:first|second|third|1st|2nd|3rd) (?:place|prize)"
    r"|\b(?:place|nomination|grand prix)\b|\bпобедител|\bпобедил|\bпризер|\bпризёр|\bлауреат|\bгран-при|\bноминаци|\bнаграж|\bудосто"
    r"|\bместо\b|\bместа\b|\bспециальн\w+ (?:приз|диплом)|\bобладател|\bстал[аи]? (?:лучш|перв|втор|трет)"
    r"|\bжеңімпаз|\bжеңді|\bжүлде|\bаталым|\bмарапатталд|\bиеленді|\bиегері|\bлайық|-?\s?орын(?:ды|ға|ын)?\b|\bдипломан|\bdiploma"
)
_NOT_NOW = re.compile(r"last year|previous year|years? ago|прошл(?:ого|огодн|ом)|былтыр|өткен жыл|invited as a guest")
_HANDS = re.compile(
    r"\bвручил|\bвручен\w* \w+ник|\bнаградил|\bпоздравил|\bhanded|\bpresented the (?:winner|award|prize|diploma|certificate)"
    r"|\bcongratulated|\bтабыс етті|\bтапсырды|\bмарапаттады|\bқұттықтады|\bвручала|\bвручали"
)
_SPEAKER = re.compile(
    r"\bopen(?:ed|s|ing)?\b|\bsp(?:oke|eaks?|eakers?|eech)|\baddress|\bwelcom|\bgreet|\bpresent|\bmoderat|\bled\b|\bleads?\b"
    r"|\brun by|\bran\b|\bruns\b|\bconduct|\btold\b|\btalk|\bshared?\b|\bsharing|\bshow(?:ed|s|n)|\bdemonstrat|\bgave\b|\bgives\b|\bgiven by|\bdeliver"
    r"|\blectur(?:ed|e by|e on)|\bfacilitat|\bheld by|\bchair|\breport(?:ed|s)|\bkeynote|\bpanel|\bparticipation of|\bprogram|\bexplain"
    r"|\bintroduc|\bspeaker|\bhost(?:ed by|s)\b|\btaught\b"
    r"|\bоткры(?:л|в|ва|т)|\bвыступ|\bприветств|\bобрати|\bрассказ|\bподели|\bделил|\bпров[её](?:л|д)|\bв[её]л[аи]?\b|\bвед[уёе]т|\bведут|\bведущ|\bмодер"
    r"|\bпоказа|\bпредстав(?:ил|ля)|\bпрезент|\bдоклад|\bлекци|\bпрочита|\bмастер-класс|\bдемонстр|\bс участием|\bпри участии|\bспикер|\bслово\b|\bподв[её]л"
    r"|\bпрограмм|\bразбор|\bфасилит|\bдостал[аои]сь|\bобъясн|\bобсудил|\bоткрыт|\bконсульт|\bзаслуша|\bпрозвуч|\bмнени\w+ дели"
    r"|аш(?:ты|қан|ып|ылды|уында)\b|\bсөйле|\bсөз ал|\bбаянда|жүргіз|\bмодератор|\bөткіз|\bкөрсет|\bтаныстыр|\bбөліс|\bдәріс|\bтүсіндір|\bқатысуымен"
    r"|\bкіріспе сөз|\bәңгімеле|\bбағдарлама|\bтілек айт|\bайтып бер|\bспикер|\bбасқарды|\bқұттықта|\bмазмұндама|\bтыңдал|\bалмас(?:ты|қан)|\bобменял|\bқарсы ал"
)
_SESSION = re.compile(
    r"\bworkshop|\bsession|\bplatform|\blecture|\bmaster ?class|\bplenary|\bround table|\bплощадк|\bсесси|\bурок|\bзаседани|\bкругл\w+ стол|\bтренинг"
    r"|шеберлік сағат|диалог алаң|\bсессия|\bотырыс|\bсабақ|дөңгелек үстел|\bтренинг"
)
_SAID = re.compile(
    r"\bsaid\b|\bsays\b|\bwrote\b|\bwrites\b|\badmitted|\brecall|\bput it\b|\bасked\b|\blaughs?\b|\bсказал|\bговорит|\bпризна[лёе]|\bнаписал|\bсмеется|\bсмеётся"
    r"|\bделится|\bдеді\b|\bдейді\b|\bдеп\b|\bжазды\b|\bжазыпты|\bпикір|\bотмечает|\bсчитает|\bповерил|\bпоинтересовал"
)
_ORGANISER = re.compile(
    r"\bresponsible|\bprepared by|\bsigned|\bcontact|\bsecretary|\bminutes|\bcoordinator\b|\borgani[sz]er"
    r"|\bответственн|\bподготовил|\bсоставил|\bсекретар|\bпротокол|\bконтакт|\bисполнител|\bисп\.|\bкоординатор|\bорганизатор|\bподпис"
    r"|\bжауапты|\bдайындаған|\bхатшы|\bхаттама|\bбайланыс|\bүйлестіруші|\bұйымдастырушы|\bқол қой"
)
# Whoever does these answers for the event, whatever else the sentence tells.
_KEEPS = re.compile(r"\bпротокол|\bminutes\b|\bхаттама|\bсекретар|\bsecretary|\bхатшы|\bответственн|\bresponsible|\bжауапты\b|\bисп\.|\bисполнител")
_REGARDS = re.compile(r"^(?:с уважением|respectfully|sincerely|yours|with (?:respect|regards)|best regards|kind regards|құрметпен|ізгі ниетпен)")
_ANSWERS = re.compile(r"direct|head|manager|coordinat|methodolog|chief|директор|руковод|менеджер|координатор|методист|начальник|зав|басшы|меңгеруші|үйлестіруші|әдіскер")
_HOUR = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\.?\d)")
_END = 6


class Roles:
    """Roles of people by the sentences in which they are named."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence]):
        self._reading = reading
        self._labels = labels_of(reading, sentences)
        self._words: dict[int, str] = {}
        self._last = {sentence.number for sentence in sentences[-_END:]}
        self._before = {
            sentence.number: before for before, sentence in zip(sentences, sentences[1:], strict=False)
        }

    def role(self, group: list[Mention], position: str) -> Role:
        """The role of the person whose mentions these are."""
        found = {role for mention in group for role in self._of(mention)}
        if "jury" in found:
            return "jury"
        if _TRAINER.search(position.lower()):
            return "trainer"
        for role in ("winner", "speaker", "organiser"):
            if role in found:
                return role
        return "guest"

    def _of(self, mention: Mention) -> set[Role]:
        words = self._plain(mention)
        label = self._labels.get(mention.sentence.number, "")
        found: set[Role] = set()
        wins = _wins(words, label)
        if self._judges(mention, words, label) and not (wins and not _JURY.search(label)):
            found.add("jury")
        elif wins:
            found.add("winner")
        if _SPEAKER.search(label) and not _ORGANISER.search(label):
            found.add("speaker")
        elif self._signs(mention, words, label):
            found.add("organiser")
        elif _SPEAKER.search(words) or _HOUR.search(words):
            if not _NOT_NOW.search(words):
                found.add("speaker")
        elif _SESSION.search(words) and not _SAID.search(words):
            found.add("speaker")
        return found

    def _plain(self, mention: Mention) -> str:
        """The sentence in small letters without names and quotations."""
        number = mention.sentence.number
        if number not in self._words:
            text = self._reading.text
            holes = sorted([*(name.span for name in mention.line.names), *mention.line.quoted], key=lambda span: span.start)
            pieces, place = [], mention.sentence.span.start
            for hole in holes:
                if hole.start >= place:
                    pieces.append(text[place : hole.start])
                    place = hole.end
            pieces.append(text[place : max(mention.sentence.span.end, place)])
            self._words[number] = " ".join(" – ".join(pieces).lower().replace("ё", "е").split())
        return self._words[number]

    def _judges(self, mention: Mention, words: str, label: str) -> bool:
        if _JURY.search(label):
            return True
        if _JURY.search(words):
            return not _JURY_ACTS.search(words)
        before = self._before.get(mention.sentence.number)
        if before is None or not _LEADS_IT.search(words):
            return False
        told = before.span.of(self._reading.text).lower()
        return bool(_JURY.search(told)) and not _JURY_ACTS.search(told)

    def _signs(self, mention: Mention, words: str, label: str) -> bool:
        """Whether the name signs the report, or stands behind a label such as "Contact"."""
        text = self._reading.text
        before = text[mention.sentence.span.start : mention.name.span.start].lower()
        if _ORGANISER.search(label) or _KEEPS.search(before):
            return True
        if _ORGANISER.search(before) and not _SPEAKER.search(words):
            return True
        if mention.sentence.number not in self._last or _SAID.search(words) or _SPEAKER.search(words):
            return False
        told = sum(one.end - one.start for one in mention.told.all)
        own = next(end - start for (start, end), name in zip(mention.line.places, mention.line.names, strict=True) if name.span == mention.name.span)
        rest = len([token for token in mention.line.tokens if token.is_word]) - told - own
        return (rest <= 1 or bool(_REGARDS.search(words))) and bool(_ANSWERS.search(mention.position.lower()))


def _wins(words: str, label: str) -> bool:
    return bool(_WINNER.search(words) or _WINNER.search(label)) and not _NOT_NOW.search(words) and not _HANDS.search(words)
