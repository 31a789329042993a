"""Who organised an event: subjects and agents of "organised", "held", "together with", lines of a form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cms.intake.facts.found import Found
from cms.intake.facts.kinds import noun_at
from cms.intake.facts.organisations import Organisation, find_organisations
from cms.intake.known import Known
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_LABEL = re.compile(
    r"^\W*(?:(?:co-?)?organi[sz]ers?|organi[sz]ed by|held by|partners?|supported by|host organi[sz]ation"
    r"|(?:со)?организатор\w*|партн[её]р\w*|при поддержке|проводит|кем проведен\w*"
    r"|(?:тең )?ұйымдастырушы\w*|ұйымдастырған\w*|серіктес\w*|әріптес ұйымдар|қолдау көрсеткен\w*)(?:\s+(?:форума|конкурса|семинара|и партн[её]ры|мен серіктестер))?"
    r"\s*[:–—=-]\s*",
    re.IGNORECASE,
)
_DID = {
    "en": re.compile(
        r"\b(?:(?:co-)?organi[sz]e[ds]?|organi[sz]ing|held|prepared|conducted|hosted and organi[sz]ed|arranged|put together|initiated|set up|staged|ran)\b"
    ),
    "ru": re.compile(
        r"\b(?:(?:со)?организова\w+|организует|организуют|проводит|проводят|пров[её]л|провел[аио]|проведен\w*|проведён\w*|подготов(?:ил|лен)\w*|устроил\w*|инициирова\w+"
        r"|(?:организатор|соорганизатор|инициатор)\w*)\b",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"\b(?:ұйымдастыр\w*|өткізді|өткізген|өткізіп|өткізілді|дайында(?:ды|ған)|әзірле(?:ді|ген)|(?:тең)?ұйымдастырушы\w*|бастамашы\w*)\b",
        re.IGNORECASE,
    ),
}
_WITH = {
    "en": re.compile(
        r"\b(?:together with|jointly with|in (?:cooperation|collaboration|partnership) with|along with|with the (?:support|assistance|help) of|supported by|in partnership with)\s+",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:совместно с|вместе с|в сотрудничестве с|в партн[её]рстве с|при (?:поддержке|содействии|участии)|в содружестве с|с поддержкой)\s+",
        re.IGNORECASE,
    ),
    "kk": re.compile(r"\b(?:бірлес\w+|бірге|қолдауымен|ынтымақтастықта|серіктестікте|қолдау көрсетуімен)\b", re.IGNORECASE),
}
_OUR = {
    "en": re.compile(r"\bour branch\b|\bthe branch\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:наш филиал|филиал)\b", re.IGNORECASE),
    "kk": re.compile(r"\b(?:біздің филиал|филиал(?:ымыз)?)\b", re.IGNORECASE),
}
_BY = re.compile(r"\bby\s+(?:the\s+)?$|\bby\b")
_PERSON_BEFORE = re.compile(
    r"(?:heads?|director|deputy|principal|rector|professor|trainers?|employees?|staff|representatives?|specialists?|methodologists?|teachers?|lecturers?|chair\w*|manager|order"
    r"|members?|experts?|graduates?|students?|guests?|experience|premises|base|basis|walls|hall|building|canteen"
    r"|директор\w*|руковод\w+|заместител\w+|зам\.?|начальник\w*|ректор\w*|проректор\w*|профессор\w*|доцент\w*|тренер\w*|сотрудник\w*|представител\w+|специалист\w*|методист\w*"
    r"|учител\w+|преподавател\w+|педагог\w*|менеджер\w*|приказ\w*|заведующ\w+|председател\w+|декан\w*|эксперт\w*|психолог\w*|член\w*|баз\w+|зал\w*|гост\w+|студент\w*|опыт\w*"
    r"|стен\w+|здани\w+)\s+(?:of\s+)?(?:the\s+)?(?:our\s+)?$",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    r"^\W{0,2}(?:s\s)?(?:басшы\w*|директор\w*|тренер\w*|орынбасар\w*|меңгеруші\w*|ректор\w*|проректор\w*|профессор\w*|доцент\w*|мұғалім\w*|әдіскер\w*|маман\w*|қызметкер\w*"
    r"|бұйры\w*|өкіл\w*|бөлім басшы\w*|психолог\w*|менеджер\w*|төраға\w*|базасында|залында|ғимаратында|жоспар\w*|қатысушы\w*|оқытушы\w*|педагог\w*|ұстаз\w*|оқушы\w*|студент\w*"
    r"|trainers?|director|head|principal|teachers?|staff|hall|rector|representatives?)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thank\w*|grateful|gratitude|благодар\w+|спасибо|рахмет|алғыс\w*)\b", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:на базе|в стенах|в|во|at|in|on the basis of|inside)\s+(?:the\s+)?$", re.IGNORECASE)
_IT = re.compile(r"^(?:it|they|this|the event|он|она|они|его|её|мероприятие|оны|оларды|іс-шара\w*)\b", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:event|мероприяти\w+|іс-шара\w*)\b", re.IGNORECASE)
_OF_REGION = re.compile(
    r"\s+(?:[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+(?:ой|ого|ей|его)\s+(?:области|района|города)|(?:города|г\.|области)\s?[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+"
    r"|района\s[А-ЯЁ][\w-]+|(?:ЗКО|ВКО|СКО|РК)\b)"
)
_LONG_SINCE = re.compile(
    r"\b(?:has|have) (?:held|organi[sz]ed|run)\b|\bsince (?:19|20)\d\d|\bс (?:19|20)\d\d года|(?:19|20)\d\d жылдан бері", re.IGNORECASE
)
# A full stop behind an initial parts nothing.
_PARTS = re.compile(r"[;!?]|(?<![^\W\d_])\.|(?<=[^\W\d_]{2})\.")
_BETWEEN = 90


def find_organisers(
    reading: Reading,
    known: Known,
    sentences: Sequence[Sentence],
    mentions: Sequence[Span],
    nouns: Sequence[str] = (),
) -> tuple[Found[str], ...]:
    """The organisations that organised an event of these sentences; `mentions` are where it is named.

    `nouns` are what it is called: school, семинар; by them a sentence is of the event that names it no more.
    """
    named = {reading.sentence_at(span.start).number for span in mentions}
    called = re.compile("|".join(rf"\b{re.escape(noun[:5])}" for noun in nouns) or "(?!)", re.IGNORECASE)
    found: dict[str, Found[str]] = {}
    for sentence in sentences:
        is_named = sentence.number in named or bool(called.search(sentence.span.of(reading.text)))
        for value, span in _of_sentence(reading, known, sentence, is_named):
            if any(span.overlaps(mention) for mention in mentions):
                continue
            found.setdefault(" ".join(value.casefold().split()), Found(value, (span,)))
    return _without_bare(list(found.values()))


def _without_bare(found: list[Found[str]]) -> tuple[Found[str], ...]:
    """Organisers without "branch" where a fuller name of the branch is among them."""
    is_branch = re.compile("branch|филиал", re.IGNORECASE)
    fuller = [one for one in found if is_branch.search(one.value) and " " in one.value]
    return tuple(one for one in found if not (fuller and is_branch.search(one.value) and " " not in one.value))


def _of_sentence(
    reading: Reading, known: Known, sentence: Sentence, is_named: bool
) -> Iterator[tuple[str, Span]]:
    text = reading.text
    words = sentence.span.of(text)
    label = _LABEL.match(words)
    if label:
        yield from _of_label(reading, known, sentence, sentence.span.start + label.end())
        return
    did = list(_DID[sentence.language].finditer(words))
    if not did and not (is_named and _WITH[sentence.language].search(words)):
        return
    has_event = is_named or bool(_IT.match(words)) or bool(_EVENT.search(words)) or any(
        noun_at(sentence.words, place) for place in range(len(sentence.words))
    )
    if not has_event or _LONG_SINCE.search(words) or (_THANKS.search(words) and sentence.language != "kk"):
        return
    verbs = [Span(sentence.span.start + verb.start(), sentence.span.start + verb.end()) for verb in did]
    for one in _together(text, find_organisations(reading, known, [sentence])):
        if any(_is_agent(text, sentence, one, verb) for verb in verbs or [None]):
            yield _named(text, sentence, one)


def _named(text: str, sentence: Sentence, one: Organisation) -> tuple[str, Span]:
    """An organisation with the words around it that belong to its name: "regional Teacher Support Center"."""
    span, name = one.span, one.name
    if one.is_bare or one.known:
        return name, span
    if sentence.language == "en":
        before = text[max(sentence.span.start, span.start - 60) : span.start]
        if match := re.search(r"(?:\b(?:the|our|a|an|by|and|with|of)|,)\s+((?:[A-Z][\w-]+\s+|(?:regional|city|district|national|charitable|public|local|republican|state)\s+){1,4})$", before):
            span = Span(span.start - len(match[1]), span.end)
            name = f"{match[1]}{name}"
    elif sentence.language == "ru":
        if match := _OF_REGION.match(text, span.end, sentence.span.end):
            span, name = Span(span.start, match.end()), name + match[0]
    return " ".join(name.split()), span


def _together(text: str, organisations: Sequence[Organisation]) -> Iterator[Organisation]:
    """Organisations, abbreviations that stand side by side taken for one: ФМБ НЗМ."""
    last: Organisation | None = None
    for one in organisations:
        if last and text[last.span.end : one.span.start] == " " and (last.name + one.name).isupper():
            span = Span(last.span.start, one.span.end)
            last = replace(last, span=span, name=f"{last.name} {one.name}")
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _of_label(reading: Reading, known: Known, sentence: Sentence, start: int) -> Iterator[tuple[str, Span]]:
    """The organisations of a form's line; where a rule knows none of an item, the item itself."""
    organisations = [one for one in find_organisations(reading, known, [sentence]) if one.span.start >= start - 1]
    text = reading.text
    for match in re.finditer(r"[^;\n\t]+", text[start : sentence.span.end]):
        item = Span(start + match.start(), start + match.end())
        inside = [one for one in organisations if item.start <= one.span.start < item.end]
        words = item.of(text).strip(" .,")
        if len(inside) > 1 or (inside and inside[0].span.end - inside[0].span.start > 0.6 * len(words)):
            for one in inside:
                yield one.name, one.span
        elif words:
            begin = item.start + item.of(text).index(words[0])
            yield words, Span(begin, begin + len(words))


def _is_agent(text: str, sentence: Sentence, one: Organisation, verb: Span | None) -> bool:
    """Tell whether an organisation did it: by its place to the verb, and by whose name stands beside it."""
    before = text[max(sentence.span.start, one.span.start - _BETWEEN) : one.span.start]
    after = text[one.span.end : min(sentence.span.end, one.span.end + _BETWEEN)]
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after) or _PLACE_BEFORE.search(before):
        return False
    joined = _WITH[sentence.language]
    if sentence.language == "kk":
        return _is_kazakh_agent(text, sentence, one, verb)
    start = text[sentence.span.start : one.span.start]
    if match := list(joined.finditer(start)):
        between = start[match[-1].end() :]
        if not re.search(r"[.;!?]|\b(?:was|were|held|прош|состоял|провел|организ)", between):
            return True
    if verb is None:
        return False
    if sentence.language == "en":
        is_passive = bool(re.search(r"\b(?:was|were|been|be|is|are)\s+(?:\w+ly\s+)?$", text[max(0, verb.start - 16) : verb.start])) or bool(
            re.match(r"\s+(?:jointly\s+)?by\b", text[verb.end : verb.end + 14])
        )
        if not is_passive:
            return one.span.end <= verb.start and _is_subject(text[one.span.end : verb.start])
        between = text[verb.end : one.span.start] if one.span.start >= verb.end else ""
        return bool(re.match(r"[^.;]{0,60}\bby\b", between)) and not re.search(
            r"[;]|\b(?:was|were|which|who|where|trainers?|teachers?)\b", between
        )
    return _is_russian_agent(text, one, verb)


def _is_subject(between: str) -> bool:
    """Tell whether nothing parts a subject from its verb but others of its kind and what they did it with."""
    return not re.search(r"[.;!?]|\b(?:which|who|that|where)\b", between) and len(between) < 250


def _is_russian_agent(text: str, one: Organisation, verb: Span) -> bool:
    said = verb.of(text).casefold()
    if re.match("организатор|соорганизатор|инициатор", said):
        return abs(one.span.start - verb.end) < 200 or one.span.end <= verb.start
    is_participle = bool(re.match(r"(?:со)?организованн|проведенн|проведён|организован[аоы]?$|проведен[аоы]?$|подготовлен", said))
    if one.span.end <= verb.start:
        between = text[one.span.end : verb.start]
        return not is_participle and not re.search(r"[.;!?]|\bкотор", between) and len(between) < 250
    between = text[verb.end : one.span.start]
    if re.search(r"[.;!?–—]|\b(?:для|на базе|в|во|по|о|об|на)\s", between):
        return False
    if is_participle:
        return True
    first = text[one.span.start : one.span.end].split()[0].casefold()
    return not re.search(r"(?:ому|ему|ой|ого|его|ых|их|ам|ям|ом|е)$", first) and len(between) < 60


def _is_kazakh_agent(text: str, sentence: Sentence, one: Organisation, verb: Span | None) -> bool:
    joined = _WITH["kk"].search(text, one.span.end, sentence.span.end)
    end = joined.start() if joined else None
    if verb is not None:
        if one.span.end <= verb.start:
            end = max(end or 0, verb.start)
        elif re.match(r"ұйымдастырған|өткізген|ұйымдастырушы", verb.of(text).casefold()):
            between = text[verb.end : one.span.start]
            return len(between) < 80 and not re.search(r"[.;!?]", between)
    if end is None:
        return False
    return not _PARTS.search(text, one.span.end, end)
