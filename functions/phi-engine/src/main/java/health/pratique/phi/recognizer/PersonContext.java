package health.pratique.phi.recognizer;

import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Words that can only be said of a person. */
final class PersonContext {

    private PersonContext() {}

    /** Whether what follows can only be said of a person: "is a 45-year-old", ", 45 y/o", "reports", "(MRN". */
    static boolean follows(Tokens tokens, int last) {
        int next = last + 1;
        if (tokens.isAnyOf(
                next,
                "reports",
                "reported",
                "denies",
                "denied",
                "states",
                "stated",
                "presents",
                "presented",
                "complains",
                "says",
                "said",
                "endorses",
                "lives",
                "lived",
                "agrees",
                "agreed",
                "understands",
                "tolerated",
                "underwent",
                "describes",
                "admits",
                "works",
                "asks",
                "asked",
                "smokes",
                "drinks",
                "called",
                "phoned",
                "shouted")) {
            return true;
        }
        if (tokens.isAnyOf(next, "is", "was") && (tokens.isAnyOf(next + 1, "a", "an") || tokens.isNumber(next + 1))) {
            int age = tokens.isNumber(next + 1) ? next + 1 : next + 2;
            for (int at = age; at < age + 4; at++) {
                if (isAge(tokens, at)) {
                    return true;
                }
            }
            return false;
        }
        if (tokens.isSign(next, ',')) {
            int age = tokens.isAnyOf(next + 1, "a", "an", "age", "aged") ? next + 2 : next + 1;
            return isAge(tokens, age) || tokens.isAnyOf(age, "dob", "mrn");
        }
        return tokens.isSign(next, '(')
                && (isAge(tokens, next + 1)
                        || tokens.isAnyOf(next + 1, "mrn", "dob", "age", "aged", "born", "id", "ssn", "pt", "patient"));
    }

    private static boolean isAge(Tokens tokens, int at) {
        if (tokens.kind(at) == TokenKind.MIXED) {
            return Character.isDigit(tokens.first(at))
                    && "yYmMfFoO".indexOf(tokens.last(at)) >= 0
                    && tokens.length(at) <= 6;
        }
        int unit = tokens.isSign(at + 1, '-') ? at + 2 : at + 1;
        return tokens.isNumber(at, 1, 3)
                && (tokens.isAnyOf(
                                unit, "year", "years", "yr", "yrs", "yo", "y", "month", "months", "week", "day", "m",
                                "f", "male", "female")
                        || tokens.isSign(unit, ')'));
    }
}
