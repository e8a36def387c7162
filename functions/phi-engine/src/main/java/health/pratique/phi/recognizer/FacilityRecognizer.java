package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Hospitals, clinics, care homes, schools and firms: words in capitals before such a word as "Hospital" of which at least one is
 * no kind of care ("Cardiology Clinic" names nobody, "Mercy Clinic" does).
 */
public final class FacilityRecognizer implements Recognizer {

    private static final String NAME = "local/facility";
    private static final int MOST_WORDS = 7;

    private static final WordSet ABBREVIATIONS = WordSet.of("""
            mgh bwh bidmc ucsf ucla upmc nyu chop jhh mskcc bmc""");

    private static final WordSet KINDS_OF_CARE = WordSet.of("""
            medical health healthcare cancer surgery surgical rehabilitation rehab heart trauma wellness birthing
            care recovery treatment hospice dialysis imaging""");

    private static final WordSet CENTERS = WordSet.of("""
            center centre system group institute network associates clinic partners campus services""");

    private static final WordSet PRACTICES = WordSet.of("""
            healthcare orthopedics orthopaedics pediatrics cardiology oncology dermatology dental medicine manor
            permanente""");

    private static final WordSet BEFORE_DEPARTMENT = WordSet.of("""
            the our internal emergency family sports nuclear physical sleep general fellowship""");

    private static final WordSet AFTER_HOSPITAL = WordSet.of("""
            course day days stay discharge admission bed followup number gown""");

    private static final WordSet BEFORE_NAME = WordSet.of("""
            the a an our at in to from seen patient admitted""");

    private static final WordSet MIDDLE_WORDS = WordSet.of("""
            general memorial regional medical university health saint st community county""");

    private static final WordSet FUNCTION_WORDS = WordSet.of("""
            to at in from by old male female with per for on and the who which that seen patient then went
            transferred till until wait can could what when his her a an after discharged arrived brought via into outside back or this""");

    private static final WordSet GENERIC_WORDS = WordSet.of("""
            call visit contact
            the our a an this outside another nearby rural day night free new center centre of and same high
            middle old primary elementary your my his her their nursing teaching health he she was to from at in
            no any after post graduate pre walk drop if when home per until law nurse business wellness care
            surgery treatment screening multidisciplinary follow""");

    private static final WordSet HEADS = KINDS_OF_CARE.and(
            PRACTICES, WordSet.of("nursing care retirement rest group urgent assisted senior family"));

    private static final Anchors ANCHORS = Anchors.atFlags(Flag.FACILITY | Flag.ORGANIZATION)
            .orWords(HEADS)
            .orWords(ABBREVIATIONS)
            .orWords("johns kaiser sloan mass mount mayo cleveland");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!tokens.isWord(at) || findings.taken(at)) {
                continue;
            }
            boolean head = tokens.is(at, Flag.FACILITY | Flag.ORGANIZATION) || HEADS.has(tokens, at);
            int last = head ? headEnd(tokens, at) : -1;
            if (last >= at && tokens.isText(at, "parish") && tokens.is(at - 1, Flag.COUNTY | Flag.STATE)) {
                continue;
            }
            if (last >= at) {
                boolean care = !tokens.is(at, Flag.ORGANIZATION) || tokens.is(last, Flag.FACILITY);
                at = Math.max(at, named(tokens, findings, at, last, care ? PhiType.HOSPITAL : PhiType.ORGANIZATION));
            } else if (wellKnown(tokens, at) && !findings.taken(at + 1)) {
                findings.add(tokens, at, at + 1, PhiType.HOSPITAL, 0.8, NAME);
                at++;
            } else if (tokens.shape(at) == WordShape.UPPER
                    && ABBREVIATIONS.has(tokens, at)
                    && !(tokens.joined(at) && tokens.isSign(at - 1, '-'))
                    && !tokens.isAnyOf(at + 1, "criteria", "regimen", "protocol")) {
                findings.add(tokens, at, at, PhiType.HOSPITAL, 0.7, NAME);
            }
        }
    }

    /** The last token of the word or words that make what stands before them a facility or firm, or -1. */
    private static int headEnd(Tokens tokens, int at) {
        int next = at + 1;
        boolean capital = Places.isCapital(tokens, at);
        if (KINDS_OF_CARE.has(tokens, at) && CENTERS.has(tokens, next)) {
            return next;
        }
        if (tokens.isAnyOf(at, "nursing", "care", "retirement", "rest", "group")
                && tokens.isAnyOf(next, "home", "facility", "center", "centre", "community")) {
            return next;
        }
        if (tokens.isText(at, "urgent") && tokens.isText(next, "care")
                || tokens.isText(at, "assisted") && tokens.isText(next, "living")
                || tokens.isText(at, "senior") && tokens.isText(next, "living")
                || tokens.isText(at, "family") && tokens.isAnyOf(next, "practice", "medicine")) {
            return capital ? next : -1;
        }
        if (PRACTICES.has(tokens, at)
                && capital
                && tokens.shape(at) == WordShape.TITLE
                && tokens.shape(at - 1) == WordShape.TITLE
                && !BEFORE_DEPARTMENT.has(tokens, at - 1)
                && tokens.is(at - 1, Flag.LAST | Flag.CITY | Flag.FIRST | Flag.STATE)
                && !tokens.is(at - 1, Flag.SPECIALTY | Flag.MEDICAL)) {
            return at;
        }
        boolean facility = tokens.is(at, Flag.FACILITY) && !AFTER_HOSPITAL.has(tokens, next);
        boolean organization = tokens.is(at, Flag.ORGANIZATION)
                && (capital || tokens.isAnyOf(at, "hospital"))
                && !tokens.isAnyOf(at, "associates", "foundation");
        return facility || organization ? at : -1;
    }

    /** Adds the facility whose head runs from {@code head} to {@code last}; returns its last token or -1. */
    private static int named(Tokens tokens, Findings findings, int head, int last, PhiType type) {
        int first = head;
        int own = 0;
        int at = head - 1;
        while (at >= 0 && head - at <= MOST_WORDS && !findings.taken(at) && partOfName(tokens, at, head)) {
            if (tokens.isWord(at) && Places.isCapital(tokens, at) || lowerName(tokens, at)) {
                first = at;
                own += generic(tokens, at) ? 0 : 1;
            }
            at--;
        }
        while (first < head
                && (BEFORE_NAME.has(tokens, first) || tokens.is(first, Flag.TITLE | Flag.MONTH | Flag.WEEKDAY))) {
            first++;
        }
        first = CapitalRun.withoutLead(tokens, first, head);
        int end = last;
        boolean capital = Places.isCapital(tokens, head);
        if (tokens.isText(end + 1, "of") || tokens.isText(end + 1, "for") && capital) {
            int of = tokens.isText(end + 2, "the") ? end + 3 : end + 2;
            if (Places.isCapital(tokens, of)
                    && capital
                    && !tokens.is(of, Flag.MEDICAL)
                    && !tokens.isAnyOf(of, "a", "an", "the")
                    && !(tokens.isOneCase() && functionWord(tokens, of))
                    && !findings.taken(of)
                    && tokens.shape(of) == tokens.shape(head)) {
                end = of;
                while (end - of < 3
                        && Places.isCapital(tokens, end + 1)
                        && !findings.taken(end + 1)
                        && tokens.shape(of) != WordShape.UPPER) {
                    end++;
                }
                own++;
            }
        }
        if (own == 0 || first == head && end == last || !capital && !lowerName(tokens, head - 1)) {
            return -1;
        }
        if (tokens.is(end + 1, Flag.FACILITY) && Places.isCapital(tokens, end + 1)) {
            return -1;
        }
        end = CapitalRun.trail(tokens, findings, end);
        findings.add(tokens, first, end, type, 0.8, NAME);
        return end;
    }

    private static boolean partOfName(Tokens tokens, int at, int head) {
        if (tokens.isLineEnd(at) || tokens.kind(at) == TokenKind.MASK) {
            return false;
        }
        if (tokens.isWord(at)) {
            boolean upperLine = tokens.shape(head) == WordShape.UPPER;
            boolean joins = tokens.isAnyOf(at, "of", "and", "for", "the", "de")
                    && Places.isCapital(tokens, at - 1)
                    && at + 1 < head + 1;
            if (joins && tokens.isAnyOf(at, "and", "for", "the")) {
                return tokens.isAnyOf(at, "and")
                        && !tokens.is(at - 1, Flag.CREDENTIAL)
                        && tokens.shape(at - 1) == WordShape.TITLE
                        && !upperLine;
            }
            boolean capital = Places.isCapital(tokens, at)
                    && (!upperLine || tokens.shape(at) == WordShape.UPPER && !functionWord(tokens, at));
            return (capital && !(upperLine && tokens.is(at, Flag.HEADING) && !tokens.is(at, Flag.SPECIALTY)))
                    || (joins && !upperLine)
                    || lowerName(tokens, at);
        }
        return tokens.kind(at) == TokenKind.POSSESSIVE
                || tokens.isSign(at, "-&'")
                || (tokens.isSign(at, '.')
                        && tokens.joined(at)
                        && tokens.isAnyOf(at - 1, "st", "mt", "ft", "dr", "univ"));
    }

    /** In a text without capitals only words that are nothing but names count. */
    private static boolean lowerName(Tokens tokens, int at) {
        if (tokens.shape(at) != WordShape.LOWER) {
            return false;
        }
        boolean middle = MIDDLE_WORDS.has(tokens, at);
        if (middle && tokens.shape(at - 1) == WordShape.LOWER) {
            return tokens.is(at - 1, Flag.LAST | Flag.CITY)
                    && !tokens.is(at - 1, Flag.SPECIALTY | Flag.MEDICAL | Flag.RELATION | Flag.PARTICLE);
        }
        boolean before = tokens.isAnyOf(at + 1, "general", "memorial", "regional")
                && tokens.isAnyOf(at - 1, "at", "to", "from", "in", "of");
        return (before || !tokens.is(at, Flag.COMMON | Flag.ENGLISH))
                && tokens.is(at, Flag.CITY | Flag.STATE | Flag.LAST_COMMON | Flag.LAST)
                && !tokens.isAnyOf(at, "the", "a", "an", "our")
                && !tokens.is(at, Flag.MEDICAL | Flag.SPECIALTY | Flag.RELATION | Flag.PARTICLE);
    }

    /** In a line of capitals, a word that no name of a hospital goes on across. */
    private static boolean functionWord(Tokens tokens, int at) {
        return tokens.is(at, Flag.PERSON_VERB | Flag.PEOPLE | Flag.RELATION) || FUNCTION_WORDS.has(tokens, at);
    }

    private static boolean generic(Tokens tokens, int at) {
        return tokens.is(
                        at,
                        Flag.SPECIALTY
                                | Flag.TITLE
                                | Flag.HEADING
                                | Flag.NUMBER_WORD
                                | Flag.FACILITY
                                | Flag.ORGANIZATION)
                || GENERIC_WORDS.has(tokens, at)
                || tokens.is(at, Flag.MEDICAL) && !tokens.is(at, Flag.LAST_COMMON | Flag.CITY)
                || tokens.shape(at) == WordShape.UPPER
                        && tokens.is(at, Flag.ENGLISH)
                        && !tokens.is(at, Flag.LAST | Flag.FIRST | Flag.CITY | Flag.COUNTY)
                || tokens.isOneCase()
                        && (tokens.is(at, Flag.COMMON) && !tokens.is(at, Flag.LAST_COMMON | Flag.CITY | Flag.COUNTY)
                                || tokens.flags(at) == 0 && tokens.length(at) <= 3);
    }

    /** Hospitals that are called by their names alone. */
    private static boolean wellKnown(Tokens tokens, int at) {
        return tokens.isText(at, "johns") && tokens.isText(at + 1, "hopkins")
                || tokens.isText(at, "kaiser") && tokens.isText(at + 1, "permanente")
                || tokens.isText(at, "sloan") && tokens.isText(at + 1, "kettering")
                || tokens.isText(at, "mass") && tokens.isText(at + 1, "general")
                || tokens.isText(at, "mount") && tokens.isText(at + 1, "sinai")
                || tokens.isText(at, "mayo") && tokens.isText(at + 1, "clinic")
                || tokens.isText(at, "cleveland") && tokens.isText(at + 1, "clinic");
    }
}
