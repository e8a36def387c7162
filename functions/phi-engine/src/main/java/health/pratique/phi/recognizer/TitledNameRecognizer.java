package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Names after Mr, Mrs, Dr and the like, and before MD, RN and the like. The abbreviated title goes with the name: it tells the
 * sex or the trade.
 */
public final class TitledNameRecognizer implements Recognizer {

    private static final String NAME = "local/name-title";
    private static final int MOST_PARTS_BEFORE = 4;

    private static final Anchors ANCHORS =
            Anchors.atFlags(Flag.TITLE | Flag.CREDENTIAL).orWords("girl boy m d r n ph p");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!tokens.isWord(at)) {
                continue;
            }
            if (tokens.isAnyOf(at, "girl", "boy")
                    && tokens.isText(at - 1, "baby")
                    && tokens.is(at + 1, Flag.LAST | Flag.FIRST)
                    && NameWords.possible(tokens, at + 1)
                    && tokens.shape(at + 1) != WordShape.LOWER
                    && !findings.taken(at + 1)) {
                findings.add(tokens, at - 1, NameWords.extend(tokens, at + 1), PhiType.PATIENT_NAME, 0.9, NAME);
            }
            if (tokens.is(at, Flag.TITLE)) {
                afterTitle(tokens, findings, at);
            }
            if (tokens.is(at, Flag.CREDENTIAL) || isDottedCredential(tokens, at)) {
                beforeCredential(tokens, findings, at);
            }
        }
    }

    private static void afterTitle(Tokens tokens, Findings findings, int title) {
        boolean abbreviated =
                tokens.isAnyOf(title, "mr", "mrs", "ms", "mx", "dr", "drs", "prof", "miss", "sgt", "capt", "lt", "rev");
        boolean multipleSclerosis =
                tokens.isText(title, "ms") && tokens.shape(title) == WordShape.UPPER && !tokens.isSign(title + 1, '.');
        if (multipleSclerosis || tokens.isText(title, "mr") && tokens.isSign(title + 1, "#:")) {
            return;
        }
        int at = title + 1;
        if (tokens.isSign(at, '.') && tokens.joined(at)) {
            at++;
        }
        if (tokens.is(at, Flag.TITLE) && tokens.isAnyOf(at, "dr", "professor", "prof")) {
            at = tokens.isSign(at + 1, '.') ? at + 2 : at + 1;
        }
        if (abbreviated
                && tokens.shape(at) == WordShape.LOWER
                && tokens.length(at) == 1
                && tokens.isSign(at + 1, '.')) {
            at += 2;
        }
        int particle = tokens.is(at, Flag.PARTICLE) && !tokens.isLineEnd(at) ? NameWords.particleEnd(tokens, at) : -1;
        if (particle > 0 && abbreviated && !findings.anyTaken(at, particle)) {
            findings.add(tokens, title, NameWords.extend(tokens, particle), PhiType.NAME, 0.95, NAME);
            return;
        }
        if (tokens.isLineEnd(at)
                || findings.taken(at)
                || !NameWords.possible(tokens, at) && !forced(tokens, at, abbreviated)) {
            return;
        }
        boolean capital = NameWords.isCapital(tokens, at);
        boolean regurgitation = tokens.isText(title, "mr")
                && tokens.shape(title) == WordShape.UPPER
                && tokens.shape(at) == WordShape.UPPER
                && tokens.length(at) <= 4
                && !tokens.is(at, Flag.FIRST | Flag.LAST);
        if (regurgitation) {
            return;
        }
        if (!capital && tokens.shape(title) == WordShape.UPPER && !tokens.isSign(title + 1, '.')) {
            return;
        }
        boolean plain = !abbreviated
                && (!capital
                        || tokens.is(at, Flag.COMMON) && !NameWords.isKnown(tokens, at)
                        || NameWords.weight(tokens, at) < 0);
        if (plain || !capital && !tokens.is(at, Flag.LAST | Flag.FIRST) && tokens.flags(at) != 0) {
            return;
        }
        int last = NameWords.extend(tokens, at);
        PhiType type = tokens.isAnyOf(title, "dr", "drs", "doctor", "doctors", "nurse", "prof", "professor")
                ? PhiType.CLINICIAN_NAME
                : PhiType.NAME;
        boolean withTitle = abbreviated || tokens.shape(title) == WordShape.TITLE;
        findings.add(tokens, withTitle ? title : at, last, type, abbreviated ? 0.97 : 0.85, NAME);
        coordinated(tokens, findings, last, type, tokens.isAnyOf(title, "drs", "doctors"));
    }

    /** After "Mr." even a common word in capitals is a name: Mr. Day, Dr. Long. */
    private static boolean forced(Tokens tokens, int at, boolean abbreviated) {
        boolean surname =
                tokens.is(at, Flag.LAST_COMMON | Flag.FIRST_COMMON) && !tokens.is(at, Flag.PERSON_VERB | Flag.HEADING);
        boolean firstOfTwo = tokens.isOneCase()
                && tokens.is(at, Flag.FIRST)
                && tokens.isWord(at + 1)
                && !tokens.is(at + 1, Flag.ENGLISH | Flag.COMMON | Flag.MEDICAL);
        return abbreviated
                && (tokens.shape(at) == WordShape.TITLE || surname || firstOfTwo)
                && !tokens.is(at, Flag.TITLE | Flag.RELATION | Flag.FACILITY)
                && !tokens.isAnyOf(at, "the", "and", "is", "was", "has", "who", "patient");
    }

    /** Drs. Smith and Jones; Mr. and Mrs. Smith is seen at Mrs. */
    private static void coordinated(Tokens tokens, Findings findings, int last, PhiType type, boolean plural) {
        int at = last + 1;
        if (tokens.isSign(at, ',') && tokens.isText(at + 1, "and")) {
            at++;
        }
        if (tokens.isText(at, "and") || tokens.isSign(at, "&/,")) {
            int next = at + 1;
            boolean several = plural && NameWords.possible(tokens, next) && !findings.taken(next);
            boolean name = several
                    || tokens.shape(next) == WordShape.TITLE
                            && tokens.is(next, Flag.LAST)
                            && NameWords.weight(tokens, next) > 0
                            && !findings.taken(next)
                            && !tokens.is(next, Flag.TITLE);
            if (name && (several || !(tokens.isSign(at, ",") && !tokens.is(next, Flag.LAST_COMMON)))) {
                findings.add(tokens, next, NameWords.extend(tokens, next), type, 0.8, NAME);
            }
        }
    }

    /** M.D., R.N., Ph.D. */
    private static boolean isDottedCredential(Tokens tokens, int at) {
        boolean dots = tokens.isSign(at + 1, '.') && tokens.joined(at + 1) && tokens.joined(at + 2);
        return dots
                && (tokens.isText(at, "m") && tokens.isText(at + 2, "d")
                        || tokens.isText(at, "d") && tokens.isText(at + 2, "o")
                        || tokens.isText(at, "r") && tokens.isText(at + 2, "n")
                        || tokens.isText(at, "n") && tokens.isText(at + 2, "p")
                        || tokens.isText(at, "ph") && tokens.isText(at + 2, "d")
                        || tokens.isText(at, "p") && tokens.isText(at + 2, "a"));
    }

    private static void beforeCredential(Tokens tokens, Findings findings, int credential) {
        boolean lower = tokens.shape(credential) == WordShape.LOWER;
        int last = credential - 1;
        boolean comma = tokens.isSign(last, ',');
        if (comma) {
            last--;
        }
        if (!comma
                && (tokens.isAnyOf(credential, "ba", "ot", "od", "as", "im", "pa", "ma", "do", "rt", "jd", "cma")
                        || lower)) {
            return;
        }
        int first = firstOf(tokens, findings, last, lower && comma);
        if (first < 0 || tokens.kind(last) != TokenKind.WORD) {
            return;
        }
        int known = 0;
        int parts = 0;
        for (int at = first; at <= last; at++) {
            if (tokens.isWord(at) && tokens.length(at) > 1) {
                parts++;
                known += NameWords.weight(tokens, at) > 0 || tokens.is(at, Flag.LAST_COMMON) ? 1 : 0;
            }
        }
        boolean capital = NameWords.isCapital(tokens, first);
        if (known > 0 && (capital || lower && comma && known == parts && parts >= 2)) {
            findings.add(tokens, first, last, PhiType.CLINICIAN_NAME, 0.92, NAME);
        }
    }

    private static int firstOf(Tokens tokens, Findings findings, int last, boolean lower) {
        int at = last;
        int first = -1;
        int parts = 0;
        while (at >= 0 && parts < MOST_PARTS_BEFORE && !findings.taken(at)) {
            if (tokens.isWord(at)
                    && (tokens.shape(at) != WordShape.LOWER || lower && tokens.length(at) > 2)
                    && NameWords.possible(tokens, at)
                    && !tokens.is(at, Flag.NAME_CUE)
                    && (!tokens.is(at, Flag.COMMON) || NameWords.isKnown(tokens, at))
                    && (NameWords.weight(tokens, at) > -3 || tokens.is(at, Flag.LAST_COMMON))) {
                first = at;
                parts++;
            } else if (!(tokens.isSign(at, '.') && tokens.shape(at - 1) == WordShape.INITIAL)
                    && !(tokens.isSign(at, '-') && tokens.joined(at))
                    && !(tokens.is(at, Flag.PARTICLE) && first > 0)) {
                break;
            }
            at--;
        }
        return first;
    }
}
