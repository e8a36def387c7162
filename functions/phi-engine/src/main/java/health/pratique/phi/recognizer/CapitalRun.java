package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Words in capitals that belong together, as the name of a house or firm is written: Wren & Willow Birth Center. */
final class CapitalRun {

    private static final int MOST_WORDS = 7;

    private static final int NO_NAME = Flag.TITLE
            | Flag.MONTH
            | Flag.WEEKDAY
            | Flag.RELATION
            | Flag.CREDENTIAL
            | Flag.PERSON_VERB
            | Flag.STATE
            | Flag.COUNTRY;

    private static final WordSet GENERIC = WordSet.of("""
            the a an our your my his her their this that another any each every no all new old main same other care health
            center centre clinic service services medicine surgery therapy day night home unit ward team office emergency
            acute primary secondary tertiary urgent local regional general community public private national state
            county city federal outside inpatient outpatient ambulatory hospital group program department dept
            division section school college university high middle elementary behavioral mental women men children
            family internal physical occupational speech respiratory wound pain sleep home hospice palliative nursing
            skilled assisted senior adult pediatric geriatric rehab rehabilitation imaging lab laboratory radiology
            pharmacy transplant trauma stroke cancer heart kidney dialysis infusion diabetes weight memory eye ear
            dental oral foot hand skin hair bone joint spine back sports pre post follow up initial next last first
            second third level stage type phase grade baseline rest bedtime discharge admission arrival time least
            present interventional diagnostic nuclear radiation robotic invasive noninvasive minimally va vet veterans comprehensive
            integrated advanced complex total preventive occupational alternative complementary cosmetic elective
            best worst risk high low normal abnormal current past prior previous status""");

    private static final WordSet TRAIL = WordSet.of("""
            facility facilities institution institute center centre department dept services service group clinic clinics
            hospital school schools district suite office offices campus co company inc llc ltd llp association alliance
            network partners associates system systems foundation pavilion pharmacy practice surgery team church academy
            college cooperative coop trust estates authority agency ministries home care living""");

    private static final WordSet OF = WordSet.of("""
            center centre house order sisters daughters sons lady bank city isle temple heart board department society
            knights bureau ministry museum friends""");

    private CapitalRun() {}

    /** The first token of the run that ends before {@code head}, or {@code head} itself. */
    static int before(Tokens tokens, Findings findings, int head) {
        int first = head;
        int at = head - 1;
        int words = 0;
        while (words < MOST_WORDS && !findings.taken(at)) {
            if (isPart(tokens, at) && !tokens.is(at, NO_NAME & ~Flag.STATE & ~Flag.COUNTRY & ~Flag.RELATION)) {
                first = at;
                words++;
                at--;
            } else if (joins(tokens, at)) {
                at--;
            } else {
                break;
            }
        }
        return first;
    }

    /** Without "Resident of" and the like before it; "University of" belongs to it. */
    static int withoutLead(Tokens tokens, int first, int head) {
        boolean lead = first + 2 <= head
                && tokens.isText(first + 1, "of")
                && !OF.has(tokens, first)
                && !tokens.is(first, Flag.FACILITY | Flag.ORGANIZATION);
        return lead ? first + 2 : first;
    }

    /** The last token of the run that begins at {@code from}, or {@code from - 1}. */
    static int after(Tokens tokens, Findings findings, int from) {
        int last = from - 1;
        int at = from;
        int words = 0;
        while (words < MOST_WORDS && !findings.taken(at)) {
            if (isPart(tokens, at)) {
                last = tokens.kind(at + 1) == TokenKind.POSSESSIVE ? at + 1 : at;
                words++;
                at = last + 1;
            } else if (last >= from && joins(tokens, at)) {
                at++;
            } else {
                break;
            }
        }
        return last;
    }

    private static boolean isPart(Tokens tokens, int at) {
        WordShape shape = tokens.shape(at);
        return shape == WordShape.TITLE
                || shape == WordShape.MIXED
                || shape == WordShape.INITIAL && !tokens.isSign(at + 1, '.')
                || shape == WordShape.UPPER && tokens.length(at) <= 5 && !tokens.is(at, Flag.MEDICAL | Flag.CREDENTIAL);
    }

    /** Ampersands, hyphens, the s of a possessive, and "of the" between capitals. */
    private static boolean joins(Tokens tokens, int at) {
        if (tokens.kind(at) == TokenKind.POSSESSIVE) {
            return true;
        }
        if (tokens.isSign(at, "-'\u2019")) {
            return tokens.joined(at) && tokens.joined(at + 1);
        }
        if (tokens.isSign(at, '&')) {
            return Places.isCapital(tokens, at + 1) && Places.isCapital(tokens, at - 1);
        }
        if (tokens.isSign(at, '.')) {
            return tokens.joined(at) && tokens.isAnyOf(at - 1, "st", "mt", "ft", "dr", "ste");
        }
        boolean small = tokens.isAnyOf(
                at, "of", "the", "de", "del", "la", "las", "los", "do", "da", "dos", "w", "du", "des", "der", "and");
        boolean article = tokens.isAnyOf(at + 1, "the", "la", "las", "los", "der");
        return small
                && tokens.shape(at) == WordShape.LOWER
                && (Places.isCapital(tokens, at + 1) || article && Places.isCapital(tokens, at + 2))
                && !tokens.isLineEnd(at - 1)
                && !(tokens.isText(at, "and") && tokens.shape(at - 1) != WordShape.TITLE);
    }

    /** What may follow the word that tells what a house is: Facility, Group, School District, Inc. */
    static int trail(Tokens tokens, Findings findings, int head) {
        int last = head;
        while (last - head < 3
                && TRAIL.has(tokens, last + 1)
                && Places.isCapital(tokens, last + 1)
                && !findings.taken(last + 1)) {
            last++;
        }
        return last;
    }

    /** How many words of the run are nobody else's: no kind of care, no department, no disease, no ordinary beginning. */
    static int own(Tokens tokens, int first, int last) {
        int own = 0;
        for (int at = first; at <= last; at++) {
            own += isOwn(tokens, at) ? 1 : 0;
        }
        return own;
    }

    private static boolean isOwn(Tokens tokens, int at) {
        return tokens.shape(at) != WordShape.LOWER && isOwnWord(tokens, at);
    }

    /** As for {@link #own}, in any case. */
    static boolean isOwnWord(Tokens tokens, int at) {
        return tokens.isWord(at)
                && tokens.length(at) > 1
                && !tokens.is(
                        at, NO_NAME | Flag.SPECIALTY | Flag.HEADING | Flag.FACILITY | Flag.NUMBER_WORD | Flag.PEOPLE)
                && !(tokens.is(at, Flag.MEDICAL | Flag.EPONYM | Flag.EPONYM_HEAD)
                        && !tokens.is(at, Flag.CITY | Flag.LAST_COMMON))
                && !GENERIC.has(tokens, at);
    }

    /** Whether one of the words is a name or unknown, rather than an English word. */
    static boolean hasName(Tokens tokens, int first, int last) {
        for (int at = first; at <= last; at++) {
            if (isOwn(tokens, at) && !tokens.is(at, Flag.ENGLISH | Flag.COMMON | Flag.MEDICAL | Flag.EPONYM)) {
                return true;
            }
        }
        return false;
    }
}
