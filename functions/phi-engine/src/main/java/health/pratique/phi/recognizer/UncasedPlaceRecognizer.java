package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Houses where capitals tell nothing: at the tor bank hospital, FROM WREN & WILLOW BIRTH CENTER. Between a preposition and the
 * word for the house stand words of its own, and no "a", "local" or "outside".
 */
public final class UncasedPlaceRecognizer implements Recognizer {

    private static final String NAME = "local/uncased-place";
    private static final int MOST_WORDS = 6;

    /** With two words of its own before them, English ones too. */
    private static final WordSet STRONG = WordSet.of("""
            hospital clinic pharmacy hospice infirmary pavilion ltach snf ihs hospitals llc inc trucking logistics foods bakery
            outfitters elementary academy college university tabernacle seminary mining freight jewelers casualty
            correctional transit psychiatric villa endoscopy foundation vascular ferries nursery textiles holdings
            solicitors forwarding orthopedics orthopaedics""");

    /** Houses that one word of their own is enough for, if no common one. */
    private static final WordSet HOUSES =
            WordSet.of("villa lodge manor pavilion infirmary tabernacle surgery nursery ferries");

    private static final WordSet KINDS = WordSet.of("""
            medical med health birth stroke cancer surgery surgical rehab rehabilitation heart imaging care dialysis eye
            trauma wellness nursing balance infusion sleep""");

    /** At the end of a practice's name with capitals, but of a treatment's or an organ's without. */
    private static final WordSet TREATMENTS = WordSet.of("""
            therapy surgery heart kidney cancer eye drug drugs general place rest medical med care health imaging place
            gardens house court high middle primary recovery wellness infusion nursing club nation council brothers sons
            daughters library market press union infants counseling pediatric""");

    private static final WordSet MORE_HEADS = WordSet.of("""
            hospital clinic parish elementary elem school academy college suite psychiatric endoscopy foundation vascular
            ferries forwarding solicitors residential royal base""");

    private static final WordSet BEFORE = WordSet.of("at from to via by near @ for");

    private static final WordSet NEVER = WordSet.of("""
            a an my our your his her their local same other another any outside nearby new old this that which every
            each one some no night day follow walk teaching be have get is was has had were are will can may do did go
            he she they it we i you who if when and or but then not all most more need needs time today home
            treat help keep make see return care""");

    private static final WordSet HEADS = PracticeRecognizer.HEADS.and(MORE_HEADS);

    private static final Anchors ANCHORS = Anchors.atWords(HEADS);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 2); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            WordShape shape = tokens.shape(at);
            if (shape != WordShape.LOWER && shape != WordShape.UPPER || findings.taken(at)) {
                continue;
            }
            boolean school = PracticeRecognizer.ORGANIZATIONS.has(tokens, at);
            boolean children = tokens.isText(at, "children") && tokens.kind(at + 1) == TokenKind.POSSESSIVE;
            boolean care = PracticeRecognizer.CARE.has(tokens, at) || MORE_HEADS.has(tokens, at);
            if (!school && !children && !care) {
                continue;
            }
            int first = first(tokens, findings, at);
            if (first < at) {
                int last = tokens.kind(at + 1) == TokenKind.POSSESSIVE ? at + 1 : at;
                while (tokens.shape(last + 1) == shape
                        && (PracticeRecognizer.CARE.has(tokens, last + 1) || MORE_HEADS.has(tokens, last + 1))) {
                    last++;
                }
                findings.add(tokens, first, last, school ? PhiType.ORGANIZATION : PhiType.HOSPITAL, 0.55, NAME);
            }
        }
    }

    private static int first(Tokens tokens, Findings findings, int head) {
        WordShape shape = tokens.shape(head);
        int at = head - 1;
        int names = 0;
        int words = 0;
        int unknown = 0;
        boolean center = tokens.isAnyOf(head, "center", "centre", "ctr", "suite");
        boolean weak = center ? !KINDS.has(tokens, head - 1) : !STRONG.has(tokens, head);
        while (head - at <= MOST_WORDS + 1 && !findings.taken(at)) {
            if (tokens.isSign(at, "&-'.") || tokens.kind(at) == TokenKind.POSSESSIVE) {
                if (tokens.isSign(at, '.') && !tokens.isAnyOf(at - 1, "st", "mt", "ft")) {
                    return head;
                }
                at--;
                continue;
            }
            if (tokens.shape(at) != shape && tokens.shape(at) != WordShape.INITIAL || NEVER.has(tokens, at)) {
                return head;
            }
            boolean article = tokens.isText(at, "the");
            boolean list = tokens.isAnyOf(at, "and", "of");
            if (list && words > 0) {
                at--;
                continue;
            }
            if (BEFORE.has(tokens, at) || article && BEFORE.has(tokens, at - 1)) {
                boolean enough = TREATMENTS.has(tokens, head)
                        ? tokens.isText(at, "at") && (unknown >= 1 || names >= 1 && words >= 2)
                        : names >= 1
                                || !weak && words >= 2 && !article
                                || HOUSES.has(tokens, head)
                                        && tokens.isText(at, "at")
                                        && words >= 1
                                        && !tokens.is(at + 1, Flag.COMMON);
                return enough ? at + 1 : head;
            }
            if (tokens.is(at, Flag.RELATION | Flag.PERSON_VERB | Flag.TITLE) && !tokens.is(at, Flag.LAST_COMMON)
                    || article) {
                return head;
            }
            boolean own = CapitalRun.isOwnWord(tokens, at);
            boolean name = tokens.flags(at) == 0 || tokens.is(at, Flag.LAST | Flag.CITY | Flag.FIRST);
            unknown += own && tokens.flags(at) == 0 && tokens.length(at) >= 6 ? 1 : 0;
            words += own ? 1 : 0;
            names += own && name && !tokens.is(at, Flag.ENGLISH | Flag.COMMON) ? 1 : 0;
            at--;
        }
        return head;
    }
}
