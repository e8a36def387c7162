package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Houses in small letters: at the tor bank hospital, from st casimir parish. A word that is no English one has to be among them. */
public final class LowerCareRecognizer implements Recognizer {

    private static final String NAME = "local/lower-care";
    private static final int MOST_WORDS = 4;

    private static final WordSet HEADS = WordSet.of("""
            hospital clinic pharmacy hospice infirmary parish manor medical med regional memorial general""");

    private static final WordSet SCHOOLS = WordSet.of("elementary school high church academy college university");

    private static final WordSet BEFORE = WordSet.of("at from to in via by near");

    private static final WordSet NEVER = WordSet.of("""
            the a an my our your his her their local same other another any outside nearby new old this that which every
            each one some no night day follow walk teaching""");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 2; at < tokens.size(); at++) {
            if (tokens.shape(at) != WordShape.LOWER || findings.taken(at)) {
                continue;
            }
            boolean school = SCHOOLS.has(tokens, at);
            if (!school && !HEADS.has(tokens, at)) {
                continue;
            }
            boolean half = tokens.isAnyOf(at, "medical", "med");
            if (half && !tokens.isAnyOf(at + 1, "center", "centre", "ctr", "cntr")) {
                continue;
            }
            int first = first(tokens, findings, at);
            if (first < at) {
                findings.add(
                        tokens,
                        first,
                        half ? at + 1 : at,
                        school ? PhiType.ORGANIZATION : PhiType.HOSPITAL,
                        0.55,
                        NAME);
            }
        }
    }

    private static int first(Tokens tokens, Findings findings, int head) {
        int at = head - 1;
        boolean own = false;
        while (head - at <= MOST_WORDS && !findings.taken(at) && tokens.shape(at) == WordShape.LOWER) {
            if (BEFORE.has(tokens, at)) {
                return own ? at + 1 : head;
            }
            if (tokens.isText(at, "the") && BEFORE.has(tokens, at - 1)) {
                return own ? at + 1 : head;
            }
            if (NEVER.has(tokens, at) || tokens.is(at, Flag.MEDICAL | Flag.SPECIALTY | Flag.RELATION | Flag.HEADING)) {
                return head;
            }
            boolean name = tokens.flags(at) == 0 || tokens.is(at, Flag.LAST | Flag.CITY | Flag.FIRST);
            own |= name && tokens.length(at) > 2 && !tokens.is(at, Flag.ENGLISH | Flag.COMMON | Flag.PERSON_VERB);
            at--;
        }
        return head;
    }
}
