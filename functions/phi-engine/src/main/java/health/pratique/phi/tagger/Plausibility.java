package health.pratique.phi.tagger;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** What no span of the tagger may be, however likely the model holds it: a state or country, a language, a department. */
final class Plausibility {

    private static final int GENERIC = Flag.SPECIALTY
            | Flag.FACILITY
            | Flag.ORGANIZATION
            | Flag.HEADING
            | Flag.MEDICAL
            | Flag.CREDENTIAL
            | Flag.ID_WORD
            | Flag.RELATION;

    private static final int OWN = Flag.FIRST_COMMON | Flag.LAST_COMMON | Flag.CITY_LARGE | Flag.COUNTY;

    private Plausibility() {}

    static boolean holds(Tokens tokens, int first, int last, Tag tag) {
        return switch (tag) {
            case NONE -> false;
            case DATE -> !isPlainWord(tokens, first, last);
            case NUMBER -> true;
            case NAME -> first != last || !tokens.is(first, Flag.PEOPLE) || tokens.is(first, Flag.FIRST_COMMON);
            case PLACE -> !isStateOrCountry(tokens, first, last);
            case FACILITY, ORGANIZATION -> !isGeneric(tokens, first, last);
        };
    }

    /** "may" alone is hardly the month. */
    private static boolean isPlainWord(Tokens tokens, int first, int last) {
        return first == last && tokens.isWord(first) && tokens.is(first, Flag.COMMON);
    }

    /** Also the half of one: the New of New York. */
    private static boolean isStateOrCountry(Tokens tokens, int first, int last) {
        if (first == last && tokens.is(first, Flag.STATE | Flag.COUNTRY | Flag.PEOPLE)) {
            return true;
        }
        int from = first == last ? first - 1 : first;
        for (int start = from; start <= first; start++) {
            int end = first == last ? start + 1 : last;
            if (isNamed(tokens, start, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Tokens tokens, int first, int last) {
        if (last - first > 2) {
            return false;
        }
        StringBuilder phrase = new StringBuilder();
        for (int at = first; at <= last; at++) {
            if (!tokens.isWord(at)) {
                return false;
            }
            phrase.append(at == first ? "" : " ").append(tokens.lower(at));
        }
        return (tokens.lexiconFlags(phrase.toString()) & (Flag.STATE | Flag.COUNTRY)) != 0;
    }

    /** A clinic like any other: physical therapy, the emergency room. */
    private static boolean isGeneric(Tokens tokens, int first, int last) {
        for (int at = first; at <= last; at++) {
            boolean generic = tokens.kind(at) != TokenKind.WORD
                    || tokens.is(at, GENERIC) && !tokens.is(at, OWN)
                    || tokens.is(at, Flag.SPECIALTY | Flag.FACILITY)
                    || tokens.is(at, Flag.COMMON) && tokens.length(at) <= 3;
            if (!generic) {
                return false;
            }
        }
        return true;
    }
}
