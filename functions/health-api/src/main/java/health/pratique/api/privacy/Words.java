package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;

/** Bounds what people write. */
final class Words {

    private static final int LONGEST = 10_000;

    private Words() {}

    /** @throws ProblemException REQUEST_INVALID for nothing, for more than 10,000 characters, and for what is no text */
    static String check(String text) {
        boolean fine = !text.isBlank()
                && text.length() <= LONGEST
                && text.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t'
                                        || Character.getType(point) == Character.SURROGATE);
        if (!fine) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        return text;
    }
}
